package ru.metodkarta.insight;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.Role;

/** What a person's roles make of the home page: pure functions of the grants. */
final class HomeScope {

    private HomeScope() {}

    /** Follows the work of a territory: methodologist, official or person in control above a single organization. */
    static boolean follows(Grant grant) {
        return grant.level() != Level.INSTITUTIONAL
                && (grant.role() == Role.METHODOLOGIST
                        || grant.role() == Role.OFFICIAL
                        || grant.role() == Role.SUPERVISOR);
    }

    static boolean follows(Actor actor) {
        return actor.grants().stream().anyMatch(HomeScope::follows);
    }

    static boolean follows(Actor actor, Role role) {
        return actor.grants().stream().anyMatch(grant -> grant.role() == role && follows(grant));
    }

    /** The territories whose work is followed, in the given roles or in all. */
    static AccessScope territory(Actor actor, Role... roles) {
        Set<Role> wanted = Set.of(roles);
        var grants = actor.fitting(grant -> follows(grant) && (wanted.isEmpty() || wanted.contains(grant.role())));
        return new AccessScope(
                actor.regionId(),
                grants.stream().anyMatch(Grant::wholeRegion),
                grants.stream()
                        .flatMap(grant -> grant.municipalityIds().stream())
                        .collect(Collectors.toSet()),
                Set.of());
    }

    /** Several towns are in view: lists name the town. */
    static boolean severalTowns(Actor actor) {
        AccessScope scope = territory(actor);
        return scope.wholeRegion() || scope.municipalityIds().size() > 1;
    }

    /** Organizations the person reports for: those of the zone, and the own employer. */
    static Set<UUID> own(Actor actor) {
        return actor.fitting(grant -> grant.role() != Role.ADMINISTRATOR).stream()
                .flatMap(grant -> Stream.concat(grant.organizationIds().stream(), Stream.of(grant.employerId())))
                .collect(Collectors.toSet());
    }

    /** Municipalities whose approved roadmaps school staff read. */
    static Set<UUID> homes(Actor actor) {
        return actor.fitting(grant -> grant.role() != Role.ADMINISTRATOR).stream()
                .flatMap(grant -> grant.homeMunicipalityIds().stream())
                .collect(Collectors.toSet());
    }

    /** Staff see the history of their own work on its pages; the journal is for those who answer for others. */
    static boolean readsJournal(Actor actor) {
        return actor.grants().stream().anyMatch(grant -> grant.role() != Role.STAFF);
    }
}
