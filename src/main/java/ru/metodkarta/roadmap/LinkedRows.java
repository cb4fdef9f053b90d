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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotFound;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies of activities of another roadmap in a draft: added in bulk, rewritten field by field, taken out. Set-based, a
 * fixed number of batched statements; while they run nobody writes a row of the draft.
 */
@Service
public class LinkedRows {

    private static final int BATCH = 500;
    /** Behind everything; positions are counted through afterwards. */
    private static final int LAST = 1_000_000;

    private final EditionAccess access;
    private final Roadmaps roadmaps;
    private final Revisions revisions;
    private final RevisionOpening opening;
    private final DraftWriter writer;
    private final ExecutorNames names;
    private final PlaceRules rules;
    private final RowOrder order;
    private final RowRemoval removal;
    private final Rereading rereading;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;
    private final Clock clock;

    LinkedRows(
            EditionAccess access,
            Roadmaps roadmaps,
            Revisions revisions,
            RevisionOpening opening,
            DraftWriter writer,
            ExecutorNames names,
            PlaceRules rules,
            RowOrder order,
            RowRemoval removal,
            Rereading rereading,
            JdbcClient jdbc,
            JdbcTemplate batches,
            JsonMapper json,
            Clock clock) {
        this.access = access;
        this.roadmaps = roadmaps;
        this.revisions = revisions;
        this.opening = opening;
        this.writer = writer;
        this.names = names;
        this.rules = rules;
        this.order = order;
        this.removal = removal;
        this.rereading = rereading;
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param parentId activity it is a copy of
     * @param parentRowId its row: a reading that a person confirmed or set there is copied, others are read anew in the draft
     * @param cells of the parent's own columns by their titles: written where the draft has a column of that title
     */
    public record Copy(UUID parentId, UUID parentRowId, ActivityContent text, Map<String, String> cells) {}

    /** @param title null: rows before all sections */
    public record CopySection(String number, String title, Integer year, List<Copy> rows) {}

    /**
     * Adds the copies at the ends of the sections of the same title; sections that are missing are made. A roadmap in
     * force without a draft gets one.
     *
     * @return the new activities by those they are copies of
     * @throws NotFound out of sight, or an executor of another place was named
     * @throws ru.metodkarta.shared.NotAllowed the actor may read it only
     * @throws Conflict its text cannot be changed now
     */
    @Transactional
    public Map<UUID, UUID> add(Actor actor, UUID roadmapId, List<CopySection> sections) {
        access.requireEditor(actor, roadmapId);
        roadmaps.lock(roadmapId);
        if (revisions.lockOpen(roadmapId).isEmpty()) {
            opening.open(actor, roadmapId);
        }
        EditionAccess.Edition edition = access.lockDraft(actor, roadmapId);
        NamingContext place = ExecutorNames.contextOf(edition.place());
        requireExecutorsOfThePlace(
                place,
                sections.stream()
                        .flatMap(section -> section.rows().stream())
                        .map(Copy::text)
                        .toList());
        Revision draft = edition.revision();
        List<Place> places = places(draft, sections);
        List<DraftWriter.PlacedRow> rows = new ArrayList<>();
        Map<UUID, UUID> made = new LinkedHashMap<>();
        List<UUID> parentRows = new ArrayList<>();
        for (int s = 0; s < sections.size(); s++) {
            for (Copy copy : sections.get(s).rows()) {
                UUID activity = Ids.next();
                made.put(copy.parentId(), activity);
                parentRows.add(copy.parentRowId());
                rows.add(new DraftWriter.PlacedRow(
                        activity,
                        places.get(s).id(),
                        places.get(s).year(),
                        LAST + rows.size(),
                        copy.text().withExtra(LinkedCells.byKey(draft.columns(), copy.cells()))));
            }
        }
        writer.writeRows(draft, rows, names.in(place), actor.accountId(), now());
        linkIdentities(made);
        copySettledReadings(draft.id(), List.copyOf(made.values()), parentRows);
        order.countThrough(draft.id());
        return made;
    }

    private record Place(UUID id, String number, String title, Integer year) {}

    private List<Place> places(Revision draft, List<CopySection> sections) {
        Map<String, Place> known = new HashMap<>();
        List<Place> stored = jdbc.sql(
                        "select section_id id, number, title, year from section_row where revision_id = ? order by position")
                .param(draft.id())
                .query(Place.class)
                .list();
        stored.forEach(place -> known.putIfAbsent(TextMatching.plain(place.title()), place));
        Set<String> numbers = stored.stream()
                .map(place -> TextMatching.number(place.number()))
                .collect(Collectors.toSet());
        List<Place> fresh = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (CopySection section : sections) {
            if (section.title() == null) {
                places.add(new Place(null, null, null, null));
                continue;
            }
            places.add(known.computeIfAbsent(TextMatching.plain(section.title()), title -> {
                boolean free = numbers.add(TextMatching.number(section.number()));
                Place made = new Place(Ids.next(), free ? section.number() : null, section.title(), section.year());
                fresh.add(made);
                return made;
            }));
        }
        batch("insert into section (id, roadmap_id) values (?, ?)", fresh, (statement, place) -> {
            statement.setObject(1, place.id());
            statement.setObject(2, draft.roadmapId());
        });
        batch("""
                insert into section_row (id, revision_id, section_id, position, number, title, year)
                select ?, ?, ?, coalesce(max(position) + 1, 0), ?, ?, ? from section_row where revision_id = ?
                """, fresh, (statement, place) -> {
            statement.setObject(1, Ids.next());
            statement.setObject(2, draft.id());
            statement.setObject(3, place.id());
            statement.setString(4, place.number());
            statement.setString(5, place.title());
            statement.setObject(6, place.year(), java.sql.Types.INTEGER);
            statement.setObject(7, draft.id());
        });
        return places;
    }

    private void requireExecutorsOfThePlace(NamingContext place, List<ActivityContent> texts) {
        List<ExecutorContent> named = texts.stream()
                .flatMap(text -> text.executors().stream())
                .filter(executor -> executor.kind() == ExecutorKind.ORG || executor.kind() == ExecutorKind.LIST)
                .toList();
        if (!rules.strangers(place, named).isEmpty()) {
            throw new NotFound("organization");
        }
    }

    private void linkIdentities(Map<UUID, UUID> made) {
        jdbc.sql("""
                        update activity a set parent_activity_id = k.parent
                        from unnest(cast(:children as uuid[]), cast(:parents as uuid[])) k (child, parent) where a.id = k.child
                        """)
                .param("children", made.values().toArray(UUID[]::new))
                .param("parents", made.keySet().toArray(UUID[]::new))
                .update();
    }

    private void copySettledReadings(UUID revisionId, List<UUID> activities, List<UUID> parentRows) {
        jdbc.sql("""
                        update activity_row c set reading = p.reading, reading_source = p.reading_source
                        from unnest(cast(:activities as uuid[]), cast(:rows as uuid[])) k (activity, parent_row)
                        join activity_row p on p.id = k.parent_row
                        where c.revision_id = :revision and c.activity_id = k.activity and p.reading_source <> 'READ'
                          and p.deadline_text = c.deadline_text
                        """)
                .param("activities", activities.toArray(UUID[]::new))
                .param("rows", parentRows.toArray(UUID[]::new))
                .param("revision", revisionId)
                .update();
    }

    /**
     * @param version of the row its author has seen
     * @param fields what is rewritten, with the words of {@code text}; everything else stays
     * @param cells rewritten cells of own columns, by titles the draft has
     * @param parentRowId where a settled reading of the deadline is copied from
     */
    public record Rewording(
            UUID activityId,
            int version,
            Set<LinkedField> fields,
            ActivityContent text,
            Map<String, String> cells,
            UUID parentRowId) {

        public Rewording(
                UUID activityId, int version, Set<LinkedField> fields, ActivityContent text, UUID parentRowId) {
            this(activityId, version, fields, text, Map.of(), parentRowId);
        }
    }

    private record Stored(UUID id, UUID activityId, int version, String number) {}

    /** @throws Conflict there is no open draft, or a row has been changed or taken out meanwhile; nothing is written */
    @Transactional
    public void rewrite(Actor actor, UUID roadmapId, List<Rewording> rewordings) {
        EditionAccess.Edition edition = access.lockDraft(actor, roadmapId);
        UUID revisionId = edition.revision().id();
        List<Rewording> executors = rewordings.stream()
                .filter(one -> one.fields().contains(LinkedField.EXECUTORS))
                .toList();
        requireExecutorsOfThePlace(
                ExecutorNames.contextOf(edition.place()),
                executors.stream().map(Rewording::text).toList());
        Map<UUID, Stored> stored = requireUnchanged(
                revisionId, rewordings.stream().collect(Collectors.toMap(Rewording::activityId, Rewording::version)));
        update(actor, rewordings, stored, edition.revision().columns());
        Map<UUID, List<ExecutorContent>> replaced = new LinkedHashMap<>();
        executors.forEach(one -> replaced.put(
                stored.get(one.activityId()).id(),
                ExecutorNames.withParts(one.text().executors())));
        if (!replaced.isEmpty()) {
            writer.replaceExecutors(replaced);
        }
        rereading.of(revisionId, edition.revision().period());
        List<Rewording> dated = rewordings.stream()
                .filter(one -> one.fields().contains(LinkedField.DEADLINE))
                .toList();
        copySettledReadings(
                revisionId,
                dated.stream().map(Rewording::activityId).toList(),
                dated.stream().map(Rewording::parentRowId).toList());
    }

    private Map<UUID, Stored> requireUnchanged(UUID revisionId, Map<UUID, Integer> versions) {
        Map<UUID, Stored> stored = jdbc
                .sql("""
                        select id, activity_id, version, number from activity_row
                        where revision_id = :revision and activity_id = any(cast(:ids as uuid[])) for update
                        """)
                .param("revision", revisionId)
                .param("ids", versions.keySet().toArray(UUID[]::new))
                .query(Stored.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Stored::activityId, row -> row));
        versions.forEach((activity, version) -> {
            Stored row = stored.get(activity);
            if (row == null) {
                throw new Conflict("roadmap.linked.gone");
            }
            if (row.version() != version) {
                throw new Conflict("roadmap.linked.changed", row.number() == null ? "—" : row.number());
            }
        });
        return stored;
    }

