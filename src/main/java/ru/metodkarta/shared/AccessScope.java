package ru.metodkarta.shared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What list queries may touch: equality on region, municipality and organization columns, never a path prefix.
 *
 * @param wholeRegion everything of the region
 */
public record AccessScope(UUID regionId, boolean wholeRegion, Set<UUID> municipalityIds, Set<UUID> organizationIds) {

    public boolean isEmpty() {
        return !wholeRegion && municipalityIds.isEmpty() && organizationIds.isEmpty();
    }

    public boolean covers(UUID region, UUID municipality, UUID organization) {
        return regionId.equals(region)
                && (wholeRegion
                        || (municipality != null && municipalityIds.contains(municipality))
                        || (organization != null && organizationIds.contains(organization)));
    }

    /**
     * SQL condition on columns {@code region_id, municipality_id, organization_id} of the alias; bind {@link #params()}.
     * An empty scope yields {@code false}.
     */
    public String predicate(String alias) {
        return predicate(alias + ".region_id", alias + ".municipality_id", alias + ".organization_id");
    }

    /** The same over named column expressions (an organization's own id, say). */
    public String predicate(String regionColumn, String municipalityColumn, String organizationColumn) {
        List<String> any = new ArrayList<>();
        if (!wholeRegion) {
            if (!municipalityIds.isEmpty()) {
                any.add(municipalityColumn + " in (:scopeMunicipalities)");
            }
            if (!organizationIds.isEmpty()) {
                any.add(organizationColumn + " in (:scopeOrganizations)");
            }
            if (any.isEmpty()) {
                return "false";
            }
        }
        String region = regionColumn + " = :scopeRegion";
        return any.isEmpty() ? region : "(" + region + " and (" + String.join(" or ", any) + "))";
    }

    public Map<String, Object> params() {
        Map<String, Object> params = new HashMap<>();
        params.put("scopeRegion", regionId);
        if (!wholeRegion && !municipalityIds.isEmpty()) {
            params.put("scopeMunicipalities", municipalityIds);
        }
        if (!wholeRegion && !organizationIds.isEmpty()) {
            params.put("scopeOrganizations", organizationIds);
        }
        return params;
    }
}
