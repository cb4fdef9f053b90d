package ru.metodkarta.account;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** Who may stand in for whom, when: what is wrong is said beside the field it comes from. */
@Component
class SubstitutionRules {

    private static final int MOST_YEARS = 1;

    private final SubstituteCandidates candidates;
    private final SubstitutionQueries queries;

    SubstitutionRules(SubstituteCandidates candidates, SubstitutionQueries queries) {
        this.candidates = candidates;
        this.queries = queries;
    }

    /** Keeping accounts and organizations is not handed on: a second administrator is appointed instead. */
    static boolean lendable(RoleView role, LocalDate today) {
        return role.role() != Role.ADMINISTRATOR && !role.over(today);
    }

    static void checkPeriod(LocalDate first, LocalDate last, LocalDate today, FormErrors errors) {
        if (first.isBefore(today)) {
            errors.add("from", "substitution.error.past");
        }
        if (last.isBefore(first)) {
            errors.add("until", "substitution.error.until-before-from");
        } else if (last.isAfter(first.plusYears(MOST_YEARS))) {
            errors.add("until", "substitution.error.too-long");
        }
    }

    /** @param held roles of the absent person */
    void check(NewSubstitution asked, UUID regionId, List<RoleView> held, LocalDate today, FormErrors errors) {
        checkPeriod(asked.from(), asked.until(), today, errors);
        List<RoleView> lent = held.stream()
                .filter(role -> lendable(role, today) && asked.roleIds().contains(role.id()))
                .toList();
        if (lent.isEmpty() || lent.size() != asked.roleIds().size()) {
            errors.add("roles", "substitution.error.roles");
        }
        for (RoleView role : lent) {
            if (role.over(asked.from()) || role.fromOn().isAfter(asked.until())) {
                errors.add("roles", "substitution.error.role-not-then", role.position());
            }
        }
        if (asked.substituteId().equals(asked.absentId())) {
            errors.add("substitute", "substitution.error.self");
        } else if (!candidates.mayStandFor(asked.substituteId(), lent, regionId, asked.from())) {
            errors.add("substitute", "substitution.error.stranger");
        }
        queries.overlapping(asked.roleIds(), asked.from(), asked.until())
                .ifPresent(other -> errors.add(
                        "from",
                        "substitution.error.overlap",
                        other.position(),
                        other.substituteName(),
                        new Dates().day(other.fromOn()),
                        new Dates().day(other.untilOn())));
    }
}
