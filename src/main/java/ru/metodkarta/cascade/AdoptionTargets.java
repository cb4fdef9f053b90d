package ru.metodkarta.cascade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.roadmap.RoadmapPlace;
import ru.metodkarta.roadmap.RoadmapPlaces;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Level;

/** Into which roadmaps a person may copy activities of one above. */
@Component
class AdoptionTargets {

    /** A new roadmap: {@code new:<place>}. */
    static final String NEW = "new:";

    private final RoadmapPlaces places;
    private final JdbcClient jdbc;

    AdoptionTargets(RoadmapPlaces places, JdbcClient jdbc) {
        this.places = places;
        this.jdbc = jdbc;
    }

    /** How a roadmap takes copies. */
    enum Way {
        /** its draft is open */
        DRAFT,
        /** in force: the draft of the next revision will be opened */
        OPENS,
        /** lies with the approver: not now */
        IN_REVIEW
    }

    /** @param suits carries out the roadmap above already, or is for the same time */
    record Target(
            UUID id,
            UUID regionId,
            UUID municipalityId,
            UUID organizationId,
            UUID ownerId,
            Level level,
            Way way,
            String title,
            String territory,
            boolean suits) {

        RoadmapPlace place() {
            return new RoadmapPlace(regionId, municipalityId, organizationId, level, ownerId);
        }
    }

    /** @param fresh places for a new roadmap */
    record Offered(List<Target> roadmaps, List<RoadmapPlaces.Offered> fresh) {

        List<Target> open() {
            return roadmaps.stream()
                    .filter(target -> target.way() != Way.IN_REVIEW)
                    .toList();
        }

        List<Target> inReview() {
            return roadmaps.stream()
                    .filter(target -> target.way() == Way.IN_REVIEW)
                    .toList();
        }

        /** What was asked for, else what the place has for the same time already, else a new roadmap. */
        String chosen(String wanted) {
            if (wanted != null && (target(wanted).isPresent() || place(wanted).isPresent())) {
                return wanted;
            }
            Optional<Target> own = open().stream()
                    .filter(target -> target.suits() || fresh.isEmpty())
                    .findFirst();
            return own.map(target -> target.id().toString())
                    .orElseGet(() ->
                            fresh.isEmpty() ? "" : NEW + fresh.get(0).option().value());
        }

        Optional<Target> target(String value) {
            UUID id = Ids.parse(value);
            return open().stream().filter(target -> target.id().equals(id)).findFirst();
        }

        Optional<RoadmapPlace> place(String value) {
            return value == null || !value.startsWith(NEW)
                    ? Optional.empty()
                    : RoadmapPlaces.chosen(fresh, value.substring(NEW.length()));
        }
    }

    /** In the order in which they are proposed: what carries out this roadmap already, drafts, what is in force. */
    Offered below(Actor actor, RoadmapSight.Sight above) {
        RoadmapPlace upper = above.place();
        List<RoadmapPlaces.Offered> fresh = places.offered(actor).stream()
                .filter(offered -> RoadmapSight.isAbove(upper, offered.place()))
                .toList();
        List<Target> roadmaps = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        params.put("region", upper.regionId());
        params.put("upper", above.id());
        params.put("text", above.effectiveId());
        params.put("level", upper.level() == Level.REGIONAL ? "MUNICIPAL" : "INSTITUTIONAL");
        params.put("units", units(actor, upper.level()).toArray(UUID[]::new));
        jdbc.sql("""
                        select r.id, r.region_id, r.municipality_id, r.organization_id, r.owner_id, r.level,
                          case when d.state = 'IN_REVIEW' then 'IN_REVIEW' when d.id is null then 'OPENS' else 'DRAFT' end way,
                          coalesce(d.title, e.title) title, coalesce(o.short_name, m.name) territory,
                          c.roadmap_id is not null or coalesce(coalesce(d.period_from, e.period_from) <= u.period_to
                            and coalesce(d.period_to, e.period_to) >= u.period_from, true) suits
                        from roadmap r
                        left join revision d on d.roadmap_id = r.id and d.state <> 'APPROVED'
                        left join revision e on e.id = r.effective_revision_id
                        left join territory m on m.id = r.municipality_id
                        left join organization o on o.id = r.organization_id
                        left join revision u on u.id = :text
                        left join cascade_roadmap c on c.roadmap_id = r.id and c.parent_roadmap_id = :upper
                        where r.region_id = :region and r.level = :level and coalesce(r.organization_id, r.municipality_id)
                            = any(cast(:units as uuid[]))
                          and r.state in ('DRAFT', 'RETURNED', 'IN_REVIEW', 'IN_FORCE')
                        order by c.roadmap_id is null, d.id is null, r.created_at desc, r.id
                        """).params(params).query(Target.class).list().stream()
                .filter(target -> RoadmapSight.isAbove(upper, target.place())
                        && actor.grants().stream().anyMatch(grant -> RoadmapSight.mayEdit(grant, target.place())))
                .forEach(roadmaps::add);
        return new Offered(List.copyOf(roadmaps), fresh);
    }

    private static Set<UUID> units(Actor actor, Level upper) {
        return actor.grants().stream()
                .flatMap(
                        grant -> (upper == Level.REGIONAL ? grant.municipalityIds() : grant.organizationIds()).stream())
                .collect(Collectors.toSet());
    }
}
