package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.YearKind;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads all deadlines of a draft again when what stands around them has changed: the period, the kind of year, the year
 * of a section. What a person confirmed or set by hand stays. Two statements, however many rows.
 */
@Component
class Rereading {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Rereading(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Row(
            UUID id, String deadlineText, String reading, String resultKind, YearKind yearKind, Integer sectionYear) {}

    void of(UUID revisionId, PlanPeriod period) {
        List<UUID> ids = new ArrayList<>();
        List<String> readings = new ArrayList<>();
        jdbc.sql("""
                        select r.id, r.deadline_text, r.reading::text reading, r.result_kind, r.year_kind,
                               s.year section_year
                        from activity_row r
                        left join section_row s on s.revision_id = r.revision_id and s.section_id = r.section_id
                        where r.revision_id = ? and r.reading_source = 'READ'
                        """).param(revisionId).query(Row.class).list().forEach(row -> {
            Reading again = Deadlines.read(
                    row.deadlineText(),
                    Deadlines.context(period, row.sectionYear(), row.yearKind()),
                    ResultKind.of(row.resultKind()));
            if (!again.equals(Reading.fromMap(json.readValue(row.reading(), MAP)))) {
                ids.add(row.id());
                readings.add(json.writeValueAsString(again.toMap()));
            }
        });
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            update activity_row r set reading = cast(o.reading as jsonb)
                            from unnest(cast(:ids as uuid[]), cast(:readings as text[])) o (id, reading) where r.id = o.id
                            """)
                    .param("ids", ids.toArray(UUID[]::new))
                    .param("readings", readings.toArray(String[]::new))
                    .update();
        }
    }
}
