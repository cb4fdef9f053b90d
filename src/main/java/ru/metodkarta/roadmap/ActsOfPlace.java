package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Conflict;

/** Acts entered for other roadmaps of the same place: one act may approve several documents. */
@Component
class ActsOfPlace {

    private static final int YEARS_BACK = 2;
    private static final int OFFERED = 50;

    private final OfficialActs acts;
    private final JdbcClient jdbc;

    ActsOfPlace(OfficialActs acts, JdbcClient jdbc) {
        this.acts = acts;
        this.jdbc = jdbc;
    }

    /** @param title of a roadmap the act approves already */
    record Known(UUID id, String kind, LocalDate onDate, String number, String title) {}

    private static final String OF_PLACE = """
            from official_act a
            join revision v on v.act_id = a.id
            join roadmap r on r.id = v.roadmap_id
            where r.region_id = :region
              and r.municipality_id is not distinct from cast(:municipality as uuid)
              and r.organization_id is not distinct from cast(:organization as uuid) and r.level = :level
              and not exists (select 1 from revision w where w.act_id = a.id and w.roadmap_id = :roadmap)
            """;

    /** Those with date and number, newest first, of the last two years; not those of the roadmap itself. */
    List<Known> offered(UUID roadmapId, RoadmapPlace place, LocalDate today) {
        return statement("""
                        select distinct on (a.on_date, a.number, a.id) a.id, a.kind, a.on_date, a.number, v.title
                        """ + OF_PLACE + """
                          and a.on_date is not null and a.number is not null and a.on_date >= :since
                        order by a.on_date desc, a.number, a.id, v.approved_at limit :rows
                        """, roadmapId, place)
                .param("since", today.minusYears(YEARS_BACK))
                .param("rows", OFFERED)
                .query(Known.class)
                .list();
    }

    /** @throws Conflict it is no act of that place */
    OfficialAct required(UUID roadmapId, RoadmapPlace place, UUID actId) {
        boolean known = statement("select exists (select 1 " + OF_PLACE + " and a.id = :act)", roadmapId, place)
                .param("act", actId)
                .query(Boolean.class)
                .single();
        if (!known) {
            throw new Conflict("approval.conflict.act-unknown");
        }
        return acts.findById(actId).orElseThrow();
    }

    private JdbcClient.StatementSpec statement(String sql, UUID roadmapId, RoadmapPlace place) {
        return jdbc.sql(sql)
                .param("roadmap", roadmapId)
                .param("region", place.regionId())
                .param("municipality", place.municipalityId(), java.sql.Types.OTHER)
                .param("organization", place.organizationId(), java.sql.Types.OTHER)
                .param("level", place.level().name());
    }
}
