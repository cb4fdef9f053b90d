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

    record Target(
            UUID id,
            UUID regionId,
            UUID municipalityId,
            UUID organizationId,
            UUID ownerId,
            Level level,
            Way way,
            String title,
            String territory) {

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

        /** What was asked for, else the latest draft, else a new roadmap. */
        String chosen(String wanted) {
            if (wanted != null && (target(wanted).isPresent() || place(wanted).isPresent())) {
                return wanted;
            }
            return open().stream()
                    .filter(target -> target.way() == Way.DRAFT)
                    .findFirst()
                    .map(target -> target.id().toString())
                    .orElseGet(() -> fresh.isEmpty()
                            ? open().isEmpty() ? "" : open().get(0).id().toString()
                            : NEW + fresh.get(0).option().value());
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

    Offered below(Actor actor, RoadmapPlace upper) {
        List<RoadmapPlaces.Offered> fresh = places.offered(actor).stream()
                .filter(offered -> RoadmapSight.isAbove(upper, offered.place()))
                .toList();
        List<Target> roadmaps = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        params.put("region", upper.regionId());
        params.put("level", upper.level() == Level.REGIONAL ? "MUNICIPAL" : "INSTITUTIONAL");
        params.put("units", units(actor, upper.level()).toArray(UUID[]::new));
        jdbc.sql("""
                        select r.id, r.region_id, r.municipality_id, r.organization_id, r.owner_id, r.level,
                          case when d.state = 'IN_REVIEW' then 'IN_REVIEW' when d.id is null then 'OPENS' else 'DRAFT' end way,
                          coalesce(d.title, e.title) title, coalesce(o.short_name, m.name) territory
                        from roadmap r
                        left join revision d on d.roadmap_id = r.id and d.state <> 'APPROVED'
                        left join revision e on e.id = r.effective_revision_id
                        left join territory m on m.id = r.municipality_id
                        left join organization o on o.id = r.organization_id
                        where r.region_id = :region and r.level = :level and coalesce(r.organization_id, r.municipality_id)
                            = any(cast(:units as uuid[]))
                          and r.state in ('DRAFT', 'RETURNED', 'IN_REVIEW', 'IN_FORCE')
                        order by r.created_at desc, r.id
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
