package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ru.metodkarta.document.PlanReading.ReadColumn;

/** Roles of the columns: by their headings, then by what is in them, then as the user says. */
final class Columns {

    private static final int LOOKED_AT = 300;

    private final List<Header.Leaf> leaves;
    private final ColumnRole[] roles;
    private final int[] strength;
    private final Traits[] traits;

    /** What the cells of a column look like, as parts of the filled ones; runs of equal cells count once. */
    private record Traits(int filled, int runs, double numbers, double deadlines, double organizations, double length) {

        /** says the same in many rows one after another */
        boolean groups() {
            return filled >= 4 && runs * 2 <= filled;
        }
    }

    private Columns(List<Header.Leaf> leaves, List<Traits> traits) {
        this.leaves = leaves;
        this.roles = new ColumnRole[leaves.size()];
        this.strength = new int[leaves.size()];
        this.traits = traits.toArray(Traits[]::new);
    }

    static List<ReadColumn> of(Header header, List<String[]> body, Map<Integer, ColumnRole> chosen) {
        List<Traits> traits = new ArrayList<>();
        for (int i = 0; i < header.leaves().size(); i++) {
            traits.add(traits(body, i));
        }
        Columns columns = new Columns(header.leaves(), traits);
        columns.byHeading();
        columns.byContent(header.found());
        columns.rest(header.found());
        return columns.withChosen(chosen);
    }

    private static Traits traits(List<String[]> body, int column) {
        int filled = 0;
        int numbers = 0;
        int deadlines = 0;
        int organizations = 0;
        long length = 0;
        int runs = 0;
        String last = "";
        for (String[] row : body.subList(0, Math.min(LOOKED_AT, body.size()))) {
            String text = row[column];
            if (text == null || text.isEmpty()) {
                continue;
            }
            filled++;
            runs += text.equals(last) ? 0 : 1;
            last = text;
            length += text.length();
            numbers += PlanWords.NUMBER.matcher(text).matches() ? 1 : 0;
            deadlines += text.length() < 120 && PlanWords.DEADLINE.matcher(text).find() ? 1 : 0;
            organizations += PlanWords.ORGANIZATION.matcher(text).find() ? 1 : 0;
        }
        double all = Math.max(1, filled);
        return new Traits(filled, runs, numbers / all, deadlines / all, organizations / all, length / all);
    }

    private void byHeading() {
        Map<ColumnRole, Integer> best = new HashMap<>();
        boolean ours = leaves.stream().anyMatch(leaf -> HeadingWords.isAdded(leaf.heading()));
        HeadingWords.Guess[] guesses = new HeadingWords.Guess[roles.length];
        for (int i = 0; i < roles.length; i++) {
            guesses[i] = guess(leaves.get(i).heading());
            if (guesses[i] == null || HeadingWords.isAdded(leaves.get(i).heading())) {
                continue;
            }
            Integer other = best.get(guesses[i].role());
            if (other == null || guesses[i].strength() > guesses[other].strength()) {
                best.put(guesses[i].role(), i);
            }
        }
        for (int i = 0; i < roles.length; i++) {
            if (HeadingWords.isAdded(leaves.get(i).heading())) {
                roles[i] = ColumnRole.SKIPPED;
                strength[i] = 3;
                continue;
            }
            if (guesses[i] == null) {
                continue;
            }
            ColumnRole role = guesses[i].role();
            if (role == ColumnRole.SKIPPED) {
                roles[i] = !ours && traits[i].filled() > 0 ? ColumnRole.EXTRA : ColumnRole.SKIPPED;
            } else if (groups(i, best)) {
                roles[i] = ColumnRole.SECTION;
            } else if (best.get(role) == i
                    || belongsTogether(role, guesses[i], guesses[best.get(role)], i, best.get(role))) {
                roles[i] = role;
            } else {
                roles[i] = ColumnRole.EXTRA;
            }
            strength[i] = guesses[i].strength();
        }
    }

    /** «Направление» beside a column of activities. */
    private boolean groups(int column, Map<ColumnRole, Integer> best) {
        Integer title = best.get(ColumnRole.TITLE);
        return HeadingWords.isGroup(leaves.get(column).heading())
                && traits[column].groups()
                && title != null
                && title != column
                && !best.containsKey(ColumnRole.SECTION);
    }

