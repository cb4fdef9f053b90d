package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.shared.NotFound;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Roadmaps as execution needs them; four statements a roadmap, whatever the number of rows. */
@Component
public class PlannedRoadmaps {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PlannedRoadmaps(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The text in effect; empty while nothing was approved and after the roadmap has ended. */
    public Optional<PlannedRoadmap> effective(UUID roadmapId) {
        return jdbc.sql("select effective_revision_id from roadmap where id = ? and state = 'IN_FORCE'")
                .param(roadmapId)
                .query(UUID.class)
                .optional()
                .map(this::ofRevision);
    }

    /** Any revision, a draft too: what it would create. */
    public PlannedRoadmap ofRevision(UUID revisionId) {
        Head head = jdbc.sql("""
                        select v.roadmap_id, m.region_id, m.municipality_id, m.organization_id, m.owner_id,
                               coalesce(v.coordinator_id, m.owner_id) coordinator_id, v.period_from, v.period_to,
                               v.year_kind, v.control_from
                        from revision v join roadmap m on m.id = v.roadmap_id where v.id = ?
                        """)
                .param(revisionId)
                .query(Head.class)
                .optional()
                .orElseThrow(() -> new NotFound("revision"));
        return new PlannedRoadmap(
                head.roadmapId(),
                revisionId,
                new NamingContext(head.regionId(), head.municipalityId(), head.organizationId()),
                head.ownerId(),
                head.coordinatorId(),
                new PlanPeriod(head.periodFrom(), head.periodTo(), head.yearKind()),
                head.controlFrom(),
                activities(revisionId, head.yearKind()),
                startDecisions(revisionId));
    }

    /** Roadmaps whose assignments are kept up: in force, of all regions. */
    public List<UUID> inForce() {
        return jdbc.sql("select id from roadmap where state = 'IN_FORCE' order by id")
                .query(UUID.class)
                .list();
    }

    private record Head(
            UUID roadmapId,
            UUID regionId,
            UUID municipalityId,
            UUID organizationId,
            UUID ownerId,
            UUID coordinatorId,
            LocalDate periodFrom,
            LocalDate periodTo,
            YearKind yearKind,
            LocalDate controlFrom) {}

    private List<PlannedRoadmap.PlannedActivity> activities(UUID revisionId, YearKind planYearKind) {
        Map<UUID, List<PlannedRoadmap.PlannedExecutor>> executors = executors(revisionId);
        return jdbc.sql("""
                        select activity_id, number, title, result_kind, year_kind, reading::text reading
                        from activity_row where revision_id = ? order by position
                        """)
                .param(revisionId)
                .query((row, n) -> {
                    UUID activityId = row.getObject("activity_id", UUID.class);
                    String own = row.getString("year_kind");
                    return new PlannedRoadmap.PlannedActivity(
                            activityId,
                            row.getString("number"),
                            row.getString("title"),
                            row.getString("result_kind"),
                            own == null ? planYearKind : YearKind.valueOf(own),
                            Reading.fromMap(json.readValue(row.getString("reading"), MAP)),
                            executors.getOrDefault(activityId, List.of()));
                })
                .list();
    }

    private Map<UUID, List<PlannedRoadmap.PlannedExecutor>> executors(UUID revisionId) {
        Map<UUID, List<PlannedRoadmap.PlannedExecutor>> byActivity = new HashMap<>();
        jdbc.sql("""
                        select r.activity_id, e.kind, e.organization_id, e.group_code, e.group_basis, e.list_id, e.printed,
                               e.part
                        from executor e join activity_row r on r.id = e.activity_row_id
                        where r.revision_id = ? order by r.position, e.position
                        """).param(revisionId).query(row -> {
            String group = row.getString("group_code");
            String basis = row.getString("group_basis");
            byActivity
                    .computeIfAbsent(row.getObject("activity_id", UUID.class), id -> new ArrayList<>())
                    .add(new PlannedRoadmap.PlannedExecutor(
                            ExecutorKind.valueOf(row.getString("kind")),
                            row.getObject("organization_id", UUID.class),
                            group == null ? null : GroupCode.valueOf(group),
                            basis == null ? null : GroupBasis.valueOf(basis),
                            row.getObject("list_id", UUID.class),
                            row.getString("printed"),
                            Part.valueOf(row.getString("part"))));
        });
        return byActivity;
    }

    private Map<PlannedRoadmap.StartKey, PlannedRoadmap.StartDecision> startDecisions(UUID revisionId) {
        Map<PlannedRoadmap.StartKey, PlannedRoadmap.StartDecision> decisions = new HashMap<>();
        jdbc.sql("select activity_id, occurrence_key, verdict, proof from start_decision where revision_id = ?")
                .param(revisionId)
                .query(row -> {
                    decisions.put(
                            new PlannedRoadmap.StartKey(
                                    row.getObject("activity_id", UUID.class), row.getString("occurrence_key")),
                            new PlannedRoadmap.StartDecision(
                                    PlannedRoadmap.StartVerdict.valueOf(row.getString("verdict")),
                                    row.getString("proof")));
                });
        return decisions;
    }
}
