package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.Role;

/**
 * Who sees, edits and approves a roadmap; the same rules as SQL for lists.
 *
 * <p>Published = some revision is approved. Submitted = a revision lies with the approver. A draft is seen in the zone of
 * its own level, and once submitted one level above; approved text is seen by everybody whom it concerns.
 */
final class RoadmapAccess {

    private RoadmapAccess() {}

    static boolean maySee(Actor actor, RoadmapPlace place, boolean published, boolean submitted) {
        return actor.grants().stream().anyMatch(grant -> maySee(grant, place, published, submitted));
    }

    private static boolean maySee(Grant grant, RoadmapPlace place, boolean published, boolean submitted) {
        if (!grant.regionId().equals(place.regionId())) {
            return false;
        }
        if (inOwnZone(grant, place) && (published || grant.role() != Role.STAFF || institutional(place))) {
            return true;
        }
        return switch (place.level()) {
            case REGIONAL -> published;
            case MUNICIPAL ->
                grant.wholeRegion()
                        ? published || submitted
                        : published
                                && grant.level() == Level.INSTITUTIONAL
                                && grant.homeMunicipalityIds().contains(place.municipalityId());
            case INSTITUTIONAL ->
                grant.wholeRegion()
                        ? published
                        : (published || submitted)
                                && place.municipalityId() != null
                                && grant.municipalityIds().contains(place.municipalityId());
        };
    }

    /** The text that is not approved yet: beside the effective revision it is seen as if nothing were published. */
    static boolean maySeeDraft(Actor actor, RoadmapPlace place, boolean submitted) {
        return maySee(actor, place, false, submitted);
    }

    /** Methodologists of the roadmap's own level and zone; a school's plan is also written by its staff. */
    static boolean mayEdit(Grant grant, RoadmapPlace place) {
        return inOwnZone(grant, place)
                && (grant.role() == Role.METHODOLOGIST || (institutional(place) && grant.role() == Role.STAFF));
    }

    /** The official whose zone the place is: ministry, МОУО, director. */
    static boolean mayApprove(Grant grant, RoadmapPlace place) {
        return inOwnZone(grant, place) && grant.role() == Role.OFFICIAL;
    }

    /** Whom the authority lets enter paper acts: «внесено по подлиннику». */
    static boolean mayRegisterAct(Grant grant, RoadmapPlace place) {
        return inOwnZone(grant, place) && grant.registersActs();
    }

    /** Decides in some capacity: as the official, or as the registrar of the official's paper. */
    static boolean mayDecide(Grant grant, RoadmapPlace place) {
        return mayApprove(grant, place) || mayRegisterAct(grant, place);
    }

    private static boolean institutional(RoadmapPlace place) {
        return place.level() == Level.INSTITUTIONAL;
    }

    private static boolean inOwnZone(Grant grant, RoadmapPlace place) {
        if (!grant.regionId().equals(place.regionId())) {
            return false;
        }
        return switch (place.level()) {
            case REGIONAL -> grant.wholeRegion();
            case MUNICIPAL -> grant.municipalityIds().contains(place.municipalityId());
            case INSTITUTIONAL -> grant.organizationIds().contains(place.organizationId());
        };
    }

    /** @param sql condition on the alias {@code r} of table roadmap; bind the params */
    record Condition(String sql, Map<String, Object> params) {}

    /** SQL twin of {@link #maySee}: which roadmaps a list may show. */
    static Condition visible(Actor actor) {
        return condition(actor, "r.effective_revision_id is not null");
    }

    /** SQL twin of {@link #maySeeDraft}; its params are among those of {@link #visible}. */
    static Condition draftVisible(Actor actor) {
        return condition(actor, "false");
    }

    private static Condition condition(Actor actor, String published) {
        String submitted = "exists (select 1 from revision s where s.roadmap_id = r.id and s.state = 'IN_REVIEW')";
        boolean region = actor.grants().stream().anyMatch(Grant::wholeRegion);
        boolean regionDrafts = anyOf(actor, g -> g.wholeRegion() && g.role() != Role.STAFF);
        Set<UUID> municipalities = ids(actor, g -> true, Grant::municipalityIds);
        Set<UUID> municipalDrafts = ids(actor, g -> g.role() != Role.STAFF, Grant::municipalityIds);
        Set<UUID> homes = ids(actor, g -> g.level() == Level.INSTITUTIONAL, Grant::homeMunicipalityIds);
        Set<UUID> organizations = ids(actor, g -> true, Grant::organizationIds);

        Map<String, Object> params = new HashMap<>();
        params.put("seesRegion", actor.regionId());
        List<String> any = new ArrayList<>();
        any.add("r.level = 'REGIONAL'" + (regionDrafts ? "" : " and " + published));
        if (region) {
            any.add("r.level = 'MUNICIPAL' and (" + published + " or " + submitted + ")");
            any.add("r.level = 'INSTITUTIONAL' and " + published);
        }
        if (!municipalities.isEmpty()) {
            params.put("seesMunicipalities", municipalities);
            any.add("r.level = 'MUNICIPAL' and r.municipality_id in (:seesMunicipalities) and " + published);
            any.add("r.level = 'INSTITUTIONAL' and r.municipality_id in (:seesMunicipalities) and (" + published
                    + " or " + submitted + ")");
        }
        if (!municipalDrafts.isEmpty()) {
            params.put("seesMunicipalDrafts", municipalDrafts);
            any.add("r.level = 'MUNICIPAL' and r.municipality_id in (:seesMunicipalDrafts)");
        }
        if (!homes.isEmpty()) {
            params.put("seesHomes", homes);
            any.add("r.level = 'MUNICIPAL' and r.municipality_id in (:seesHomes) and " + published);
        }
        if (!organizations.isEmpty()) {
            params.put("seesOrganizations", organizations);
            any.add("r.level = 'INSTITUTIONAL' and r.organization_id in (:seesOrganizations)");
        }
        String sql = any.stream().map(part -> "(" + part + ")").collect(Collectors.joining(" or "));
        return new Condition("(r.region_id = :seesRegion and (" + sql + "))", params);
    }

    private static boolean anyOf(Actor actor, Predicate<Grant> rule) {
        return actor.grants().stream().anyMatch(rule);
    }

    private static Set<UUID> ids(Actor actor, Predicate<Grant> rule, Function<Grant, Set<UUID>> column) {
        return actor.grants().stream()
                .filter(rule)
                .flatMap(grant -> column.apply(grant).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
