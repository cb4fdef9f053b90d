package ru.metodkarta.roadmap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.shared.NotFound;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads one revision whole, in four statements however long it is. */
@Component
class RevisionTexts {

    private static final TypeReference<List<Map<String, Object>>> MAPS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RevisionTexts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    RevisionText read(UUID revisionId) {
        return read("v.id = :revision", Map.of("revision", revisionId)).get(0);
    }

    /** @throws NotFound when the roadmap has no revision of that number */
    RevisionText read(UUID roadmapId, int no) {
        return read("v.roadmap_id = :roadmap and v.no = :no", Map.of("roadmap", roadmapId, "no", no))
                .get(0);
    }

    /** Several in the same four statements, in the order asked for. */
    List<RevisionText> readAll(List<UUID> revisionIds) {
        Map<UUID, RevisionText> texts = new HashMap<>();
        read("v.id in (:revisions)", Map.of("revisions", revisionIds))
                .forEach(text -> texts.put(text.head().id(), text));
        return revisionIds.stream().map(texts::get).toList();
    }

    private record Opening(RevisionText.Head head, List<RevisionText.Basis> basis, List<RevisionText.Column> columns) {}

    private List<RevisionText> read(String which, Map<String, ?> params) {
        List<Opening> openings = jdbc.sql("""
                        select v.*, c.short_name coordinator,
                               coalesce(v.supervisor_text, s.full_name) supervisor,
                               a.kind act_kind, a.issuer_text, a.signatory_text, a.on_date, a.number act_number,
                               a.annex_number, a.registered_from_original, a.scan_file_id is not null scanned,
                               (select jsonb_agg(jsonb_build_object('relation', b.relation, 'printed', b.printed,
                                         'inForce', b.in_force) order by b.position)
                                from roadmap_basis b where b.revision_id = v.id) bases
                        from revision v
                        left join organization c on c.id = v.coordinator_id
                        left join account s on s.id = v.supervisor_account_id
                        left join official_act a on a.id = v.act_id
                        where\s""" + which)
                .params(params)
                .query((row, n) -> opening(row))
                .list();
        if (openings.isEmpty()) {
            throw new NotFound("revision");
        }
        List<UUID> ids = openings.stream().map(opening -> opening.head().id()).toList();
        Map<UUID, List<RevisionText.Section>> sections = sections(ids);
        Map<UUID, List<RevisionText.Row>> rows = rows(ids);
        return openings.stream()
                .map(opening -> new RevisionText(
                        opening.head(),
                        opening.basis(),
                        opening.columns(),
                        sections.getOrDefault(opening.head().id(), List.of()),
                        rows.getOrDefault(opening.head().id(), List.of()).stream()
                                .filter(row -> !row.orderClause())
                                .toList(),
                        rows.getOrDefault(opening.head().id(), List.of()).stream()
                                .filter(RevisionText.Row::orderClause)
                                .toList()))
                .toList();
    }

    private Map<UUID, List<RevisionText.Section>> sections(List<UUID> revisionIds) {
        Map<UUID, List<RevisionText.Section>> sections = new HashMap<>();
        jdbc.sql("""
                        select revision_id, section_id, number, title, year from section_row
                        where revision_id in (:revisions) order by revision_id, position, section_id
                        """).param("revisions", revisionIds).query(row -> {
            sections.computeIfAbsent(row.getObject("revision_id", UUID.class), key -> new ArrayList<>())
                    .add(new RevisionText.Section(
                            row.getObject("section_id", UUID.class),
                            row.getString("number"),
                            row.getString("title"),
                            row.getObject("year", Integer.class)));
        });
        return sections;
    }

    private Map<UUID, List<RevisionText.Row>> rows(List<UUID> revisionIds) {
        Map<UUID, List<RevisionText.Executor>> executors = executors(revisionIds);
        Map<UUID, List<RevisionText.Row>> rows = new HashMap<>();
        jdbc.sql("""
                        select a.* from activity_row a
                        left join section_row s on s.revision_id = a.revision_id and s.section_id = a.section_id
                        where a.revision_id in (:revisions)
                        order by a.revision_id, a.order_clause, s.position nulls first,
                          (case when a.order_clause then a.number end) collate numbered nulls last, a.position, a.activity_id
                        """).param("revisions", revisionIds).query(row -> {
            rows.computeIfAbsent(row.getObject("revision_id", UUID.class), key -> new ArrayList<>())
                    .add(row(row, executors));
        });
        return rows;
    }

