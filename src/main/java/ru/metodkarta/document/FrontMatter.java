package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.List;
import ru.metodkarta.document.PlanReading.Found;
import ru.metodkarta.document.PlanReading.Unplaced;

/** Title, period and approval block out of the text above a table. What it does not use is unplaced. */
final class FrontMatter {

    private static final int BLOCK = 14;
    private static final int TITLE_LINES = 10;
    private static final int TITLE_LENGTH = 600;
    private static final int TITLE_PART = 400;

    /** @param place key of the row, or null for text outside the table */
    private record Entry(String place, String text) {}

    private final List<Entry> entries = new ArrayList<>();
    private boolean[] used = {};

    void add(String place, String text) {
        CellText.lines(CellText.normal(text)).forEach(line -> entries.add(new Entry(place, line)));
    }

    Found read(List<Unplaced> unplaced) {
        used = new boolean[entries.size()];
        String edition = edition();
        int titleFrom = titleFrom();
        String title = titleFrom < 0 ? onlyText() : title(titleFrom);
        List<String> block = approval(titleFrom < 0 ? entries.size() : titleFrom);
        Act act = Act.of(block, texts());
        Period period = Period.of(title == null ? "" : title);
        for (int i = 0; i < entries.size() && period.text() == null; i++) {
            if (!used[i] && entries.get(i).text().length() < 80) {
                period = Period.of(entries.get(i).text());
                used[i] = period.text() != null
                        && period.text().equals(entries.get(i).text());
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            if (!used[i]) {
                unplaced.add(new Unplaced(entries.get(i).place(), entries.get(i).text()));
            }
        }
        return new Found(
                title,
                period.text(),
                period.from(),
                period.to(),
                block.isEmpty() ? null : String.join("\n", block),
                act.kind(),
                act.issuer(),
                act.date(),
                act.number(),
                act.annex(),
                edition);
    }

    private List<String> texts() {
        return entries.stream().map(Entry::text).toList();
    }

    private String text(int index) {
        return entries.get(index).text();
    }

    private String edition() {
        for (int i = 0; i < entries.size(); i++) {
            if (FrontWords.EDITION.matcher(text(i)).lookingAt()) {
                StringBuilder edition = new StringBuilder(text(i));
                used[i] = true;
                while (edition.charAt(0) == '('
                        && edition.indexOf(")") < 0
                        && i + 1 < entries.size()
                        && edition.length() < 300) {
                    i++;
                    used[i] = true;
                    edition.append(' ').append(text(i));
                }
                return edition.toString();
            }
        }
        return null;
    }

    /** The last paragraph above the table that begins like a title, and what belongs to it above. */
    private int titleFrom() {
        int from = -1;
        for (int i = entries.size() - 1; i >= 0 && from < 0; i--) {
            if (!used[i] && beginsTitle(text(i))) {
                from = i;
            }
        }
        while (from > 0 && !used[from - 1] && text(from - 1).length() < 120 && beginsTitle(text(from - 1))) {
            from--;
        }
        return from;
    }

    private static boolean beginsTitle(String text) {
        return text.length() <= TITLE_LENGTH
                && FrontWords.TITLE.matcher(text).lookingAt()
                && !text.endsWith(";")
                && !text.endsWith(":");
    }

    private String title(int from) {
        StringBuilder title = new StringBuilder(text(from));
        used[from] = true;
        for (int i = from + 1; i < entries.size() && i < from + TITLE_LINES; i++) {
            String next = text(i);
            boolean goesOn = FrontWords.TITLE_GOES_ON.matcher(next).lookingAt() || capitals(next);
            if (used[i]
                    || !goesOn
                    || next.length() > TITLE_PART
                    || title.length() > TITLE_LENGTH
                    || CellText.endsSentence(title.toString()) && title.length() > 100) {
                break;
            }
            CellText.join(title, next, " ");
            used[i] = true;
        }
        return title.toString();
    }

    private static boolean capitals(String text) {
        return text.chars().filter(Character::isLetter).allMatch(Character::isUpperCase)
                && text.chars().anyMatch(Character::isLetter);
    }

    /** Without a word that says «plan»: the only paragraph there is. */
    private String onlyText() {
        int only = -1;
        for (int i = 0; i < entries.size(); i++) {
            if (!used[i]) {
                if (only >= 0 || FrontWords.APPROVAL.matcher(text(i)).lookingAt() || text(i).length() > TITLE_LENGTH) {
                    return null;
                }
                only = i;
            }
        }
        if (only < 0) {
            return null;
        }
        used[only] = true;
        return text(only);
    }

    private List<String> approval(int title) {
        int from = -1;
        for (int i = title - 1; i >= 0 && from < 0; i--) {
            if (!used[i] && isApproval(i)) {
                from = i;
            }
        }
        if (from < 0) {
            return List.of();
        }
        while (from > 0 && !used[from - 1] && isApproval(from - 1)) {
            from--;
        }
        List<String> block = new ArrayList<>();
        boolean byPerson = false;
        for (int i = from; i < title && block.size() < BLOCK && !used[i]; i++) {
            block.add(text(i));
            used[i] = true;
            byPerson |= FrontWords.I_APPROVE.matcher(text(i)).lookingAt();
            boolean further = i + 1 < title && (isApproval(i + 1) || Act.belongs(text(i + 1)));
            if (!byPerson && !further && Act.complete(block)) {
                break;
            }
        }
        return block;
    }

    private boolean isApproval(int index) {
        return FrontWords.APPROVAL.matcher(text(index)).lookingAt()
                && !FrontWords.AGREED.matcher(text(index)).lookingAt();
    }
}
