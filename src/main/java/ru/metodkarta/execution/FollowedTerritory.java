package ru.metodkarta.execution;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;

/**
 * The territory whose work a person follows as methodologist, official or person in control: what the overview counts.
 * Narrower than what the person may see: the zone of an administrator, or the own employer elsewhere, is not in it.
 *
 * @param municipalityIds followed towns; of no account when the whole region is followed
 */
public record FollowedTerritory(UUID regionId, boolean wholeRegion, Set<UUID> municipalityIds) {

    public static boolean any(Actor actor) {
        return Deciding.any(actor);
    }

    /** Whether the territory is followed by this role. */
    public static boolean followedBy(Grant grant) {
        return AssignmentPermissions.decides(grant);
    }

    public static FollowedTerritory of(Actor actor) {
        var grants = actor.fitting(AssignmentPermissions::decides);
        return new FollowedTerritory(
                actor.regionId(),
                grants.stream().anyMatch(Grant::wholeRegion),
                grants.stream()
                        .flatMap(grant -> grant.municipalityIds().stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    public boolean severalTowns() {
        return wholeRegion || municipalityIds.size() > 1;
    }

    /** The condition on {@code region_id} and {@code municipality_id} of an alias; bind {@link #params}. */
    public String predicate(String alias) {
        String region = alias + ".region_id = :followedRegion";
        if (wholeRegion) {
            return region;
        }
        return municipalityIds.isEmpty()
                ? "false"
                : "(" + region + " and " + alias + ".municipality_id in (:followed))";
    }

    public Map<String, Object> params() {
        Map<String, Object> params = new HashMap<>();
        params.put("followedRegion", regionId);
        if (!wholeRegion && !municipalityIds.isEmpty()) {
            params.put("followed", municipalityIds);
        }
        return params;
    }
}
