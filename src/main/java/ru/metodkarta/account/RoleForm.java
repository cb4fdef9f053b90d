package ru.metodkarta.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** A role as typed. Zones are {@code employer} or ids of territories. */
record RoleForm(
        String role,
        String position,
        String employer,
        List<String> zones,
        String registersActs,
        String from,
        String until,
        String requestKey) {

    static final String EMPLOYER = "employer";
    private static final int POSITION = 200;

    static RoleForm empty(String employer, LocalDate today) {
        return new RoleForm(null, null, employer, List.of(), null, today.toString(), null, null);
    }

    RoleForm in(String zone) {
        return new RoleForm(role, position, employer, List.of(zone), registersActs, from, until, requestKey);
    }

    /** Null when none is chosen. */
    Role knownRole() {
        for (Role each : Role.values()) {
            if (each.name().equals(role)) {
                return each;
            }
        }
        return null;
    }

    /** Null only when something is wrong. */
    NewRole toCommand(LocalDate today, FormErrors errors) {
        Role known = knownRole();
        if (known == null) {
            errors.add("role", "account.error.role");
        }
        String post = errors.required("position", position, POSITION);
        UUID employed = Ids.parse(employer);
        if (employed == null) {
            errors.add("employer", "account.error.employer");
        }
        List<UUID> territories = new ArrayList<>();
        boolean own = false;
        for (String zone : zones == null ? List.<String>of() : zones) {
            UUID territory = Ids.parse(zone);
            if (EMPLOYER.equals(zone)) {
                own = true;
            } else if (territory != null) {
                territories.add(territory);
            }
        }
        if (!own && territories.isEmpty()) {
            errors.add("zones", "account.error.zone");
        }
        if (known == Role.STAFF && !territories.isEmpty()) {
            errors.add("zones", "account.error.staff-zone");
        }
        LocalDate first = Dates.parse("from", from, errors);
        if (first == null) {
            errors.add("from", "error.required");
        }
        LocalDate last = Dates.parse("until", until, errors);
        if (first != null && last != null && last.isBefore(first)) {
            errors.add("until", "account.error.until-before-from");
        } else if (last != null && last.isBefore(today)) {
            errors.add("until", "account.error.until-over");
        }
        if (!errors.isEmpty()) {
            return null;
        }
        return new NewRole(
                known,
                post,
                employed,
                territories,
                own ? List.of(employed) : List.of(),
                "true".equals(registersActs),
                first,
                last);
    }

    public boolean has(String zone) {
        return zones != null && zones.contains(zone);
    }
}
