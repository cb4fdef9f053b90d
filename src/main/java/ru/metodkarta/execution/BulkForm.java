package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/**
 * One decision about chosen work, as typed; which fields count depends on the button.
 *
 * @param chosen marks of the work as it was seen, by spaces: thousands of them are one field
 * @param alsoOutcome reported outcomes, besides «исполнено», that are to be accepted with it
 * @param early work still under way that is meant, too: the numbers beside the tick, see {@link UnderWay#code}
 * @param back where to go afterwards
 */
record BulkForm(
        String verdict,
        String chosen,
        List<String> alsoOutcome,
        String bulkRemark,
        String bulkUntil,
        String extendUntil,
        String extendReason,
        String extendAct,
        String bulkBasis,
        String bulkOutcome,
        String outcomeReason,
        String early,
        String back,
        String capacity,
        String requestKey) {

    private static final int MAX = 2_000;
    private static final int MAX_ACT = 300;

    enum Button {
        ACCEPT,
        RETURN,
        REMIND,
        EXTEND,
        WITHDRAW,
        CLOSE
    }

    static BulkForm empty(List<HeldWork> works, LocalDate rework, String back) {
        return new BulkForm(
                null,
                works.stream().map(HeldWork::mark).collect(Collectors.joining(" ")),
                List.of(),
                null,
                new Dates().day(rework),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                back,
                null,
                null);
    }

    /** The same words about the work as it is now; what of it is under way is asked again. */
    BulkForm seeing(List<HeldWork> works) {
        return new BulkForm(
                verdict,
                works.stream().map(HeldWork::mark).collect(Collectors.joining(" ")),
                alsoOutcome,
                bulkRemark,
                bulkUntil,
                extendUntil,
                extendReason,
                extendAct,
                bulkBasis,
                bulkOutcome,
                outcomeReason,
                null,
                back,
                capacity,
                null);
    }

    /** What is misspelt is left out. */
    List<Sight.Chosen> seen() {
        return chosen == null
                ? List.of()
                : new ArrayList<>(Arrays.stream(chosen.strip().split("\\s+"))
                        .map(Sight.Chosen::parse)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toMap(
                                Sight.Chosen::assignmentId,
                                one -> one,
                                (first, second) -> first,
                                java.util.LinkedHashMap::new))
                        .values());
    }

    /** A page of ours only. */
    String backOr(String other) {
        return back != null
                        && back.length() < 2_000
                        && back.matches("/(acceptance|occurrences|roadmaps)[/?][^\\\\\\s]*")
                ? back
                : other;
    }

    /**
     * @param outcomes reported outcomes that are accepted
     * @param meant of the work under way, null without a word
     */
    record Command(
            Button button, String reason, LocalDate until, Outcome outcome, Set<Outcome> outcomes, UnderWay meant) {

        Command(Button button, String reason, LocalDate until, Outcome outcome) {
            this(button, reason, until, outcome, Set.of(), null);
        }

        boolean ends() {
            return button == Button.CLOSE || button == Button.WITHDRAW;
        }
    }

    /** Work under way that is meant, too; null when nothing is ticked. */
    public UnderWay meant() {
        return UnderWay.parse(early);
    }

    public boolean also(Outcome outcome) {
        return alsoOutcome != null && alsoOutcome.contains(outcome.name());
    }

    private Set<Outcome> accepted() {
        return Arrays.stream(Outcome.values())
                .filter(value -> value == Outcome.DONE || also(value))
                .collect(Collectors.toUnmodifiableSet());
    }

    Command toCommand(LocalDate today, FormErrors errors) {
        Button button = Arrays.stream(Button.values())
                .filter(value -> value.name().equals(verdict))
                .findFirst()
                .orElse(null);
        if (button == null) {
            errors.add("verdict", "error.choice");
            return null;
        }
        return switch (button) {
            case ACCEPT -> new Command(button, null, null, null, accepted(), null);
            case REMIND -> new Command(button, null, null, null);
            case RETURN ->
                new Command(
                        button,
                        errors.required("bulkRemark", bulkRemark, MAX),
                        NewTerm.required("bulkUntil", bulkUntil, today, errors),
                        null);
            case EXTEND -> {
                String reason = errors.required("extendReason", extendReason, MAX);
                String act = errors.optional("extendAct", extendAct, MAX_ACT);
                yield new Command(
                        button,
                        act == null ? reason : reason + " (" + act + ")",
                        NewTerm.required("extendUntil", extendUntil, today, errors),
                        null);
            }
            case WITHDRAW -> ending(button, errors.required("bulkBasis", bulkBasis, MAX), null);
            case CLOSE -> ending(button, errors.required("outcomeReason", outcomeReason, MAX), outcome(errors));
        };
    }

    private Command ending(Button button, String reason, Outcome outcome) {
        return new Command(button, reason, null, outcome, Set.of(), meant());
    }

    private Outcome outcome(FormErrors errors) {
        return Arrays.stream(Outcome.values())
                .filter(value -> value.name().equals(bulkOutcome) && value != Outcome.DONE)
                .findFirst()
                .orElseGet(() -> {
                    errors.add("bulkOutcome", "error.choice");
                    return null;
                });
    }
}
