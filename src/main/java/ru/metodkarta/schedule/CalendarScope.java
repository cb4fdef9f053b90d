package ru.metodkarta.schedule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ru.metodkarta.execution.OwnOrganizations;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.Role;

/** Whose occurrences: rules and their SQL twins over assignments under alias {@code a}. */
enum CalendarScope {
    /** work of the organizations the person reports for, a row each */
    OWN,
    /** work of the territories the person follows, by occurrence */
    TERRITORY;

    private static final Set<Role> FOLLOWING = Set.of(Role.METHODOLOGIST, Role.OFFICIAL, Role.SUPERVISOR);

    static Optional<CalendarScope> of(String code) {
        return Stream.of(values()).filter(scope -> scope.code().equals(code)).findFirst();
    }

    /** In this order; empty for whoever has no work and follows none. */
    static List<CalendarScope> openTo(Actor actor) {
        return Stream.of(values()).filter(scope -> scope.isOpenTo(actor)).toList();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isOpenTo(Actor actor) {
        return switch (this) {
            case OWN -> !OwnOrganizations.of(actor).isEmpty();
            case TERRITORY -> actor.grants().stream().anyMatch(CalendarScope::follows);
        };
    }

    /** Who follows work beyond a single organization: the same who have the lists behind the figures. */
    private static boolean follows(Grant grant) {
        return grant.level() != Level.INSTITUTIONAL && FOLLOWING.contains(grant.role());
    }

    /** Work in view; what was taken out of control or of the plan has no day any more. Bind {@link #params}. */
    String where(Actor actor) {
        return "a.state <> 'WITHDRAWN' and not a.withdrawn_by_plan and " + inZone(actor);
    }

    String inZone(Actor actor) {
        return this == OWN
                ? OwnOrganizations.reportsFor("a", actor)
                : territory(actor).predicate("a");
    }

    Map<String, Object> params(Actor actor) {
        return this == OWN ? OwnOrganizations.params(actor) : territory(actor).params();
    }

    private static AccessScope territory(Actor actor) {
        var grants = actor.fitting(CalendarScope::follows);
        return new AccessScope(
                actor.regionId(),
                grants.stream().anyMatch(Grant::wholeRegion),
                grants.stream()
                        .flatMap(grant -> grant.municipalityIds().stream())
                        .collect(Collectors.toUnmodifiableSet()),
                Set.of());
    }

    /** Several towns are in view: lists name the town. */
    static boolean ofSeveralTowns(Actor actor) {
        AccessScope zone = territory(actor);
        return zone.wholeRegion() || zone.municipalityIds().size() > 1;
    }
}
