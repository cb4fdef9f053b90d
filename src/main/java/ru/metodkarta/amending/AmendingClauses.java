package ru.metodkarta.amending;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import ru.metodkarta.document.ClauseRows;
import ru.metodkarta.roadmap.PrintedRoadmap;
import ru.metodkarta.roadmap.RevisionComparison;
import ru.metodkarta.roadmap.RevisionComparison.Block;
import ru.metodkarta.roadmap.RevisionComparison.Kind;
import ru.metodkarta.roadmap.RevisionComparison.Line;
import ru.metodkarta.roadmap.TextChange;

/**
 * The difference of two texts as clauses of an order: what changes is named by its number in the text in force, new
 * wordings come whole, words are exchanged only where nobody can mistake which.
 */
@Component
class AmendingClauses {

    private final AmendingWords words;
    private final WordReplacement replacement;

    AmendingClauses(AmendingWords words, WordReplacement replacement) {
        this.words = words;
        this.replacement = replacement;
    }

    /** Of the annex, without their numbers, in the order of the plan; empty when nothing that is printed differs. */
    List<String> of(RevisionComparison compared) {
        RevisionComparison difference = compared.printed();
        List<String> clauses = new ArrayList<>();
        head(clauses, difference);
        columns(clauses, difference);
        for (Block block : difference.blocks()) {
            if (block.kind() == Kind.ADDED) {
                addedSection(clauses, difference, block);
            } else if (block.kind() != Kind.REMOVED) {
                section(clauses, difference, block);
            }
            for (int n = 0; n < block.lines().size(); n++) {
                line(clauses, difference, block, n);
            }
        }
        difference.blocks().stream()
                .filter(block -> block.kind() == Kind.REMOVED)
                .forEach(block -> clauses.add(say("section.remove", capital(section(block.before())))));
        renumbering(clauses, difference);
        return clauses;
    }

    private void head(List<String> clauses, RevisionComparison difference) {
        for (TextChange field : difference.requisites()) {
            if ("HEAD_TITLE".equals(field.code())) {
                clauses.add(replacement
                        .of(field, field.textBefore())
                        .map(replaced -> say("title.words", replaced))
                        .orElseGet(() -> say("title", field.textAfter())));
            } else if ("PERIOD_TEXT".equals(field.code()) && periodPrinted(difference, field)) {
                clauses.add(
                        printedBelow(difference.to().title(), field.textAfter())
                                ? say("period", field.textAfter())
                                : say("period.remove", field.textBefore()));
            }
        }
    }

    /** The period stands below the title unless the title says it. */
    static boolean periodPrinted(RevisionComparison difference, TextChange period) {
        return printedBelow(difference.from().title(), period.textBefore())
                || printedBelow(difference.to().title(), period.textAfter());
    }