    /** The lowest level of a heading says more than the groups above it, unless what it says is weak. */
    private static HeadingWords.Guess guess(String heading) {
        String[] levels = heading.split(" / ");
        HeadingWords.Guess weak = null;
        for (int i = levels.length - 1; i >= 0; i--) {
            HeadingWords.Guess guess = HeadingWords.guess(levels[i]);
            if (guess != null && guess.strength() > 1) {
                return guess;
            }
            weak = weak == null ? guess : weak;
        }
        return weak;
    }

    /** Executors and co-executors; the beginning and the end of a deadline, years under «Срок». */
    private boolean belongsTogether(
            ColumnRole role, HeadingWords.Guess mine, HeadingWords.Guess first, int column, int other) {
        if (role == ColumnRole.EXECUTORS) {
            return mine.strength() == 3 && first.strength() == 3;
        }
        if (role != ColumnRole.DEADLINE) {
            return false;
        }
        String group = group(leaves.get(column).heading());
        return !group.isEmpty() && group.equals(group(leaves.get(other).heading()))
                || isBoundary(leaves.get(column).heading())
                        && isBoundary(leaves.get(other).heading());
    }

    private static boolean isBoundary(String heading) {
        return PlanWords.TIME_BEGIN.matcher(heading).find()
                || PlanWords.TIME_END.matcher(heading).find();
    }

    private static String group(String heading) {
        int level = heading.lastIndexOf(" / ");
        return level < 0 ? "" : heading.substring(0, level);
    }

    private boolean has(ColumnRole role) {
        for (ColumnRole given : roles) {
            if (given == role) {
                return true;
            }
        }
        return false;
    }

    private void byContent(boolean headed) {
        if (!has(ColumnRole.NUMBER)) {
            for (int i = 0; i < Math.min(2, roles.length); i++) {
                if (roles[i] == null && traits[i].filled() > 0 && traits[i].numbers() >= 0.6) {
                    roles[i] = ColumnRole.NUMBER;
                    break;
                }
            }
        }
        if (!has(ColumnRole.DEADLINE)) {
            give(ColumnRole.DEADLINE, headed ? 0.7 : 0.5);
        }
        if (!has(ColumnRole.TITLE)) {
            int longest = -1;
            for (int i = 0; i < roles.length; i++) {
                boolean free = roles[i] == null || roles[i] == ColumnRole.EXTRA && strength[i] < 2;
                if (free
                        && traits[i].filled() > 0
                        && (longest < 0 || traits[i].length() > 1.6 * traits[longest].length())) {
                    longest = i;
                }
            }
            if (longest >= 0) {
                roles[longest] = ColumnRole.TITLE;
            }
        }
        if (!has(ColumnRole.EXECUTORS)) {
            give(ColumnRole.EXECUTORS, headed ? 0.7 : 0.4);
        }
    }

    private void give(ColumnRole role, double least) {
        int best = -1;
        double most = 0;
        for (int i = 0; i < roles.length; i++) {
            double part = role == ColumnRole.DEADLINE ? traits[i].deadlines() : traits[i].organizations();
            if (roles[i] == null && part >= least && part > most) {
                best = i;
                most = part;
            }
        }
        // the longest column of all is the wording, whatever organizations it names
        if (best >= 0 && (role == ColumnRole.DEADLINE || has(ColumnRole.TITLE))) {
            roles[best] = role;
        }
    }

    private void rest(boolean headed) {
        boolean result = has(ColumnRole.RESULT) || headed;
        for (int i = 0; i < roles.length; i++) {
            if (roles[i] != null) {
                continue;
            }
            if (!result && traits[i].filled() > 0 && traits[i].length() > 8) {
                roles[i] = ColumnRole.RESULT;
                result = true;
            } else {
                boolean nothing =
                        traits[i].filled() == 0 && leaves.get(i).heading().isEmpty();
                roles[i] = nothing ? ColumnRole.SKIPPED : ColumnRole.EXTRA;
            }
        }
    }

    private List<ReadColumn> withChosen(Map<Integer, ColumnRole> chosen) {
        List<ReadColumn> columns = new ArrayList<>();
        for (int i = 0; i < roles.length; i++) {
            Header.Leaf leaf = leaves.get(i);
            ColumnRole byUser = chosen.get(leaf.start());
            ColumnRole role = byUser != null ? byUser : roles[i];
            boolean single = role != ColumnRole.EXTRA && role != ColumnRole.SKIPPED;
            if (byUser == null && single && chosen.containsValue(role)) {
                role = ColumnRole.EXTRA;
            }
            columns.add(new ReadColumn(leaf.start(), leaf.heading(), role, byUser != null || strength[i] > 1));
        }
        return columns;
    }
}
