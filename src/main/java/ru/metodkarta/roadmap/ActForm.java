package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.Arrays;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/**
 * The act as it is typed: at approval, later when date and number were blank, and when an entry is corrected.
 *
 * <p>A date ahead is refused: an act is entered when it is signed, until then its date stays blank. One before 1990 is a
 * misprint. One more than five years back may be right, an
 * old roadmap is being entered: it is asked about and taken when confirmed.
 *
 * @param dateConfirmed «true»: an old date is meant
 */
public record ActForm(
        String kind,
        String issuer,
        String signatory,
        String onDate,
        String number,
        String annexNumber,
        String dateConfirmed) {

    private static final int TEXT = 500;
    private static final int NUMBER = 100;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int YEARS_BACK = 5;

    static ActForm of(RevisionText.Act act) {
        return new ActForm(
                act.kind(),
                act.issuer(),
                act.signatory(),
                new Dates().day(act.onDate()),
                act.number(),
                act.annexNumber(),
                "");
    }

    public boolean confirmsOldDate() {
        return "true".equals(dateConfirmed);
    }

    /** @return without a scan; null when something is wrong and {@code errors} says what */
    ActRequisites toRequisites(FormErrors errors, LocalDate today) {
        boolean known = Arrays.stream(ActKind.values()).anyMatch(k -> k.name().equals(kind));
        if (!known) {
            errors.add("kind", "error.choice");
        }
        String by = errors.required("issuer", issuer, TEXT);
        String signed = errors.required("signatory", signatory, TEXT);
        LocalDate day = plausible(Dates.parse("onDate", onDate, errors), errors, today);
        String no = errors.optional("number", number, NUMBER);
        String annex = errors.optional("annexNumber", annexNumber, NUMBER);
        return errors.isEmpty() ? new ActRequisites(ActKind.valueOf(kind), by, signed, day, no, annex, null) : null;
    }

    private LocalDate plausible(LocalDate day, FormErrors errors, LocalDate today) {
        if (day != null && day.isAfter(today)) {
            errors.add("onDate", "approval.error.date-ahead", new Dates().day(today));
        } else if (day != null && day.isBefore(EARLIEST)) {
            errors.add("onDate", "approval.error.date-before", new Dates().day(EARLIEST));
        } else if (day != null && day.isBefore(today.minusYears(YEARS_BACK)) && !confirmsOldDate()) {
            errors.add("onDate", "approval.error.date-old", new Dates().day(day));
        }
        return day;
    }
}
