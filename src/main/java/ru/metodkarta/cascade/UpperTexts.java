package ru.metodkarta.cascade;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.ExecutorKind;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import tools.jackson.databind.json.JsonMapper;

/** Roadmaps above and their rows; each method is one statement. */
@Component
class UpperTexts {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    UpperTexts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param adopted how many of its activities stand in roadmaps of this person's places */
    record Upper(UUID id, String title, String territory, int activities, int mandatory, int adopted) {}

    /** Roadmaps in force right above the places where this person writes, by title. */
    List<Upper> inForce(Actor actor) {
        Set<UUID> towns = new HashSet<>();
        Set<UUID> schools = new HashSet<>();
        Set<UUID> homes = new HashSet<>();
        actor.grants().forEach(grant -> {
            towns.addAll(grant.municipalityIds());
            schools.addAll(grant.organizationIds());
            if (!grant.organizationIds().isEmpty()) {
                homes.addAll(grant.homeMunicipalityIds());
            }
        });
        return jdbc.sql("""
                        select p.id, v.title, coalesce(m.name, t.name) territory,
                          (select count(*) from activity_row w where w.revision_id = v.id) activities,
                          (select count(*) from cascade_mandate d where d.roadmap_id = p.id and d.ended_at is null) mandatory,
                          (select count(distinct l.parent_activity_id) from cascade_link l
                             join roadmap r on r.id = l.roadmap_id
                             left join revision d on d.roadmap_id = r.id and d.state <> 'APPROVED'
                             join activity_row o on o.activity_id = l.activity_id
                               and o.revision_id = coalesce(d.id, r.effective_revision_id)
                           where l.parent_roadmap_id = p.id and (r.organization_id = any(cast(:schools as uuid[]))
                             or r.organization_id is null and r.municipality_id = any(cast(:towns as uuid[])))) adopted
                        from roadmap p
                        join revision v on v.id = p.effective_revision_id
                        join territory t on t.id = p.region_id
                        left join territory m on m.id = p.municipality_id
                        where p.region_id = :region and p.state = 'IN_FORCE'
                          and (p.level = 'REGIONAL' and :town
                            or p.level = 'MUNICIPAL' and p.municipality_id = any(cast(:homes as uuid[])))
                        order by v.period_to desc nulls first, v.title collate "ru-x-icu", p.id
                        """)
                .param("region", actor.regionId())
                .param("town", !towns.isEmpty())
                .param("towns", towns.toArray(UUID[]::new))
                .param("schools", schools.toArray(UUID[]::new))
                .param("homes", homes.toArray(UUID[]::new))
                .query(Upper.class)
                .list();
    }

    record Section(UUID id, String number, String title, Integer year) {

        String heading() {
            if (number == null || number.isBlank()) {
                return title;
            }
            String plain = number.strip();
            return (Character.isLetterOrDigit(plain.charAt(plain.length() - 1)) ? plain + "." : plain) + " " + title;
        }
    }

    /** By id, in order. */
    Map<UUID, Section> sections(UUID revisionId) {
        Map<UUID, Section> sections = new LinkedHashMap<>();
        jdbc.sql("select section_id id, number, title, year from section_row where revision_id = ? order by position")
                .param(revisionId)
                .query(Section.class)
                .list()
                .forEach(section -> sections.put(section.id(), section));
        return sections;
    }

    List<SourceRow> rows(UUID revisionId) {
        return jdbc.sql("select " + SourceRow.columns("w", "") + """
                         from activity_row w
                        left join section_row s on s.revision_id = w.revision_id and s.section_id = w.section_id
                        where w.revision_id = ? and not w.order_clause order by s.position nulls first, w.position, w.activity_id
                        """)
                .param(revisionId)
                .query((row, n) -> SourceRow.read(row, "", json))
                .list();
    }

    /** Executors with their meanings, by activity. */
    Map<UUID, List<ExecutorContent>> executors(UUID revisionId, Collection<UUID> activities) {
        Map<UUID, List<ExecutorContent>> byActivity = new HashMap<>();
        jdbc.sql("""
                        select w.activity_id, e.* from executor e join activity_row w on w.id = e.activity_row_id
                        where w.revision_id = :revision and w.activity_id = any(cast(:activities as uuid[]))
                        order by w.activity_id, e.position
                        """)
                .param("revision", revisionId)
                .param("activities", activities.toArray(UUID[]::new))
                .query(row -> {
                    String group = row.getString("group_code");
                    String basis = row.getString("group_basis");
                    byActivity
                            .computeIfAbsent(row.getObject("activity_id", UUID.class), id -> new ArrayList<>())
                            .add(new ExecutorContent(
                                    row.getString("printed"),
                                    Part.valueOf(row.getString("part")),
                                    ExecutorKind.valueOf(row.getString("kind")),
                                    row.getObject("organization_id", UUID.class),
                                    group == null ? null : GroupCode.valueOf(group),
                                    basis == null ? null : GroupBasis.valueOf(basis),
                                    row.getObject("list_id", UUID.class)));
                });
        return byActivity;
    }

    /** Activities called mandatory now. */
    Set<UUID> mandatory(UUID roadmapId) {
        return new HashSet<>(
                jdbc.sql("select activity_id from cascade_mandate where roadmap_id = ? and ended_at is null")
                        .param(roadmapId)
                        .query(UUID.class)
                        .list());
    }
}
