package ru.metodkarta.organization;

import java.time.LocalDate;
import java.util.UUID;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** Something that happened to an organization, as typed. */
record OrganizationEventForm(
        String kind,
        String on,
        String act,
        String fullName,
        String shortName,
        String successor,
        String confirmed,
        String requestKey) {

    private static final int ACT = 300;
    private static final int FULL_NAME = 500;
    private static final int SHORT_NAME = 120;

    static OrganizationEventForm of(OrganizationCard card) {
        return new OrganizationEventForm(null, null, null, card.fullName(), card.shortName(), null, null, null);
    }

    boolean isConfirmed() {
        return "true".equals(confirmed);
    }

    record Command(
            OrganizationEvent.Kind kind,
            LocalDate on,
            String act,
            String fullName,
            String shortName,
            UUID successorId) {}

    Command toCommand(OrganizationCard card, LocalDate today, FormErrors errors) {
        OrganizationEvent.Kind known = null;
        for (OrganizationEvent.Kind each : OrganizationEvent.Kind.values()) {
            known = each.name().equals(kind) ? each : known;
        }
        if (known == null) {
            errors.add("kind", "error.choice");
        }
        LocalDate day = Dates.parse("on", on, errors);
        if (day == null) {
            errors.add("on", "error.required");
        } else if (day.isAfter(today)) {
            errors.add("on", "organization.error.future");
        }
        String paper = errors.required("act", act, ACT);
        String full = null;
        String brief = null;
        if (known == OrganizationEvent.Kind.RENAMED) {
            full = errors.required("fullName", fullName, FULL_NAME);
            brief = errors.required("shortName", shortName, SHORT_NAME);
            if (card.fullName().equals(full) && card.shortName().equals(brief)) {
                errors.add("fullName", "organization.error.same-name");
            }
        }
        UUID next = Ids.parse(successor);
        if (known != null && known.needsSuccessor() && next == null) {
            errors.add("successor", "organization.error.successor");
        }
        return new Command(known, day, paper, full, brief, next);
    }
}
