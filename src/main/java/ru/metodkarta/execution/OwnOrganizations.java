package ru.metodkarta.execution;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;

/**
 * SQL twins of {@link AssignmentPermissions}: what lists may touch. The organizations a person speaks for are found in
 * the same statement, as an array, so that the partial indexes of assignment hold.
 */
public final class OwnOrganizations {

    private OwnOrganizations() {}

    /** Organizations the person speaks for, without those they report for. */
    public static Set<UUID> of(Actor actor) {
        return actor.grants().stream()
                .filter(grant -> grant.role() != Role.ADMINISTRATOR)
                .flatMap(grant -> Stream.concat(grant.organizationIds().stream(), Stream.of(grant.employerId())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Condition «work the person reports on»; bind {@link #params}. */
    public static String reportsFor(String alias, Actor actor) {
        return of(actor).isEmpty()
                ? "false"
                : "(" + alias + ".region_id = :scopeRegion and " + alias + ".organization_id = any(array("
                        + "select own.id from organization own where own.id in (:own) or own.reporter_id in (:own))))";
    }

    /** Condition «work the person may see»; bind {@link #params}. */
    public static String sees(String alias, Actor actor) {
        return "(" + actor.scope().predicate(alias) + " or " + reportsFor(alias, actor) + ")";
    }

    public static Map<String, Object> params(Actor actor) {
        Map<String, Object> params = new HashMap<>(actor.scope().params());
        params.put("scopeRegion", actor.regionId());
        Set<UUID> own = of(actor);
        if (!own.isEmpty()) {
            params.put("own", own);
        }
        return params;
    }
}
