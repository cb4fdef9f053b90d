package ru.metodkarta.shared;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who is signed in, with the grants read once for this request. All grants of a person lie in one region.
 *
 * @param regionId the region of every grant
 * @param territoryName what the header shows: region, town or organization
 * @param zone time zone of the municipality, else of the region: "today" and "overdue" follow it
 */
public record Actor(
        UUID accountId,
        String login,
        String name,
        UUID regionId,
        String territoryName,
        ZoneId zone,
        List<Grant> grants) {

    public LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(zone));
    }

    public boolean has(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** Grants that satisfy the rule, in the order they were given: the person is asked only when several fit. */
    public List<Grant> fitting(Predicate<Grant> rule) {
        return grants.stream().filter(rule).toList();
    }

    /** The grant chosen by its role id among those that satisfy the rule, or the first of them. */
    public Optional<Grant> capacity(String chosenRoleId, Predicate<Grant> rule) {
        List<Grant> fitting = fitting(rule);
        return fitting.stream()
                .filter(grant -> grant.roleId().toString().equals(chosenRoleId))
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }

    /** What the journal names for a deed that asks for no particular capacity; null for somebody without any. */
    public String usualCapacity() {
        return grants.stream().findFirst().map(Grant::capacity).orElse(null);
    }

    /** In whose place the person acts today, each absent person once. */
    public List<ActingFor> standsIn() {
        return grants.stream()
                .filter(Grant::lent)
                .map(Grant::actingFor)
                .distinct()
                .toList();
    }

    /** Zone of all grants together, or of those with the given roles. */
    public AccessScope scope(Role... roles) {
        List<Role> wanted = List.of(roles);
        List<Grant> counted = wanted.isEmpty() ? grants : fitting(grant -> wanted.contains(grant.role()));
        return new AccessScope(
                regionId,
                counted.stream().anyMatch(Grant::wholeRegion),
                counted.stream().flatMap(g -> g.municipalityIds().stream()).collect(Collectors.toUnmodifiableSet()),
                counted.stream().flatMap(g -> g.organizationIds().stream()).collect(Collectors.toUnmodifiableSet()));
    }
}
