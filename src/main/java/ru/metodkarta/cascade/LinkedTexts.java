package ru.metodkarta.cascade;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.roadmap.RoadmapSight;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Copies of a roadmap beside what they were made of; each method is one statement. */
@Component
class LinkedTexts {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    /** Of a link {@code l}, the roadmap above {@code p} and its text {@code v}, the copy {@code o}, the row above {@code a}. */
    private static final String COLUMNS = """
            l.activity_id link, l.version link_version, l.base::text base, o.version row_version, l.parent_roadmap_id,
            v.title upper_title, l.base_revision_id, p.effective_revision_id above_revision,
            exists (select 1 from cascade_mandate d
              where d.activity_id = l.parent_activity_id and d.ended_at is null) mandatory,
            """ + SourceRow.columns("o", "o_") + ", " + SourceRow.columns("a", "a_");

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LinkedTexts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Copies in the current text, in its order. {@code moved}: only those whose roadmap above has a newer text since. */
    List<LinkedRow> read(RoadmapSight.Sight roadmap, boolean moved) {
        return read(roadmap, moved ? " and l.base_revision_id <> p.effective_revision_id" : "", null);
    }

    /** Holds the links until the transaction ends, in one order. */
    void lock(UUID roadmapId) {
        jdbc.sql("select activity_id from cascade_link where roadmap_id = ? order by activity_id for update")
                .param(roadmapId)
                .query(UUID.class)
                .list();
    }

    List<LinkedRow> one(RoadmapSight.Sight roadmap, UUID activityId) {
        return read(roadmap, " and l.activity_id = :activity", activityId);
    }

    private List<LinkedRow> read(RoadmapSight.Sight roadmap, String which, UUID activityId) {
        return jdbc.sql("select " + COLUMNS + """
                         from cascade_link l
                        join roadmap p on p.id = l.parent_roadmap_id
                        join revision v on v.id = p.effective_revision_id
                        join activity_row o on o.revision_id = :current and o.activity_id = l.activity_id
                        left join activity_row a on a.revision_id = v.id and a.activity_id = l.parent_activity_id
                        where l.roadmap_id = :roadmap%s
                        order by o.position, l.activity_id
                        """.formatted(which))
                .params(params(roadmap, activityId))
                .query((row, n) -> row(row))
                .list();
    }

    /** @param title of the roadmap that has the copy */
    record Asking(UUID roadmapId, String title, LinkedRow row) {}

    /** Copies in the current texts of towns about which something is asked, in roadmaps whose text may be changed now. */
    List<Asking> asking(Set<UUID> towns) {
        return jdbc
                .sql("select c.title own_title, l.roadmap_id own_roadmap, " + COLUMNS
                        + """
                         from roadmap r
                        join cascade_link l on l.roadmap_id = r.id
                        join roadmap p on p.id = l.parent_roadmap_id and p.effective_revision_id <> l.base_revision_id
                        join revision v on v.id = p.effective_revision_id
                        left join revision d on d.roadmap_id = r.id and d.state <> 'APPROVED'
                        join revision c on c.id = coalesce(d.id, r.effective_revision_id)
                        join activity_row o on o.revision_id = c.id and o.activity_id = l.activity_id
                        left join activity_row a on a.revision_id = v.id and a.activity_id = l.parent_activity_id
                        where r.municipality_id = any(cast(:towns as uuid[])) and r.level = 'MUNICIPAL'
                          and r.state in ('DRAFT', 'RETURNED', 'IN_FORCE')
                          and (a.id is null or not l.base @> %s)
                        order by c.title, r.id, o.position
                        """.formatted(SourceRow.json("a")))
                .param("towns", towns.toArray(UUID[]::new))
                .query((row, n) ->
                        new Asking(row.getObject("own_roadmap", UUID.class), row.getString("own_title"), row(row)))
                .list()
                .stream()
                .filter(asking -> asking.row().asks())
                .toList();
    }

    private static Map<String, Object> params(RoadmapSight.Sight roadmap, UUID activityId) {
        Map<String, Object> params = new HashMap<>();
        params.put("current", roadmap.currentId());
        params.put("roadmap", roadmap.id());
        if (activityId != null) {
            params.put("activity", activityId);
        }
        return params;
    }

