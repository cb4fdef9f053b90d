package ru.metodkarta.account;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** A substitution as typed. */
record SubstitutionForm(
        String substitute,
        List<String> roles,
        String from,
        String until,
        String reason,
        String act,
        String requestKey) {

    private static final int REASON = 200;
    private static final int ACT = 300;

    /** All roles that may be lent are proposed. */
    static SubstitutionForm proposed(List<RoleView> lendable) {
        return new SubstitutionForm(
                null, lendable.stream().map(role -> role.id().toString()).toList(), null, null, null, null, null);
    }

    /** Null when something is wrong. A single role needs no mark. */
    NewSubstitution toCommand(UUID absentId, List<RoleView> lendable, LocalDate today, FormErrors errors) {
        UUID person = Ids.parse(substitute);
        if (person == null) {
            errors.add("substitute", "substitution.error.who");
        }
        Set<UUID> chosen = new LinkedHashSet<>();
        lendable.stream()
                .map(RoleView::id)
                .filter(id -> lendable.size() == 1 || has(id.toString()))
                .forEach(chosen::add);
        if (chosen.isEmpty()) {
            errors.add("roles", "substitution.error.roles");
        }
        LocalDate first = Dates.parse("from", from, errors);
        LocalDate last = Dates.parse("until", until, errors);
        if (first == null) {
            errors.add("from", "error.required");
        }
        if (last == null) {
            errors.add("until", "error.required");
        }
        String why = errors.optional("reason", reason, REASON);
        String order = errors.optional("act", act, ACT);
        if (first != null && last != null) {
            SubstitutionRules.checkPeriod(first, last, today, errors);
        }
        return errors.isEmpty() ? new NewSubstitution(absentId, person, chosen, first, last, why, order) : null;
    }

    public boolean has(String role) {
        return roles != null && roles.contains(role);
    }
}
