package ru.metodkarta.roadmap;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Makes a draft what a merge wants, in a fixed number of batched statements. The caller holds the lock of the draft. */
@Component
class MergeWriter {

    private static final int BATCH = 500;

    private final DraftWriter drafts;
    private final ExecutorNames names;
    private final SourceTexts sources;
    private final RowOrder order;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;
    private final Clock clock;

    MergeWriter(
            DraftWriter drafts,
            ExecutorNames names,
            SourceTexts sources,
            RowOrder order,
            JdbcClient jdbc,
            JdbcTemplate batches,
            JsonMapper json,
            Clock clock) {
        this.drafts = drafts;
        this.names = names;
        this.sources = sources;
        this.order = order;
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.clock = clock;
    }

    private record Changed(
            UUID rowId, ActivityContent content, List<ExecutorContent> executors, Reading reading, boolean reread) {}

    void write(Actor actor, EditionAccess.Edition edition, ProposedText text, MergeTarget target) {
        Revision draft = edition.revision();
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        ExecutorNames.Resolver resolver = names.in(ExecutorNames.contextOf(edition.place()), text.sections());
        remove(actor, draft.id(), target.removed(), now);
        List<UUID> sections = writeSections(draft, target);
        writeChanged(actor, draft, target, resolver, now);
        place(draft.id(), target, sections, addRows(actor, draft, target, sections, resolver, now));
        batch("delete from section_row where revision_id = ? and section_id = ?", target.emptied(), (statement, id) -> {
            statement.setObject(1, draft.id());
            statement.setObject(2, id);
        });
        // clauses of the order are in no document: they go on standing behind the table
        order.countThrough(draft.id());
        if (text.sourceText() != null) {
            sources.write(draft.id(), text.sourceText());
        }
    }

    private void remove(Actor actor, UUID revisionId, List<UUID> activities, OffsetDateTime now) {
        if (activities.isEmpty()) {
            return;
        }
        UUID[] ids = activities.toArray(UUID[]::new);
        jdbc.sql("""
                        insert into removed_row (revision_id, activity_id, row_content, executors, removed_by, removed_at)
                        select r.revision_id, r.activity_id, to_jsonb(r) - 'fts',
                          coalesce((select jsonb_agg(to_jsonb(e) order by e.position) from executor e
                                    where e.activity_row_id = r.id), '[]'), :by, :at
                        from activity_row r where r.revision_id = :revision and r.activity_id = any(cast(:ids as uuid[]))
                        on conflict (revision_id, activity_id) do update set row_content = excluded.row_content,
                          executors = excluded.executors, removed_by = excluded.removed_by, removed_at = excluded.removed_at
                        """)
                .param("by", actor.accountId())
                .param("at", now)
                .param("revision", revisionId)
                .param("ids", ids)
                .update();
        jdbc.sql("delete from activity_row where revision_id = :revision and activity_id = any(cast(:ids as uuid[]))")
                .param("revision", revisionId)
                .param("ids", ids)
                .update();
    }

