package ru.metodkarta.document;

import java.util.List;
import java.util.regex.Matcher;

/** Tells sections, activities and the rest of a row broken over pages from one another. */
final class SectionRules {

    enum Verdict {
        ACTIVITY,
        SECTION,
        PROBABLY_SECTION,
        /** rest of the row above */
        CONTINUES,
        /** reads like the rest of the row above, yet says enough to be a row */
        MAYBE_CONTINUES,
        TOTAL,
        FOOTNOTE
    }

    private static final int LONG_TITLE = 250;
    private static final int TOTAL = 40;

    private final int width;
    private final Layout layout;
    private final List<Cells> rows;
    /** whether rows usually say more than their number and title */
    private final boolean fullRows;

    SectionRules(int width, Layout layout, List<Cells> rows) {
        this.width = width;
        this.layout = layout;
        this.rows = rows;
        long full = rows.stream().filter(cells -> saysMore(cells)).count();
        long some = rows.stream().filter(cells -> !cells.row().blank()).count();
        this.fullRows = full * 3 >= some;
    }

    Verdict judge(int index, Draft open) {
        Cells cells = rows.get(index);
        Grid.Row row = cells.row();
        String text = row.own().get(0).text();
        boolean single = row.own().size() == 1 && !row.inheritsText();
        if (PlanWords.TOTAL.matcher(text).lookingAt() && text.length() <= TOTAL) {
            return Verdict.TOTAL;
        }
        if (single && PlanWords.FOOTNOTE.matcher(text).lookingAt()) {
            return Verdict.FOOTNOTE;
        }
        if (row.wide(width)) {
            return open != null && CellText.beginsAsRest(text) && CellText.endsOpen(open.title)
                    ? Verdict.CONTINUES
                    : Verdict.SECTION;
        }
        if (numberAndWide(row)) {
            return Verdict.SECTION;
        }
        boolean numbered = cells.filled(layout.number());
        boolean titled = cells.filled(layout.title());
        if (!numbered || !cells.own(layout.number())) {
            Verdict rest = continuation(cells, open);
            if (rest != Verdict.ACTIVITY) {
                return rest;
            }
        }
        if (single && !numbered && titled) {
            return titleAlone(index, text);
        }
        if (single && numbered && !PlanWords.NUMBER.matcher(text).matches()) {
            return titleAlone(index, text);
        }
        if (numbered && titled && !saysMore(cells) && cells.own(layout.title())) {
            return numberAndTitle(index, cells);
        }
        return Verdict.ACTIVITY;
    }

