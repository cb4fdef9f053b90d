package ru.metodkarta.organization;

import java.time.LocalDate;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** A further or a former name, as typed. */
record OrganizationNameForm(String kind, String name, String from, String until, String requestKey) {

    private static final int LONGEST = 500;

    static OrganizationNameForm empty() {
        return new OrganizationNameForm(OrganizationName.Kind.ALIAS.name(), null, null, null, null);
    }

    record Command(OrganizationName.Kind kind, String name, LocalDate from, LocalDate until) {}

    Command toCommand(FormErrors errors) {
        OrganizationName.Kind known = null;
        for (OrganizationName.Kind each : OrganizationName.Kind.values()) {
            known = each.name().equals(kind) ? each : known;
        }
        if (known == null) {
            errors.add("kind", "error.choice");
        }
        String text = errors.required("name", name, LONGEST);
        if (text != null && GroupNames.normalize(text).isEmpty()) {
            errors.add("name", "error.required");
        }
        LocalDate first = Dates.parse("from", from, errors);
        LocalDate last = Dates.parse("until", until, errors);
        if (first != null && last != null && last.isBefore(first)) {
            errors.add("until", "organization.error.until-before-from");
        }
        if (known != null && known != OrganizationName.Kind.ALIAS && last == null) {
            // the present official name comes by a renaming, with an act
            errors.add("until", "organization.error.former-needs-until");
        }
        return new Command(known, text, first, last);
    }
}
