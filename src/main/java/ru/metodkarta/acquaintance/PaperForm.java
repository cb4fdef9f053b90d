package ru.metodkarta.acquaintance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** Lines of the paper sheet as marked: organizations and the day they signed. */
record PaperForm(List<String> chosen, String signedOn, String requestKey) {

    record Command(List<UUID> organizations, LocalDate signedOn) {}

    /** @param approvedOn nobody signs before the text is approved; null where it is not known */
    Command toCommand(LocalDate approvedOn, LocalDate today, FormErrors errors) {
        List<UUID> marked = new ArrayList<>();
        for (String typed : chosen == null ? List.<String>of() : chosen) {
            UUID id = Ids.parse(typed);
            if (id != null) {
                marked.add(id);
            }
        }
        if (marked.isEmpty()) {
            errors.add("chosen", "acquaintance.error.organizations");
        }
        LocalDate day = Dates.parse("signedOn", signedOn, errors);
        if (day == null) {
            errors.add("signedOn", "error.required");
        } else if (day.isAfter(today)) {
            errors.add("signedOn", "acquaintance.error.future");
        } else if (approvedOn != null && day.isBefore(approvedOn)) {
            errors.add("signedOn", "acquaintance.error.before", new Dates().day(approvedOn));
        }
        return new Command(marked, day);
    }

    public boolean has(UUID organization) {
        return chosen != null && chosen.contains(organization.toString());
    }
}
