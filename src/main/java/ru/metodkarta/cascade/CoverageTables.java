package ru.metodkarta.cascade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Option;

/** Works out the coverage of a roadmap from texts in force below; eight statements, however many units and activities. */
@Service
class CoverageTables {

    private final RoadmapSight sight;
    private final UpperTexts uppers;
    private final JdbcClient jdbc;

    CoverageTables(RoadmapSight sight, UpperTexts uppers, JdbcClient jdbc) {
        this.sight = sight;
        this.uppers = uppers;
        this.jdbc = jdbc;
    }

    private record Unit(UUID id, String name) {}

    private record Reason(UUID activityId, UUID unitId, String reason) {}

    /** @throws NotAllowed the viewer is not of the roadmap's own zone: what others do is not theirs to see */
    @Transactional(readOnly = true)
    public Coverage read(Actor viewer, UUID roadmapId, CoverageFilter filter) {
        RoadmapSight.Sight roadmap = sight.seen(viewer, roadmapId);
        if (!CascadePermissions.seesCoverage(viewer, roadmap.place())) {
            throw new NotAllowed(roadmap.ownerName());
        }
        roadmap.requirePublished();
        Map<UUID, UpperTexts.Section> sections = uppers.sections(roadmap.effectiveId());
        Set<UUID> mandatory = uppers.mandatory(roadmapId);
        List<Unit> units = units(roadmap);
        Map<UUID, List<Coverage.Child>> children = children(roadmap);
        Map<UUID, Map<UUID, String>> reasons = reasons(roadmapId);
        UUID only = filter.unit().isEmpty() ? null : UUID.fromString(filter.unit());

        List<Coverage.Line> lines = new ArrayList<>();
        int activities = 0;
        for (SourceRow row : uppers.rows(roadmap.effectiveId())) {
            activities++;
            UpperTexts.Section section = row.sectionId() == null ? null : sections.get(row.sectionId());
            Coverage.Line line = line(
                    row,
                    section == null ? null : section.heading(),
                    mandatory.contains(row.activityId()),
                    units,
                    only,
                    children.getOrDefault(row.activityId(), List.of()),
                    reasons.getOrDefault(row.activityId(), Map.of()));
            boolean shown = (filter.section().isEmpty()
                            || row.sectionId() != null
                                    && row.sectionId().toString().equals(filter.section()))
                    && (!filter.onlyMandatory() || line.mandatory())
                    && (!filter.onlyMissing() || !line.missing().isEmpty());
            if (shown) {
                lines.add(line);
            }
        }
        return new Coverage(
                roadmap,
                sections.values().stream()
                        .map(section -> new Option(section.id().toString(), section.heading()))
                        .toList(),
                units.stream()
                        .map(unit -> new Option(unit.id().toString(), unit.name()))
                        .toList(),
                lines,
                activities,
                (int) lines.stream().filter(line -> line.carriers() > 0).count(),
                lines.stream().mapToInt(Coverage.Line::total).sum(),
                lines.stream().mapToInt(Coverage.Line::accepted).sum());
    }

    /** One activity with everybody who does or does not carry it out. */
    @Transactional(readOnly = true)
    public Coverage.Line line(Actor viewer, UUID roadmapId, UUID activityId) {
        return read(viewer, roadmapId, new CoverageFilter(null, null, null, null)).rows().stream()
                .filter(line -> line.text().activityId().equals(activityId))
                .findFirst()
                .orElseThrow(() -> new NotFound("activity"));
    }

    private static Coverage.Line line(
            SourceRow row,
            String heading,
            boolean mandatory,
            List<Unit> units,
            UUID only,
            List<Coverage.Child> all,
            Map<UUID, String> reasons) {
        List<Coverage.Child> children = all.stream()
                .filter(child -> only == null || only.equals(child.unitId()))
                .toList();
        Set<UUID> carriers = children.stream().map(Coverage.Child::unitId).collect(Collectors.toSet());
        List<Coverage.Missing> missing = units.stream()
                .filter(unit -> (only == null || only.equals(unit.id())) && !carriers.contains(unit.id()))
                .map(unit -> new Coverage.Missing(unit.id(), unit.name(), reasons.get(unit.id())))
                .toList();
        return new Coverage.Line(row, heading, mandatory, children, missing, carriers.size());
    }

    /** Municipalities of a region; of a town the schools that have begun to carry its roadmap out. */
    private List<Unit> units(RoadmapSight.Sight roadmap) {
        if (roadmap.place().level() == Level.REGIONAL) {
            return jdbc.sql("""
                            select id, name from territory where region_id = ? and kind = 'MUNICIPALITY'
                            order by name collate "ru-x-icu", id
                            """)
                    .param(roadmap.place().regionId())
                    .query(Unit.class)
                    .list();
        }
        return jdbc.sql("""
                        select o.id, o.short_name name from organization o
                        where o.id in (select r.organization_id from cascade_roadmap c join roadmap r on r.id = c.roadmap_id
                            where c.parent_roadmap_id = :roadmap and r.effective_revision_id is not null)
                          or o.id in (select unit_id from cascade_refusal where parent_roadmap_id = :roadmap
                            and ended_at is null)
                        order by o.short_name collate numbered, o.id
                        """).param("roadmap", roadmap.id()).query(Unit.class).list();
    }

    private Map<UUID, List<Coverage.Child>> children(RoadmapSight.Sight roadmap) {
        Map<UUID, List<Coverage.Child>> children = new LinkedHashMap<>();
        jdbc.sql("""
                        select l.parent_activity_id parent_id, coalesce(r.organization_id, r.municipality_id) unit_id,
                          coalesce(o.short_name, m.name) unit, r.id roadmap_id, v.title roadmap_title, l.activity_id,
                          w.number, w.title, coalesce(x.total, 0) total, coalesce(x.accepted, 0) accepted
                        from cascade_link l
                        join roadmap r on r.id = l.roadmap_id and r.state in ('IN_FORCE', 'COMPLETED')
                          and r.region_id = :region
                        join revision v on v.id = r.effective_revision_id
                        join activity_row w on w.revision_id = v.id and w.activity_id = l.activity_id
                        left join territory m on m.id = r.municipality_id
                        left join organization o on o.id = r.organization_id
                        left join (
                          select a.activity_id, count(*) total, count(*) filter (where a.state = 'ACCEPTED') accepted
                          from assignment a
                          where a.roadmap_id in (select roadmap_id from cascade_roadmap where parent_roadmap_id = :roadmap)
                            and not a.withdrawn_by_plan
                          group by a.activity_id) x on x.activity_id = l.activity_id
                        where l.parent_roadmap_id = :roadmap
                        order by coalesce(o.short_name, m.name) collate "ru-x-icu", v.title, w.position
                        """)
                .param("region", roadmap.place().regionId())
                .param("roadmap", roadmap.id())
                .query(Coverage.Child.class)
                .list()
                .forEach(child -> children.computeIfAbsent(child.parentId(), id -> new ArrayList<>())
                        .add(child));
        return children;
    }

    private Map<UUID, Map<UUID, String>> reasons(UUID roadmapId) {
        Map<UUID, Map<UUID, String>> reasons = new HashMap<>();
        jdbc.sql("""
                        select parent_activity_id activity_id, unit_id, reason from cascade_refusal
                        where parent_roadmap_id = ? and ended_at is null
                        """)
                .param(roadmapId)
                .query(Reason.class)
                .list()
                .forEach(reason -> reasons.computeIfAbsent(reason.activityId(), id -> new HashMap<>())
                        .put(reason.unitId(), reason.reason()));
        return reasons;
    }
}
