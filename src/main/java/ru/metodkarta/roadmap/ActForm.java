package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** The act as it is typed: at approval, and later when date and number were blank. */
public record ActForm(String kind, String issuer, String signatory, String onDate, String number, String annexNumber) {

    private static final int TEXT = 500;
    private static final int NUMBER = 100;

    static ActForm of(RevisionText.Act act) {
        return new ActForm(
                act.kind(),
                act.issuer(),
                act.signatory(),
                new Dates().day(act.onDate()),
                act.number(),
                act.annexNumber());
    }

    /** @return null when something is wrong; {@code errors} says what */
    ActRequisites toRequisites(FormErrors errors, UUID scan) {
        boolean known = Arrays.stream(ActKind.values()).anyMatch(k -> k.name().equals(kind));
        if (!known) {
            errors.add("kind", "error.choice");
        }
        String by = errors.required("issuer", issuer, TEXT);
        String signed = errors.required("signatory", signatory, TEXT);
        LocalDate day = Dates.parse("onDate", onDate, errors);
        String no = errors.optional("number", number, NUMBER);
        String annex = errors.optional("annexNumber", annexNumber, NUMBER);
        return errors.isEmpty() ? new ActRequisites(ActKind.valueOf(kind), by, signed, day, no, annex, scan) : null;
    }
}
