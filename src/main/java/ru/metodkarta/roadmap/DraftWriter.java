package ru.metodkarta.roadmap;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.ReadingContext;
import ru.metodkarta.shared.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Writes the sections and rows of a whole text in a fixed number of batched statements. */
@Component
class DraftWriter {

    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    DraftWriter(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record NewSection(UUID id, int position, SectionContent content) {}

    private record NewRow(
            UUID id,
            UUID activityId,
            UUID sectionId,
            int position,
            ActivityContent content,
            Reading reading,
            ReadingSource source,
            List<ExecutorContent> executors) {

        NewRow dated(RoadmapDrafts.Dating dating) {
            return dating == null
                    ? this
                    : new NewRow(
                            id,
                            activityId,
                            sectionId,
                            position,
                            content,
                            dating.reading(),
                            dating.confirmed() ? ReadingSource.CONFIRMED : ReadingSource.OVERRULED,
                            executors);
        }
    }

    private record NewExecutor(UUID rowId, int position, ExecutorContent content) {}

    void writeBasis(UUID revisionId, List<BasisContent> basis) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < basis.size(); i++) {
            BasisContent act = basis.get(i);
            rows.add(new Object[] {Ids.next(), revisionId, i, act.relation(), act.printed(), act.inForce()});
        }
        jdbc.batchUpdate(
                "insert into roadmap_basis (id, revision_id, position, relation, printed, in_force) values (?, ?, ?, ?, ?, ?)",
                rows);
    }

    void writeSections(
            Revision revision,
            List<SectionContent> sections,
            ExecutorNames.Resolver names,
            UUID changedBy,
            OffsetDateTime changedAt) {
        writeSections(revision, sections, names, List.of(), changedBy, changedAt);
    }

    /** @param datings by the order of rows, null for one that is read from its words; empty: all are */
    void writeSections(
            Revision revision,
            List<SectionContent> sections,
            ExecutorNames.Resolver names,
            List<RoadmapDrafts.Dating> datings,
            UUID changedBy,
            OffsetDateTime changedAt) {
        List<NewSection> newSections = new ArrayList<>();
        List<NewRow> rows = new ArrayList<>();
        List<NewExecutor> executors = new ArrayList<>();
        for (SectionContent section : sections) {
            UUID sectionId = section.isFlat() ? null : Ids.next();
            if (sectionId != null) {
                newSections.add(new NewSection(sectionId, newSections.size(), section));
            }
            for (ActivityContent activity : section.activities()) {
                NewRow row = row(revision, section, sectionId, rows.size(), activity, names)
                        .dated(datings.isEmpty() ? null : datings.get(rows.size()));
                rows.add(row);
                for (int i = 0; i < row.executors().size(); i++) {
                    executors.add(new NewExecutor(row.id(), i, row.executors().get(i)));
                }
            }
        }
        insertSections(revision, newSections);
        insertRows(revision, rows, changedBy, changedAt);
        insertExecutors(executors);
    }

    /** A row to be put between others. */
    record PlacedRow(UUID activityId, UUID sectionId, Integer sectionYear, int position, ActivityContent content) {}

    void writeRows(
            Revision revision,
            List<PlacedRow> placed,
            ExecutorNames.Resolver names,
            UUID changedBy,
            OffsetDateTime changedAt) {
        List<NewRow> rows = placed.stream()
                .map(row -> new NewRow(
                        Ids.next(),
                        row.activityId(),
                        row.sectionId(),
                        row.position(),
                        row.content(),
                        Deadlines.read(
                                row.content().deadlineText(),
                                Deadlines.context(
                                        revision.period(),
                                        row.sectionYear(),
                                        row.content().yearKind()),
                                row.content().resultKind()),
                        ReadingSource.READ,
                        names.resolve(row.content().executors())))
                .toList();
        insertRows(revision, rows, changedBy, changedAt);
        List<NewExecutor> executors = new ArrayList<>();
        rows.forEach(row -> {
            for (int i = 0; i < row.executors().size(); i++) {
                executors.add(new NewExecutor(row.id(), i, row.executors().get(i)));
            }
        });
        insertExecutors(executors);
    }

    /** In place of the executors a row has. */
    void replaceExecutors(Map<UUID, List<ExecutorContent>> byRow) {
        List<NewExecutor> executors = new ArrayList<>();
        byRow.forEach((rowId, its) -> {
            for (int i = 0; i < its.size(); i++) {
                executors.add(new NewExecutor(rowId, i, its.get(i)));
            }
        });
        batch(
                "delete from executor where activity_row_id = ?",
                List.copyOf(byRow.keySet()),
                (statement, id) -> statement.setObject(1, id));
        insertExecutors(executors);
    }

    private static NewRow row(
            Revision revision,
            SectionContent section,
            UUID sectionId,
            int position,
            ActivityContent activity,
            ExecutorNames.Resolver names) {
        ReadingContext context = Deadlines.context(revision.period(), section.year(), activity.yearKind());
        return new NewRow(
                Ids.next(),
                Ids.next(),
                activity.orderClause() ? null : sectionId,
                position,
                activity,
                Deadlines.read(activity.deadlineText(), context, activity.resultKind()),
                ReadingSource.READ,
                names.resolve(activity.executors()));
    }

    private void insertSections(Revision revision, List<NewSection> sections) {
        batch("insert into section (id, roadmap_id) values (?, ?)", sections, (statement, section) -> {
            statement.setObject(1, section.id());
            statement.setObject(2, revision.roadmapId());
        });
        batch(
                "insert into section_row (id, revision_id, section_id, position, number, title, year) values (?, ?, ?, ?, ?, ?, ?)",
                sections,
                (statement, section) -> {
                    statement.setObject(1, Ids.next());
                    statement.setObject(2, revision.id());
                    statement.setObject(3, section.id());
                    statement.setInt(4, section.position());
                    statement.setString(5, section.content().number());
                    statement.setString(6, section.content().title());
                    statement.setObject(7, section.content().year());
                });
    }

    private void insertRows(Revision revision, List<NewRow> rows, UUID changedBy, OffsetDateTime changedAt) {
        batch("insert into activity (id, roadmap_id) values (?, ?)", rows, (statement, row) -> {
            statement.setObject(1, row.activityId());
            statement.setObject(2, revision.roadmapId());
        });
        batch("""
                insert into activity_row (id, revision_id, activity_id, section_id, position, number, title, result,
                  result_kind, precondition, deadline_text, reading, year_kind, extra, changed_by, changed_at,
                  executors_text, order_clause, reading_source)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, cast(? as jsonb), ?, ?, ?, ?, ?)
                """, rows, (statement, row) -> {
            ActivityContent text = row.content();
            statement.setObject(1, row.id());
            statement.setObject(2, revision.id());
            statement.setObject(3, row.activityId());
            statement.setObject(4, row.sectionId());
            statement.setInt(5, row.position());
            statement.setString(6, text.number());
            statement.setString(7, text.title());
            statement.setString(8, text.result());
            statement.setString(9, name(text.resultKind()));
            statement.setString(10, text.precondition());
            statement.setString(11, text.deadlineText());
            statement.setString(12, json.writeValueAsString(row.reading().toMap()));
            statement.setString(13, name(text.yearKind()));
            statement.setString(14, json.writeValueAsString(text.extra()));
            statement.setObject(15, changedBy);
            statement.setObject(16, changedAt);
            statement.setString(17, text.executorsText());
            statement.setBoolean(18, text.orderClause());
            statement.setString(19, name(row.source()));
        });
    }

    private void insertExecutors(List<NewExecutor> executors) {
        batch("""
                insert into executor (activity_row_id, position, printed, kind, organization_id, group_code, group_basis,
                  list_id, part) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, executors, (statement, executor) -> {
            ExecutorContent content = executor.content();
            statement.setObject(1, executor.rowId());
            statement.setInt(2, executor.position());
            statement.setString(3, content.printed());
            statement.setString(4, name(content.kind()));
            statement.setObject(5, content.organizationId());
            statement.setString(6, name(content.group()));
            statement.setString(7, name(content.basis()));
            statement.setObject(8, content.listId());
            statement.setString(9, name(content.part()));
        });
    }

    private interface Setter<T> {
        void set(PreparedStatement statement, T value) throws SQLException;
    }

    private <T> void batch(String sql, List<T> values, Setter<T> setter) {
        jdbc.batchUpdate(sql, values, BATCH, setter::set);
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