    private Map<UUID, List<RevisionText.Executor>> executors(List<UUID> revisionIds) {
        Map<UUID, List<RevisionText.Executor>> byRow = new HashMap<>();
        jdbc.sql("""
                        select x.activity_row_id, x.position, x.printed, x.kind, x.organization_id,
                               o.full_name organization, x.group_code, x.part
                        from executor x
                        join activity_row a on a.id = x.activity_row_id
                        left join organization o on o.id = x.organization_id
                        where a.revision_id in (:revisions)
                        order by x.activity_row_id, x.position
                        """).param("revisions", revisionIds).query(row -> {
            byRow.computeIfAbsent(row.getObject("activity_row_id", UUID.class), key -> new ArrayList<>())
                    .add(new RevisionText.Executor(
                            row.getInt("position"),
                            row.getString("printed"),
                            ExecutorKind.valueOf(row.getString("kind")),
                            row.getObject("organization_id", UUID.class),
                            row.getString("organization"),
                            row.getString("group_code"),
                            Part.valueOf(row.getString("part"))));
        });
        return byRow;
    }

    private Opening opening(ResultSet row) throws SQLException {
        UUID actId = row.getObject("act_id", UUID.class);
        RevisionText.Act act = actId == null
                ? null
                : new RevisionText.Act(
                        actId,
                        row.getString("act_kind"),
                        row.getString("issuer_text"),
                        row.getString("signatory_text"),
                        row.getObject("on_date", LocalDate.class),
                        row.getString("act_number"),
                        row.getString("annex_number"),
                        row.getBoolean("registered_from_original"),
                        row.getBoolean("scanned"));
        OffsetDateTime approvedAt = row.getObject("approved_at", OffsetDateTime.class);
        RevisionText.Head head = new RevisionText.Head(
                row.getObject("id", UUID.class),
                row.getObject("roadmap_id", UUID.class),
                row.getInt("no"),
                row.getString("state"),
                row.getString("title"),
                row.getObject("period_from", LocalDate.class),
                row.getObject("period_to", LocalDate.class),
                row.getString("period_text"),
                YearKind.valueOf(row.getString("year_kind")),
                row.getObject("control_from", LocalDate.class),
                row.getObject("coordinator_id", UUID.class),
                row.getString("coordinator"),
                row.getString("coordinator_text"),
                row.getString("supervisor"),
                approvedAt == null ? null : approvedAt.toInstant(),
                act);
        String bases = row.getString("bases");
        return new Opening(
                head,
                maps(bases).stream()
                        .map(basis -> new RevisionText.Basis(
                                text(basis, "relation"),
                                text(basis, "printed"),
                                !Boolean.FALSE.equals(basis.get("inForce"))))
                        .toList(),
                maps(row.getString("columns")).stream()
                        .map(column -> new RevisionText.Column(
                                text(column, "kind"), text(column, "title"), text(column, "key")))
                        .toList());
    }

    private RevisionText.Row row(ResultSet row, Map<UUID, List<RevisionText.Executor>> executors) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String yearKind = row.getString("year_kind");
        return new RevisionText.Row(
                id,
                row.getObject("activity_id", UUID.class),
                row.getObject("section_id", UUID.class),
                row.getString("number"),
                row.getString("title"),
                row.getString("result"),
                row.getString("result_kind"),
                row.getString("precondition"),
                row.getString("deadline_text"),
                reading(row.getString("deadline_text"), row.getString("reading")),
                !"READ".equals(row.getString("reading_source")),
                yearKind == null ? null : YearKind.valueOf(yearKind),
                extra(row.getString("extra")),
                executors.getOrDefault(id, List.of()),
                row.getString("executors_text"),
                row.getBoolean("order_clause"));
    }

    private Reading reading(String text, String stored) {
        Map<String, Object> map = json.readValue(stored, MAP);
        return map.isEmpty() ? Reading.unspecified(text) : Reading.fromMap(map);
    }

    private Map<String, String> extra(String stored) {
        if (stored == null || "{}".equals(stored)) {
            return Map.of();
        }
        return json.readValue(stored, MAP).entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    private List<Map<String, Object>> maps(String stored) {
        return stored == null ? List.of() : json.readValue(stored, MAPS);
    }

    private static String text(Map<String, Object> map, String key) {
        return map.get(key) instanceof String value ? value : null;
    }
}
