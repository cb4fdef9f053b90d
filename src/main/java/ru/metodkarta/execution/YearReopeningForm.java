package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/**
 * Why a closed year is opened again, and what comes back with it, as typed.
 *
 * @param bring outcomes that are taken back
 * @param seen seal of what the page showed, see {@link YearReopening.Page}
 */
record YearReopeningForm(
        String reopenReason,
        String reopenAct,
        String reopenUntil,
        List<String> bring,
        String seen,
        String capacity,
        String requestKey) {

    private static final int MAX = 2_000;
    private static final int MAX_ACT = 300;

    static YearReopeningForm empty(LocalDate suggestedUntil, String seal) {
        return new YearReopeningForm(null, null, new Dates().day(suggestedUntil), List.of(), seal, null, null);
    }

    /** The same words about the work as it is now. */
    YearReopeningForm seeing(String seal) {
        return new YearReopeningForm(reopenReason, reopenAct, reopenUntil, bring, seal, capacity, null);
    }

    public boolean brings(Outcome outcome) {
        return bring != null && bring.contains(outcome.name());
    }

    /**
     * @param until null when nothing is brought back
     * @param seen seal of the page, empty without one
     */
    record Command(String reason, Set<Outcome> outcomes, LocalDate until, String seen) {}

    Command toCommand(LocalDate today, FormErrors errors) {
        String reason = errors.required("reopenReason", reopenReason, MAX);
        String act = errors.optional("reopenAct", reopenAct, MAX_ACT);
        Set<Outcome> outcomes =
                Arrays.stream(Outcome.values()).filter(this::brings).collect(Collectors.toUnmodifiableSet());
        LocalDate until = outcomes.isEmpty() ? null : NewTerm.required("reopenUntil", reopenUntil, today, errors);
        return new Command(act == null ? reason : reason + " (" + act + ")", outcomes, until, seen == null ? "" : seen);
    }
}