    /** @return ids in the order of the target */
    private List<UUID> writeSections(Revision draft, MergeTarget target) {
        List<UUID> ids = new ArrayList<>();
        List<Integer> fresh = new ArrayList<>();
        for (int i = 0; i < target.sections().size(); i++) {
            UUID known = target.sections().get(i).id();
            ids.add(known == null ? Ids.next() : known);
            if (known == null) {
                fresh.add(i);
            }
        }
        batch("insert into section (id, roadmap_id) values (?, ?)", fresh, (statement, i) -> {
            statement.setObject(1, ids.get(i));
            statement.setObject(2, draft.roadmapId());
        });
        batch(
                "insert into section_row (id, revision_id, section_id, position, number, title, year) values (?, ?, ?, ?, ?, ?, ?)",
                fresh,
                (statement, i) -> {
                    MergeTarget.Section section = target.sections().get(i);
                    statement.setObject(1, Ids.next());
                    statement.setObject(2, draft.id());
                    statement.setObject(3, ids.get(i));
                    statement.setInt(4, i);
                    statement.setString(5, section.number());
                    statement.setString(6, section.title());
                    statement.setObject(7, section.year());
                });
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            all.add(i);
        }
        batch("""
                update section_row set position = ?, number = ?, title = ?, year = ?, version = version + ?
                where revision_id = ? and section_id = ?
                """, all, (statement, i) -> {
            MergeTarget.Section section = target.sections().get(i);
            statement.setInt(1, i);
            statement.setString(2, section.number());
            statement.setString(3, section.title());
            statement.setObject(4, section.year());
            statement.setInt(5, section.rewritten() ? 1 : 0);
            statement.setObject(6, draft.id());
            statement.setObject(7, ids.get(i));
        });
        return ids;
    }

    private void writeChanged(
            Actor actor, Revision draft, MergeTarget target, ExecutorNames.Resolver resolver, OffsetDateTime now) {
        Map<UUID, List<ExecutorContent>> stored = executors(draft.id());
        List<Changed> changed = new ArrayList<>();
        RowDifference difference = target.difference();
        for (MergeTarget.Row row : target.rows()) {
            if (row.old() == null || row.fresh() == null) {
                continue;
            }
            List<ExecutorContent> its = difference.otherExecutors(row.old(), row.fresh())
                    ? resolver.resolve(known(
                            stored.getOrDefault(row.old().id(), List.of()),
                            row.fresh().executors()))
                    : null;
            ActivityContent content = difference.merged(row.old(), row.fresh(), its);
            boolean otherDeadline = !content.deadlineText().equals(row.old().deadlineText());
            Integer year = row.section() == TextMatching.NONE
                    ? null
                    : target.sections().get(row.section()).year();
            Reading reading = otherDeadline
                    ? Deadlines.read(
                            content.deadlineText(),
                            Deadlines.context(draft.period(), year, content.yearKind()),
                            content.resultKind())
                    : row.old().reading();
            changed.add(new Changed(row.old().id(), content, its, reading, otherDeadline));
        }
        update(actor, changed, now);
        Map<UUID, List<ExecutorContent>> replaced = new LinkedHashMap<>();
        changed.stream()
                .filter(row -> row.executors() != null)
                .forEach(row -> replaced.put(row.rowId(), row.executors()));
        drafts.replaceExecutors(replaced);
    }

    /** Whom the row has named before it goes on naming in the same sense and part. */
    private static List<ExecutorContent> known(List<ExecutorContent> before, List<ExecutorContent> fresh) {
        Map<String, ExecutorContent> byName = new HashMap<>();
        before.forEach(executor -> byName.put(TextMatching.plain(executor.printed()), executor));
        return fresh.stream()
                .map(executor -> {
                    ExecutorContent old = byName.get(TextMatching.plain(executor.printed()));
                    if (old == null) {
                        return executor;
                    }
                    ExecutorContent meant = executor.kind() == null ? old : executor;
                    return new ExecutorContent(
                            executor.printed(),
                            old.part(),
                            meant.kind(),
                            meant.organizationId(),
                            meant.group(),
                            meant.basis(),
                            meant.listId());
                })
                .toList();
    }

    /** Executors of all rows of a revision by the row's id. */
    Map<UUID, List<ExecutorContent>> executors(UUID revisionId) {
        Map<UUID, List<ExecutorContent>> byRow = new HashMap<>();
        jdbc.sql("""
                        select e.* from executor e join activity_row r on r.id = e.activity_row_id
                        where r.revision_id = ? order by e.activity_row_id, e.position
                        """).param(revisionId).query(row -> {
            String group = row.getString("group_code");
            String basis = row.getString("group_basis");
            byRow.computeIfAbsent(row.getObject("activity_row_id", UUID.class), id -> new ArrayList<>())
                    .add(new ExecutorContent(
                            row.getString("printed"),
                            Part.valueOf(row.getString("part")),
                            ExecutorKind.valueOf(row.getString("kind")),
                            row.getObject("organization_id", UUID.class),
                            group == null ? null : GroupCode.valueOf(group),
                            basis == null ? null : GroupBasis.valueOf(basis),
                            row.getObject("list_id", UUID.class)));
        });
        return byRow;
    }

    /** A confirmed reading stands while its words do; other words are read anew. */
    private void update(Actor actor, List<Changed> changed, OffsetDateTime now) {
        batch("""
                update activity_row set number = ?, title = ?, result = ?, deadline_text = ?, reading = cast(? as jsonb),
                  reading_source = case when ? then 'READ' else reading_source end, extra = cast(? as jsonb),
                  executors_text = ?, version = version + 1, changed_by = ?, changed_at = ?
                where id = ?
                """, changed, (statement, row) -> {
            ActivityContent content = row.content();
            statement.setString(1, content.number());
            statement.setString(2, content.title());
            statement.setString(3, content.result());
            statement.setString(4, content.deadlineText());
            statement.setString(5, json.writeValueAsString(row.reading().toMap()));
            statement.setBoolean(6, row.reread());
            statement.setString(7, json.writeValueAsString(content.extra()));
            statement.setString(8, content.executorsText());
            statement.setObject(9, actor.accountId());
            statement.setObject(10, now);
            statement.setObject(11, row.rowId());
        });
    }

    /** @return activities in the order of the target */
    private List<UUID> addRows(
            Actor actor,
            Revision draft,
            MergeTarget target,
            List<UUID> sections,
            ExecutorNames.Resolver resolver,
            OffsetDateTime now) {
        List<UUID> order = new ArrayList<>();
        List<DraftWriter.PlacedRow> added = new ArrayList<>();
        for (MergeTarget.Row row : target.rows()) {
            UUID activity = row.old() == null ? Ids.next() : row.old().activityId();
            if (row.old() == null) {
                boolean inSection = row.section() != TextMatching.NONE;
                added.add(new DraftWriter.PlacedRow(
                        activity,
                        inSection ? sections.get(row.section()) : null,
                        inSection ? target.sections().get(row.section()).year() : null,
                        order.size(),
                        row.fresh()));
            }
            order.add(activity);
        }
        drafts.writeRows(draft, added, resolver, actor.accountId(), now);
        return order;
    }

    private void place(UUID revisionId, MergeTarget target, List<UUID> sections, List<UUID> order) {
        UUID[] places = target.rows().stream()
                .map(row -> row.section() == TextMatching.NONE ? null : sections.get(row.section()))
                .toArray(UUID[]::new);
        jdbc.sql("""
                        update activity_row r set section_id = o.section_id, position = o.n - 1
                        from unnest(cast(:ids as uuid[]), cast(:sections as uuid[])) with ordinality o (id, section_id, n)
                        where r.revision_id = :revision and r.activity_id = o.id
                        """)
                .param("ids", order.toArray(UUID[]::new))
                .param("sections", places)
                .param("revision", revisionId)
                .update();
    }

    private interface Setter<T> {
        void set(PreparedStatement statement, T value) throws SQLException;
    }

    private <T> void batch(String sql, List<T> values, Setter<T> setter) {
        batches.batchUpdate(sql, values, BATCH, setter::set);
    }
}