    private void update(
            Actor actor, List<Rewording> rewordings, Map<UUID, Stored> stored, List<ColumnContent> columns) {
        OffsetDateTime now = now();
        batch("""
                update activity_row set title = case when ? then ? else title end,
                  deadline_text = case when ? then ? else deadline_text end,
                  reading_source = case when ? then 'READ' else reading_source end,
                  result = case when ? then ? else result end,
                  result_kind = case when ? then ? else result_kind end,
                  precondition = case when ? then ? else precondition end,
                  executors_text = case when ? then null else executors_text end,
                  year_kind = case when ? then ? else year_kind end,
                  extra = extra || cast(? as jsonb),
                  version = version + 1, changed_by = ?, changed_at = ?
                where id = ?
                """, rewordings, (statement, one) -> {
            ActivityContent text = one.text();
            boolean dated = one.fields().contains(LinkedField.DEADLINE);
            statement.setBoolean(1, one.fields().contains(LinkedField.TITLE));
            statement.setString(2, text.title());
            statement.setBoolean(3, dated);
            statement.setString(4, text.deadlineText());
            statement.setBoolean(5, dated);
            statement.setBoolean(6, one.fields().contains(LinkedField.RESULT));
            statement.setString(7, text.result());
            statement.setBoolean(8, one.fields().contains(LinkedField.RESULT_KIND));
            statement.setString(
                    9, text.resultKind() == null ? null : text.resultKind().name());
            statement.setBoolean(10, one.fields().contains(LinkedField.PRECONDITION));
            statement.setString(11, text.precondition());
            statement.setBoolean(12, one.fields().contains(LinkedField.EXECUTORS));
            statement.setBoolean(13, one.fields().contains(LinkedField.YEAR_KIND));
            statement.setString(
                    14, text.yearKind() == null ? null : text.yearKind().name());
            statement.setString(15, json.writeValueAsString(cells(columns, one, stored)));
            statement.setObject(16, actor.accountId());
            statement.setObject(17, now);
            statement.setObject(18, stored.get(one.activityId()).id());
        });
    }

    private static Map<String, String> cells(List<ColumnContent> columns, Rewording one, Map<UUID, Stored> stored) {
        Map<String, String> cells = LinkedCells.byKey(columns, one.cells());
        if (cells.size() < one.cells().size()) {
            // the column went meanwhile
            String number = stored.get(one.activityId()).number();
            throw new Conflict("roadmap.linked.changed", number == null ? "—" : number);
        }
        return cells;
    }

    /**
     * Takes a copy out of the draft, as its author would.
     *
     * @throws Conflict it was changed meanwhile
     */
    @Transactional
    public void remove(Actor actor, UUID roadmapId, UUID activityId, int version) {
        EditionAccess.Edition edition = access.lockDraft(actor, roadmapId);
        requireUnchanged(edition.revision().id(), Map.of(activityId, version));
        removal.remove(actor, roadmapId, activityId);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private interface Setter<T> {
        void set(PreparedStatement statement, T value) throws SQLException;
    }

    private <T> void batch(String sql, List<T> values, Setter<T> setter) {
        if (!values.isEmpty()) {
            batches.batchUpdate(sql, values, BATCH, setter::set);
        }
    }
}