    private static boolean printedBelow(String title, String period) {
        return !period.isBlank() && !squeezed(title).contains(squeezed(period));
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u00A0]+", "").replace('–', '-').toLowerCase(AmendingWords.RUSSIAN);
    }

    private void columns(List<String> clauses, RevisionComparison difference) {
        Map<String, String> before = new HashMap<>();
        difference.from().columns().forEach(column -> before.put(key(column), column.title()));
        Map<String, String> gone = new HashMap<>(before);
        List<String> kept = new ArrayList<>();
        for (PrintedRoadmap.Column column : difference.to().columns()) {
            String former = gone.remove(key(column));
            if (former == null) {
                clauses.add(say("column.add", column.title()));
            } else {
                kept.add(key(column));
                if (!former.equals(column.title())) {
                    clauses.add(say("column.rename", former, column.title()));
                }
            }
        }
        difference.from().columns().stream()
                .filter(column -> gone.containsKey(key(column)))
                .forEach(column -> clauses.add(say("column.remove", column.title())));
        List<String> order = difference.from().columns().stream()
                .map(AmendingClauses::key)
                .filter(kept::contains)
                .toList();
        if (!order.equals(kept)) {
            clauses.add(say(
                    "column.order",
                    String.join(
                            ", ",
                            difference.to().columns().stream()
                                    .map(column -> "«" + column.title() + "»")
                                    .toList())));
        }
    }

    private static String key(PrintedRoadmap.Column column) {
        return column.key() == null ? column.kind().name() : column.key();
    }

    private void section(List<String> clauses, RevisionComparison difference, Block block) {
        if (block.before() == null || block.after() == null) {
            return;
        }
        if (block.moved()) {
            Block above = above(difference.blocks(), block);
            clauses.add(
                    above == null
                            ? say("section.first", capital(section(block.before())))
                            : say("section.move", capital(section(block.before())), sectionOf(known(above))));
        }
        if (!Objects.equals(block.before().title(), block.after().title())) {
            clauses.add(say(
                    "section.rename", sectionOf(block.before()), block.after().title()));
        }
    }

    /** The nearest section of the new text before this one that stands under a heading. */
    private static Block above(List<Block> blocks, Block block) {
        Block above = null;
        for (Block other : blocks) {
            if (other == block) {
                break;
            }
            if (other.sectionId() != null && other.kind() != Kind.REMOVED) {
                above = other;
            }
        }
        return above;
    }

    private static RevisionComparison.Section known(Block block) {
        return block.before() == null ? block.after() : block.before();
    }

    private void addedSection(List<String> clauses, RevisionComparison difference, Block block) {
        List<String> text = new ArrayList<>();
        text.add(ClauseRows.section(block.after().heading()));
        block.lines().stream()
                .filter(line -> line.kind() == Kind.ADDED)
                .forEach(line -> text.add(row(difference, line)));
        String name = number(block.after().number()) == null
                ? "«" + block.after().title() + "»"
                : number(block.after().number());
        clauses.add(say("section.add", name) + "\n" + quoted(text));
    }

    private void line(List<String> clauses, RevisionComparison difference, Block block, int n) {
        Line line = block.lines().get(n);
        switch (line.kind()) {
            case ADDED -> {
                if (block.kind() != Kind.ADDED) {
                    clauses.add(added(block, n) + "\n" + quoted(List.of(row(difference, line))));
                }
            }
            case REMOVED -> {
                if (block.kind() != Kind.REMOVED) {
                    clauses.add(say("row.remove", capital(item(line.before()))));
                }
            }
            case MOVED -> clauses.add(say("row.move", capital(item(line.before())), place(block, n)) + newNumber(line));
            case CHANGED -> changed(clauses, difference, block, n);
            default -> {}
        }
    }

    private String added(Block block, int n) {
        Line line = block.lines().get(n);
        String number = number(line.after().number());
        if (number != null) {
            return say("row.add", number);
        }
        return say("row.add-unnumbered", place(block, n));
    }

    private void changed(List<String> clauses, RevisionComparison difference, Block block, int n) {
        Line line = block.lines().get(n);
        List<TextChange> printed = printed(line);
        String item = item(line.before());
        if (line.moved()) {
            clauses.add(
                    printed.isEmpty()
                            ? say("row.move", capital(item), place(block, n)) + newNumber(line)
                            : say("row.move-reword", capital(item), place(block, n)) + "\n"
                                    + quoted(List.of(row(difference, line))));
            return;
        }
        if (printed.isEmpty()) {
            return;
        }
        String exchanged = printed.size() == 1 ? exchanged(difference, line, printed.get(0)) : null;
        clauses.add(
                exchanged == null
                        ? say("row.reword", capital(item)) + "\n" + quoted(List.of(row(difference, line)))
                        : exchanged);
    }

    /** Null when the words would have to be guessed. */
    private String exchanged(RevisionComparison difference, Line line, TextChange field) {
        String whole = String.join(
                "\n",
                difference.from().columns().stream()
                        .map(column -> Objects.requireNonNullElse(line.before().cell(column), ""))
                        .toList());
        String in = itemIn(line.before());
        return replacement
                .of(field, whole)
                .map(replaced -> say("row.words", in, replaced))
                .or(() -> replacement
                        .of(field, field.textBefore())
                        .map(replaced -> say("row.words-in-column", in, field.label(), replaced)))
                .orElse(null);
    }

    private static List<TextChange> printed(Line line) {
        return line.fields().stream()
                .filter(field ->
                        List.of("TITLE", "EXECUTORS", "DEADLINE", "RESULT").contains(field.code())
                                || field.code().startsWith("EXTRA:"))
                .toList();
    }

    /** «в раздел 3 после пункта 3.2»; the section is said unless the activity stays in it. */
    private String place(Block block, int n) {
        Line line = block.lines().get(n);
        boolean stays = line.before() != null && line.field("SECTION") == null;
        String section = block.sectionId() == null || stays ? "" : say("place.section", section(known(block))) + " ";
        for (int k = n - 1; k >= 0; k--) {
            Line above = block.lines().get(k);
            if (above.after() != null) {
                return section + say("place.after", itemOf(above.before() == null ? above.after() : above.before()));
            }
        }
        Line below = block.lines().stream()
                .skip(n + 1L)
                .filter(other -> other.after() != null)
                .findFirst()
                .orElse(null);
        if (below != null) {
            return section + say("place.before", itemOf(below.before() == null ? below.after() : below.before()));
        }
        return section.isEmpty() ? say("place.first") : section.strip();
    }

    private String newNumber(Line line) {
        String number = number(line.after().number());
        return number == null || number.equals(number(line.before().number())) ? "." : say("row.as-number", number);
    }

    /** «Пункты 3.2, 3.3 считать соответственно пунктами 3.1, 3.2.» */
    private void renumbering(List<String> clauses, RevisionComparison difference) {
        numbers(
                clauses,
                "section",
                difference.blocks().stream()
                        .filter(block -> block.before() != null && block.after() != null && block.sectionId() != null)
                        .map(block -> new String[] {
                            number(block.before().number()),
                            number(block.after().number())
                        })
                        .toList());
        numbers(
                clauses,
                "row",
                difference.lines().stream()
                        .filter(line -> line.before() != null && line.after() != null && !restated(line))
                        .map(line -> new String[] {
                            number(line.before().number()), number(line.after().number())
                        })
                        .toList());
        difference.lines().stream()
                .filter(line -> line.before() != null && line.after() != null && !restated(line))
                .filter(line -> number(line.before().number()) == null
                        && number(line.after().number()) != null)
                .forEach(line -> clauses.add(say(
                        "row.number",
                        capital(item(line.before())),
                        number(line.after().number()))));
    }

    /** Its new number stands in its new wording, or in the clause that moves it. */
    private boolean restated(Line line) {
        List<TextChange> printed = printed(line);
        return line.moved()
                || printed.size() > 1
                || (printed.size() == 1
                        && replacement
                                .of(printed.get(0), printed.get(0).textBefore())
                                .isEmpty());
    }

    private void numbers(List<String> clauses, String what, List<String[]> pairs) {
        List<String[]> changed = pairs.stream()
                .filter(pair -> pair[0] != null && pair[1] != null && !pair[0].equals(pair[1]))
                .toList();
        if (!changed.isEmpty()) {
            clauses.add(say(
                    what + (changed.size() == 1 ? ".renumber" : ".renumber-many"),
                    list(changed, pair -> pair[0]),
                    list(changed, pair -> pair[1])));
        }
    }

    private static String list(List<String[]> pairs, Function<String[], String> which) {
        return String.join(", ", pairs.stream().map(which).toList());
    }

    private static String row(RevisionComparison difference, Line line) {
        return ClauseRows.row(difference.to().columns(), line.after());
    }

    /** New wording stands in quotation marks: from the first cell to the last that is not empty. */
    private static String quoted(List<String> rows) {
        List<String> lines = new ArrayList<>(rows);
        lines.set(0, lines.get(0).replaceFirst("^\\| ?", "| «"));
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).replaceFirst("([^|\\s])([\\s|]*)$", "$1».$2"));
        return String.join("\n", lines);
    }

    private String item(PrintedRoadmap.Row row) {
        return name("item", number(row.number()), row.title());
    }

    private String itemOf(PrintedRoadmap.Row row) {
        return name("item-of", number(row.number()), row.title());
    }

    private String itemIn(PrintedRoadmap.Row row) {
        return name("item-in", number(row.number()), row.title());
    }

    private String section(RevisionComparison.Section section) {
        return name("section-name", number(section.number()), section.title());
    }

    private String sectionOf(RevisionComparison.Section section) {
        return name("section-of", number(section.number()), section.title());
    }

    private String name(String code, String number, String title) {
        return number == null ? say(code + ".title", title.strip()) : say(code, number);
    }

    /** «1.2.» is named 1.2 */
    private static String number(String printed) {
        String number = printed == null ? "" : printed.strip().replaceAll("\\.$", "");
        return number.isEmpty() ? null : number;
    }

    private String say(String code, Object... arguments) {
        return words.say("clause." + code, arguments);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(AmendingWords.RUSSIAN) + text.substring(1);
    }
}
