package ru.metodkarta.amending;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import ru.metodkarta.roadmap.RevisionComparison;
import ru.metodkarta.roadmap.RevisionComparison.Line;
import ru.metodkarta.roadmap.TextChange;

/** What differs and is printed in neither the order nor its annex: no clause is made of it, so it is said beside them. */
@Component
class UnsaidChanges {

    private static final Set<String> ROW = Set.of("PARTS", "DAYS", "YEAR_KIND", "RESULT_KIND", "PRECONDITION");
    private static final Set<String> DUTY = Set.of("EXECUTORS", "RESULT");

    private final AmendingWords words;

    UnsaidChanges(AmendingWords words) {
        this.words = words;
    }

    List<String> of(RevisionComparison difference) {
        List<String> unsaid = new ArrayList<>();
        difference.requisites().stream()
                .filter(field -> unsaid(difference, field))
                .map(field ->
                        words.say("unsaid.field", field.label(), shown(field.textBefore()), shown(field.textAfter())))
                .forEach(unsaid::add);
        Stream.concat(
                        difference.printed().lines().stream().map(line -> row(line, ROW)),
                        difference.clauses().stream()
                                .map(line -> row(
                                        line,
                                        Stream.concat(ROW.stream(), DUTY.stream())
                                                .collect(Collectors.toSet()))))
                .filter(said -> said != null)
                .forEach(unsaid::add);
        return unsaid;
    }

    private static boolean unsaid(RevisionComparison difference, TextChange field) {
        return switch (field.code()) {
            case "PERIOD" -> !differs(difference, "PERIOD_TEXT") && !differs(difference, "HEAD_TITLE");
            case "PERIOD_TEXT" -> !AmendingClauses.periodPrinted(difference, field);
            case "HEAD_YEAR_KIND" -> true;
            case "COORDINATOR", "COORDINATOR_TEXT" -> !AmendingTexts.coordinated(difference);
            case "BASIS" -> !OrderClauses.preambleDiffers(difference);
            default -> false;
        };
    }

    private static boolean differs(RevisionComparison difference, String code) {
        return difference.requisites().stream().anyMatch(field -> field.code().equals(code));
    }

    /** Days follow the deadline that is printed, parts follow the printed executors. */
    private String row(Line line, Set<String> codes) {
        List<String> labels = line.fields().stream()
                .filter(field -> codes.contains(field.code()))
                .filter(field -> !("DAYS".equals(field.code()) && line.field("DEADLINE") != null))
                .filter(field -> !("PARTS".equals(field.code()) && line.field("EXECUTORS") != null))
                .map(TextChange::label)
                .toList();
        if (labels.isEmpty()) {
            return null;
        }
        String number = line.row().number();
        return words.say(
                "unsaid.row",
                number == null || number.isBlank() ? "«" + line.row().title().strip() + "»" : number.strip(),
                String.join(", ", labels));
    }

    private static String shown(String text) {
        return text.isBlank() ? "—" : text;
    }
}