    /** Anything beside the number and the title, own or merged from above. */
    private boolean saysMore(Cells cells) {
        for (int i = 0; i < cells.text().length; i++) {
            if (i != layout.number() && i != layout.title() && i != layout.section() && cells.filled(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean numberAndWide(Grid.Row row) {
        List<Grid.Slot> own = row.own();
        return own.size() == 2
                && !row.inheritsText()
                && own.get(0).column() == 0
                && PlanWords.NUMBER.matcher(own.get(0).text()).matches()
                && own.get(1).span() > 1
                && own.get(1).end() >= width - 1
                && own.get(1).span() * 2 >= width;
    }

    private Verdict continuation(Cells cells, Draft open) {
        if (open == null) {
            return Verdict.ACTIVITY;
        }
        int title = layout.title();
        boolean dated = layout.own(cells, ColumnRole.DEADLINE);
        boolean executed = layout.own(cells, ColumnRole.EXECUTORS);
        if (!cells.filled(title)) {
            // nothing can be an activity without a wording; what stands in the other columns belongs above
            return Verdict.CONTINUES;
        }
        if (!cells.own(title)) {
            return dated || layout.all(ColumnRole.DEADLINE).isEmpty() ? Verdict.ACTIVITY : Verdict.CONTINUES;
        }
        String text = cells.text()[title];
        boolean rest = CellText.beginsAsRest(text);
        boolean cut = CellText.endsOpen(open.title);
        if (!rest && !cut || PlanWords.NUMBER_FIRST.matcher(text).lookingAt()) {
            return Verdict.ACTIVITY;
        }
        boolean complete = dated && executed;
        boolean others = restsElsewhere(cells, open);
        if (rest && !CellText.endsSentence(open.title) && !complete && others) {
            return Verdict.CONTINUES;
        }
        if (!rest && cut && !dated && !executed && others) {
            return Verdict.CONTINUES;
        }
        return rest && !CellText.endsSentence(open.title) && !(complete && !cut)
                ? Verdict.MAYBE_CONTINUES
                : Verdict.ACTIVITY;
    }

    /** What stands beside the title reads like the rest of what stands above it. */
    private boolean restsElsewhere(Cells cells, Draft open) {
        for (int i = 0; i < cells.text().length; i++) {
            if (i == layout.title() || !cells.own(i)) {
                continue;
            }
            String above = textAbove(i, open);
            String text = cells.text()[i];
            boolean goesOn = CellText.beginsAsRest(text)
                    || CellText.endsOpen(above)
                    || Character.isDigit(text.charAt(0)) && !CellText.endsSentence(above);
            if (!above.isEmpty() && !goesOn) {
                return false;
            }
        }
        return true;
    }

    private String textAbove(int column, Draft open) {
        return switch (layout.columns().get(column).role()) {
            case EXECUTORS -> open.executors;
            case DEADLINE -> open.deadline;
            case RESULT -> open.result;
            case EXTRA -> open.extra.getOrDefault(layout.columns().get(column).index(), "");
            default -> "";
        };
    }

    private Verdict titleAlone(int index, String text) {
        if (PlanWords.SECTION_WORD.matcher(text).lookingAt()
                || PlanWords.NAMED_SECTION.matcher(text).matches()
                || year(text) != null
                || capitals(text)) {
            return Verdict.SECTION;
        }
        if (!fullRows || Measures.LETTER.matcher(text).lookingAt()) {
            return Verdict.ACTIVITY;
        }
        Matcher number = PlanWords.NUMBERED_SECTION.matcher(text);
        boolean numbered = number.matches();
        if (numbered && continuesSeries(index, number.group(1)) && !isParentOfNext(index, number.group(1))) {
            return Verdict.ACTIVITY;
        }
        Cells next = next(index);
        if (next == null || text.length() > LONG_TITLE) {
            return numbered ? Verdict.SECTION : Verdict.PROBABLY_SECTION;
        }
        return numbered && isParentOfNext(index, number.group(1)) ? Verdict.SECTION : Verdict.PROBABLY_SECTION;
    }

    private Verdict numberAndTitle(int index, Cells cells) {
        String number = cells.text()[layout.number()];
        String title = cells.text()[layout.title()];
        if (PlanWords.ROMAN.matcher(number).matches()
                || PlanWords.SECTION_WORD.matcher(title).lookingAt()
                || year(title) != null
                || isParentOfNext(index, number)) {
            return Verdict.SECTION;
        }
        if (PlanWords.LETTER_NUMBER.matcher(number).matches() || !fullRows || title.endsWith(":")) {
            return Verdict.ACTIVITY;
        }
        if (capitals(title)) {
            return Verdict.SECTION;
        }
        Cells next = next(index);
        String below = next == null ? "" : number(next);
        String above = numberAbove(index);
        boolean restarts = last(below) == 1 && components(below) == components(number);
        boolean outOfSeries =
                last(below) > 0 && last(above) + 1 == last(below) && components(above) == components(below);
        boolean deeper = components(number) == 1 && components(below) > 1;
        return restarts || outOfSeries || deeper ? Verdict.SECTION : Verdict.ACTIVITY;
    }

    /** «2.» over «2.1», whatever stands between. */
    private boolean isParentOfNext(int index, String number) {
        String own = digits(number);
        Cells next = next(index);
        if (next == null || own.isEmpty()) {
            return false;
        }
        String below = digits(number(next));
        return below.startsWith(own + ".");
    }

    private boolean continuesSeries(int index, String number) {
        String above = numberAbove(index);
        return components(number) == components(above)
                && last(number) == last(above) + 1
                && parent(number).equals(parent(above));
    }

    /** The next row that is no page heading. */
    private Cells next(int index) {
        for (int i = index + 1; i < rows.size(); i++) {
            Cells cells = rows.get(i);
            if (!cells.row().blank() && Header.kinds(cells.row()) < 3 && !Header.isColumnNumbers(cells.row())) {
                return cells;
            }
        }
        return null;
    }

    private String numberAbove(int index) {
        for (int i = index - 1; i >= 0; i--) {
            Cells cells = rows.get(i);
            if (!cells.row().blank() && saysMore(cells)) {
                return number(cells);
            }
        }
        return "";
    }

    /** Printed number of a row, in its own column or before the title. */
    private String number(Cells cells) {
        if (cells.filled(layout.number())
                && PlanWords.NUMBER.matcher(cells.text()[layout.number()]).matches()) {
            return cells.text()[layout.number()];
        }
        List<Grid.Slot> own = cells.row().own();
        String text = cells.filled(layout.title())
                ? cells.text()[layout.title()]
                : own.isEmpty() ? "" : own.get(0).text();
        Matcher first = PlanWords.NUMBER_FIRST.matcher(text);
        return first.lookingAt() ? first.group(1) : "";
    }

    private static String digits(String number) {
        return number.replaceAll("[^\\d.]", "").replaceAll("\\.+$", "").replaceAll("^\\.+", "");
    }

    private static int components(String number) {
        String digits = digits(number);
        return digits.isEmpty() ? 0 : digits.split("\\.").length;
    }

    private static int last(String number) {
        String digits = digits(number);
        String last = digits.substring(digits.lastIndexOf('.') + 1);
        return last.isEmpty() || last.length() > 6 ? -1 : Integer.parseInt(last);
    }

    private static String parent(String number) {
        String digits = digits(number);
        return digits.substring(0, Math.max(0, digits.lastIndexOf('.')));
    }

    private static boolean capitals(String text) {
        long letters = text.chars().filter(Character::isLetter).count();
        return letters > 3 && text.chars().filter(Character::isLetter).allMatch(Character::isUpperCase);
    }

    /** Beyond doubt, by its words alone. */
    static boolean isHeadOfSection(String text) {
        return PlanWords.SECTION_WORD.matcher(text).lookingAt()
                || PlanWords.NAMED_SECTION.matcher(text).matches()
                || PlanWords.NUMBERED_SECTION.matcher(text).matches()
                || PlanWords.PART_OF_TIME.matcher(text).matches()
                || PlanWords.YEAR_SECTION.matcher(text).matches();
    }

    /** A row that is nothing but the head of a section. */
    static Draft section(Grid.Row row) {
        return section(row.key(), row.text());
    }

    static Draft section(String key, String text) {
        Draft draft = new Draft(key, PlanReading.LineKind.SECTION);
        draft.title = text;
        splitNumber(draft);
        draft.year = year(draft.title);
        return draft;
    }

    static void splitNumber(Draft section) {
        Matcher named = PlanWords.NAMED_SECTION.matcher(section.title);
        Matcher numbered = PlanWords.NUMBERED_SECTION.matcher(section.title);
        Matcher found = named.matches() ? named : numbered.matches() ? numbered : null;
        if (found != null && !found.group(2).isBlank()) {
            section.number = found.group(1).strip();
            section.title = found.group(2).strip();
        }
    }

    static Integer year(String title) {
        Matcher whole = PlanWords.YEAR_SECTION.matcher(title);
        if (whole.matches()) {
            return Integer.valueOf(whole.group(1));
        }
        Matcher within = PlanWords.ONE_YEAR.matcher(title);
        if (within.find()) {
            String year = within.group(1);
            long years = PlanWords.ANY_YEAR.matcher(title).results().count();
            return years == 1 && title.length() <= 60 ? Integer.valueOf(year) : null;
        }
        return null;
    }
}