    private LinkedRow row(ResultSet row) throws SQLException {
        return new LinkedRow(
                row.getObject("link", UUID.class),
                row.getInt("link_version"),
                row.getInt("row_version"),
                row.getObject("parent_roadmap_id", UUID.class),
                row.getString("upper_title"),
                row.getObject("base_revision_id", UUID.class),
                row.getObject("above_revision", UUID.class),
                json.readValue(row.getString("base"), TEXTS),
                SourceRow.read(row, "o_", json),
                SourceRow.read(row, "a_", json),
                row.getBoolean("mandatory"));
    }

    /**
     * An activity above that the roadmap has not taken over and nobody has refused.
     *
     * @param fresh it was not there when the roadmap above was looked at last
     */
    record Untaken(
            UUID upperId,
            String upperTitle,
            UUID activityId,
            String number,
            String title,
            boolean mandatory,
            boolean fresh) {}

    /** Mandatory ones, and those that are new. */
    List<Untaken> untaken(RoadmapSight.Sight roadmap) {
        return jdbc.sql("""
                        select p.id upper_id, v.title upper_title, w.activity_id, w.number, w.title,
                          d.id is not null mandatory, not exists (select 1 from activity_row s
                            where s.revision_id = c.seen_revision_id and s.activity_id = w.activity_id) fresh
                        from cascade_roadmap c
                        join roadmap p on p.id = c.parent_roadmap_id and p.state = 'IN_FORCE'
                        join revision v on v.id = p.effective_revision_id
                        join activity_row w on w.revision_id = v.id and not w.order_clause
                        left join cascade_mandate d on d.activity_id = w.activity_id and d.ended_at is null
                        where c.roadmap_id = :roadmap
                          and (d.id is not null or not exists (select 1 from activity_row s
                            where s.revision_id = c.seen_revision_id and s.activity_id = w.activity_id))
                          and not exists (select 1 from cascade_link l
                            join activity_row o on o.revision_id = :current and o.activity_id = l.activity_id
                            where l.roadmap_id = :roadmap and l.parent_activity_id = w.activity_id)
                          and not exists (select 1 from cascade_refusal f
                            where f.parent_activity_id = w.activity_id and f.unit_id = :unit and f.ended_at is null)
                        order by v.title, p.id, w.position
                        """)
                .param("roadmap", roadmap.id())
                .param("current", roadmap.currentId())
                .param("unit", AdoptionPages.unit(roadmap.place()))
                .query(Untaken.class)
                .list();
    }

    /** @param refusals of the place in force, of activities of roadmaps this one carries out */
    record Refused(UUID activityId, String number, String title, String reason) {}

    List<Refused> refused(RoadmapSight.Sight roadmap) {
        return jdbc.sql("""
                        select w.activity_id, w.number, w.title, f.reason from cascade_refusal f
                        join cascade_roadmap c on c.roadmap_id = :roadmap and c.parent_roadmap_id = f.parent_roadmap_id
                        join roadmap p on p.id = f.parent_roadmap_id and p.state = 'IN_FORCE'
                        join activity_row w on w.revision_id = p.effective_revision_id and w.activity_id = f.parent_activity_id
                        where f.unit_id = :unit and f.ended_at is null order by w.position, w.activity_id
                        """)
                .param("roadmap", roadmap.id())
                .param("unit", AdoptionPages.unit(roadmap.place()))
                .query(Refused.class)
                .list();
    }

    /** @param uppers roadmaps above that it carries out; {@code carried}: some roadmap below carries this one out */
    record Ties(int uppers, boolean carried, boolean moved) {}

    Ties ties(UUID roadmapId) {
        return jdbc.sql("""
                        select (select count(*) from cascade_roadmap c where c.roadmap_id = :roadmap) uppers,
                          exists (select 1 from cascade_roadmap c where c.parent_roadmap_id = :roadmap) carried,
                          exists (select 1 from cascade_roadmap c
                            join roadmap p on p.id = c.parent_roadmap_id
                            where c.roadmap_id = :roadmap and (c.seen_revision_id <> p.effective_revision_id
                              or exists (select 1 from cascade_link l where l.roadmap_id = c.roadmap_id
                                and l.parent_roadmap_id = p.id and l.base_revision_id <> p.effective_revision_id)
                              or exists (select 1 from cascade_mandate d where d.roadmap_id = p.id and d.ended_at is null))) moved
                        """).param("roadmap", roadmapId).query(Ties.class).single();
    }
}
