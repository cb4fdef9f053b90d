package ru.metodkarta.amending;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import ru.metodkarta.document.OrderWords;
import ru.metodkarta.roadmap.ActKind;
import ru.metodkarta.roadmap.OfficialWords;
import ru.metodkarta.roadmap.PrintedRoadmap;
import ru.metodkarta.roadmap.RevisionComparison;
import ru.metodkarta.roadmap.RevisionComparison.Line;
import ru.metodkarta.roadmap.TextChange;

/**
 * What changes in the text of the order itself, not in its annex: the preamble, which names the acts it rests on, the
 * duties it gives beside the table, who controls.
 */
@Component
class OrderClauses {

    private final AmendingWords words;
    private final WordReplacement replacement;

    OrderClauses(AmendingWords words, WordReplacement replacement) {
        this.words = words;
        this.replacement = replacement;
    }

    /** Each in one line, without its number. */
    List<String> of(RevisionComparison difference, ActKind order) {
        List<String> clauses = new ArrayList<>();
        preamble(clauses, difference);
        difference.clauses().forEach(line -> duty(clauses, line));
        supervisor(clauses, difference, order);
        return clauses;
    }

    /** The preamble as the order would have it differs: a basis may also be none that a preamble names. */
    static boolean preambleDiffers(RevisionComparison difference) {
        return !OrderWords.phrases(difference.from().basis())
                .equals(OrderWords.phrases(difference.to().basis()));
    }

    private void preamble(List<String> clauses, RevisionComparison difference) {
        if (!preambleDiffers(difference)) {
            return;
        }
        List<String> old = OrderWords.phrases(difference.from().basis());
        List<String> now = OrderWords.phrases(difference.to().basis());
        String before = flat(OrderWords.joined(old));
        String after = flat(OrderWords.joined(now));
        if (old.isEmpty()) {
            clauses.add(say("preamble.append", after));
        } else if (now.isEmpty()) {
            clauses.add(say("preamble.words", words.say("clause.words.remove.many", before)));
        } else if (after.startsWith(before + ", ")) {
            clauses.add(say("preamble.append", after.substring(before.length())));
        } else {
            clauses.add(exchanged(before, after).orElseGet(() -> act(old, now, after)));
        }
    }

    private Optional<String> exchanged(String before, String after) {
        return replacement
                .of(TextChange.of("BASIS", "", before, after), before)
                .map(replaced -> say("preamble.words", replaced));
    }

    /** One act of several is exchanged or left out; else the preamble is worded anew. */
    private String act(List<String> old, List<String> now, String after) {
        List<String> kept = old.stream().filter(now::contains).toList();
        List<String> gone = old.stream().filter(act -> !now.contains(act)).toList();
        boolean firstStays = old.get(0).equals(now.get(0));
        if (firstStays && gone.size() == 1 && kept.equals(now)) {
            return say("preamble.words", words.say("clause.words.remove.many", ", " + inside(gone.get(0))));
        }
        List<String> fresh = now.stream().filter(act -> !old.contains(act)).toList();
        if (firstStays
                && gone.size() == 1
                && fresh.size() == 1
                && kept.equals(now.stream().filter(old::contains).toList())
                && old.indexOf(gone.get(0)) == now.indexOf(fresh.get(0))) {
            return say(
                    "preamble.words",
                    words.say(
                            "clause.words.replace.many",
                            inside(gone.get(0)),
                            words.say("clause.by.many", inside(fresh.get(0)))));
        }
        return say("preamble.reword", after);
    }

    private static String inside(String phrase) {
        String text = flat(phrase);
        return text.substring(0, 1).toLowerCase(AmendingWords.RUSSIAN) + text.substring(1);
    }

    private void duty(List<String> clauses, Line line) {
        if (line.before() == null) {
            String number = number(line.after());
            clauses.add(
                    number == null
                            ? say("add-unnumbered", text(line.after(), null))
                            : say("add", number, text(line.after(), number)));
        } else if (line.after() == null) {
            clauses.add(say("remove", item(line.before())));
        } else {
            changed(clauses, line.before(), line.after());
        }
    }

    private void changed(List<String> clauses, PrintedRoadmap.Row before, PrintedRoadmap.Row after) {
        String number = number(after);
        boolean renumbered = number != null && !number.equals(number(before));
        String old = text(before, null);
        String now = text(after, null);
        if (old.equals(now)) {
            if (renumbered) {
                clauses.add(say("renumber", item(before), number));
            }
            return;
        }
        if (renumbered) {
            clauses.add(say("renumber-reword", item(before), number, text(after, number)));
            return;
        }
        clauses.add(replacement
                .of(TextChange.of("TITLE", "", old, now), old)
                .map(replaced -> say("words", in(before), replaced))
                .orElseGet(() -> say("reword", item(before), text(after, number))));
    }

    private void supervisor(List<String> clauses, RevisionComparison difference, ActKind order) {
        difference.requisites().stream()
                .filter(field -> "SUPERVISOR".equals(field.code()))
                .map(TextChange::textAfter)
                .forEach(now -> clauses.add(say("control", control(flat(now), order))));
    }

    private String control(String supervisor, ActKind order) {
        boolean usual = order == ActKind.ORDER || order == ActKind.DIRECTIVE;
        if (supervisor.isEmpty()) {
            return usual ? words.word("document.order.control-own." + order) : say("control.own");
        }
        String whom = OfficialWords.accusative(supervisor).orElse(supervisor);
        return usual ? words.word("document.order.control." + order, whom) : say("control.assigned", whom);
    }

    /** «2. Представлять отчет 2 раза в год.» */
    private static String text(PrintedRoadmap.Row clause, String number) {
        String text = flat(OrderWords.duty(clause));
        return number == null ? text : number + ". " + text;
    }

    private String item(PrintedRoadmap.Row clause) {
        String number = number(clause);
        return number == null ? say("item.title", flat(clause.title())) : say("item", number);
    }

    private String in(PrintedRoadmap.Row clause) {
        String number = number(clause);
        return number == null ? say("in.title", flat(clause.title())) : say("in", number);
    }

    /** «п. 2.» is named 2: words before the figure are not part of the name. */
    private static String number(PrintedRoadmap.Row clause) {
        String number = Objects.requireNonNullElse(clause.number(), "")
                .strip()
                .replaceAll("^\\D+(?=\\d)", "")
                .replaceAll("\\.$", "");
        return number.isEmpty() ? null : number;
    }

    private static String flat(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private String say(String code, Object... arguments) {
        return words.say("clause.order." + code, arguments);
    }
}
