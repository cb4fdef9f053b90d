package ru.metodkarta.roadmap;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.approval.Remarks;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.PageRequestParams;

/**
 * The draft as its editor shows it, read in a fixed number of statements. A long text shows one section at a time, in
 * pages; the others stay folded to their headings.
 */
@Service
class EditorPages {

    /** Up to here everything is shown at once. */
    static final int ALL_AT_ONCE = 150;

    static final int PAGE = 100;

    private static final String QUESTION = "(r.reading_source = 'READ' and (jsonb_exists(r.reading, 'questions')"
            + " or coalesce(jsonb_exists(r.reading->'then', 'questions'), false)))";

    private final EditionAccess access;
    private final Remarks remarks;
    private final DraftChanges changes;
    private final JdbcClient jdbc;

    EditorPages(EditionAccess access, Remarks remarks, DraftChanges changes, JdbcClient jdbc) {
        this.access = access;
        this.remarks = remarks;
        this.changes = changes;
        this.jdbc = jdbc;
    }

    /**
     * @param questions rows whose deadline asks something
     * @param unrecognised rows with an executor that is plain text
     * @param shownState message code of the state under {@code roadmap.edit.state.*}
     * @param folded only the open section shows its rows
     * @param clauses of the order, outside the table
     * @param remarks of the approver who returned the text, until it is submitted again
     * @param changed how much is not as in the text in force; null when there is none
     * @param sourceText of the document the draft was made of, what stood round its table; null when there is none
     */
    record EditorPage(
            UUID roadmapId,
            int no,
            String title,
            String shownState,
            boolean published,
            Integer changed,
            Instant changedAt,
            int activities,
            boolean folded,
            List<SectionView> sections,
            List<RowView> clauses,
            List<ToMend> questions,
            List<ToMend> unrecognised,
            List<Remarks.Remark> remarks,
            Set<String> anchors,
            String sourceText) {

        /** Remarks on the whole text, and those on rows that have left it meanwhile. */
        public List<Remarks.Remark> overall() {
            return remarks.stream()
                    .filter(remark -> remark.anchor() == null || !anchors.contains(remark.anchor()))
                    .toList();
        }

        public List<Remarks.Remark> on(UUID activityId) {
            return remarks.stream()
                    .filter(remark -> activityId.toString().equals(remark.anchor()))
                    .toList();
        }

        /** The rows before all sections stand under a section without id. */
        boolean flat() {
            return sections.size() == 1 && sections.get(0).id() == null;
        }

        public int sectionCount() {
            return (int)
                    sections.stream().filter(section -> section.id() != null).count();
        }
    }

    /** @param open its rows are shown; {@code page} of {@code pages} of them */
    record SectionView(
            UUID id,
            String number,
            String title,
            Integer year,
            int activities,
            boolean open,
            int page,
            int pages,
            List<RowView> rows) {

        /** For anchors and addresses; rows before all sections have none. */
        public String key() {
            return id == null ? "none" : id.toString();
        }

        public String heading() {
            return number == null ? title : number.replaceAll("\\.$", "") + ". " + title;
        }
    }

    record RowView(
            UUID activityId,
            UUID sectionId,
            String number,
            String title,
            String deadlineText,
            boolean question,
            boolean manual,
            boolean orderClause,
            List<Chip> executors) {

        public String name() {
            return number == null ? title : number;
        }

        /** An executor is plain text: the coordinator reports for it. */
        public boolean unrecognised() {
            return executors.stream().anyMatch(Chip::text);
        }

        public Chip lead() {
            return executors.stream()
                    .filter(Chip::lead)
                    .findFirst()
                    .orElse(executors.isEmpty() ? null : executors.get(0));
        }
    }

    record Chip(String printed, boolean lead, boolean text) {}

    /** A row to look at before submitting. */
    record ToMend(
            UUID activityId, UUID sectionId, String number, int position, boolean question, boolean unrecognised) {}

    private record Heading(UUID id, String number, String title, Integer year, int activities) {}

    @Transactional(readOnly = true)
    public EditorPage read(Actor actor, UUID roadmapId, String wantedSection, String wantedPage) {
        EditionAccess.Edition edition = access.seeDraft(actor, roadmapId);
        UUID revisionId = edition.revision().id();
        List<Heading> headings = headings(revisionId);
        int total = headings.stream().mapToInt(Heading::activities).sum();
        boolean folded = total > ALL_AT_ONCE;
        Heading opened = folded ? opened(headings, wantedSection) : null;
        PageRequestParams page = PageRequestParams.of(wantedPage, folded ? PAGE : ALL_AT_ONCE);
        List<RowView> rows = rows(revisionId, folded, opened, page);
        Map<UUID, List<RowView>> bySection = new HashMap<>();
        rows.forEach(row -> bySection
                .computeIfAbsent(row.sectionId(), id -> new ArrayList<>())
                .add(row));
        List<SectionView> sections = headings.stream()
                .map(heading -> new SectionView(
                        heading.id(),
                        heading.number(),
                        heading.title(),
                        heading.year(),
                        heading.activities(),
                        !folded || heading.equals(opened),
                        page.page(),
                        Math.max(1, (heading.activities() + page.size() - 1) / page.size()),
                        bySection.getOrDefault(heading.id(), List.of())))
                .toList();
        List<RowView> clauses =
                rowsWhere(revisionId, "r.order_clause", Map.of(), PageRequestParams.of(null, ALL_AT_ONCE));
        List<ToMend> toMend = toMend(revisionId);
        return jdbc.sql("""
                        select m.state, m.effective_revision_id is not null published, m.effective_revision_id,
                          (select source_text from revision where id = :revision) source_text,
                          (select max(changed_at) from activity_row where revision_id = :revision) changed_at,
                          exists (select 1 from approval_request q join remark k on k.request_id = q.id
                            where q.subject_id = m.id and q.text_id = :revision and k.resolved_at is null) remarked,
                          (select q.state from approval_request q where q.subject_id = m.id
                           order by q.submitted_at desc, q.id desc limit 1) is not distinct from 'RETURNED' returned
                        from roadmap m where m.id = :roadmap
                        """)
                .param("revision", revisionId)
                .param("roadmap", roadmapId)
                .query((row, n) -> new EditorPage(
                        roadmapId,
                        edition.revision().no(),
                        edition.revision().title(),
                        row.getBoolean("returned")
                                ? "RETURNED"
                                : row.getBoolean("published") ? "DRAFT" : row.getString("state"),
                        row.getBoolean("published"),
                        changes.since(row.getObject("effective_revision_id", UUID.class), revisionId),
                        instant(row.getObject("changed_at", OffsetDateTime.class)),
                        total,
                        folded,
                        sections,
                        clauses,
                        toMend.stream().filter(ToMend::question).toList(),
                        toMend.stream().filter(ToMend::unrecognised).toList(),
                        row.getBoolean("remarked") ? remarks.openOn(roadmapId) : List.of(),
                        row.getBoolean("remarked") ? anchors(roadmapId, revisionId) : Set.of(),
                        row.getString("source_text")))
                .single();
    }

    /** Those of remarks that still stand in the text, shown or folded. */
    private Set<String> anchors(UUID roadmapId, UUID revisionId) {
        return Set.copyOf(
                jdbc.sql("""
                        select distinct m.anchor from remark m join approval_request q on q.id = m.request_id
                        join activity_row w on w.revision_id = ? and w.activity_id::text = m.anchor
                        where q.subject_id = ?
                        """).params(revisionId, roadmapId).query(String.class).list());
    }

    /** One row as text, after it was saved or closed. */
    @Transactional(readOnly = true)
    public RowView row(Actor actor, UUID roadmapId, UUID activityId) {
        EditionAccess.Edition edition = access.seeDraft(actor, roadmapId);
        return rowsWhere(
                        edition.revision().id(),
                        "r.activity_id = :activity",
                        Map.of("activity", activityId),
                        PageRequestParams.of(null, 1))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("activity"));
    }

    private static Instant instant(OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    /** With one of no id first when rows stand before all sections, or when there are no sections at all. */
    private List<Heading> headings(UUID revisionId) {
        List<Heading> headings = new ArrayList<>(
                jdbc.sql("""
                        select s.section_id id, s.number, s.title, s.year, s.position,
                          (select count(*) from activity_row r
                           where r.revision_id = s.revision_id and r.section_id = s.section_id) activities
                        from section_row s where s.revision_id = :revision
                        union all
                        select null, null, null, null, -1, count(*) from activity_row
                        where revision_id = :revision and section_id is null and not order_clause
                        order by 5
                        """).param("revision", revisionId).query(Heading.class).list());
        if (headings.size() > 1 && headings.get(0).activities() == 0) {
            headings.remove(0);
        }
        return headings;
    }

    private static Heading opened(List<Heading> headings, String wanted) {
        return headings.stream()
                .filter(heading -> (heading.id() == null ? "none" : heading.id().toString()).equals(wanted))
                .findFirst()
                .orElse(headings.get(0));
    }

    private List<RowView> rows(UUID revisionId, boolean folded, Heading opened, PageRequestParams page) {
        if (!folded) {
            return rowsWhere(revisionId, "not r.order_clause", Map.of(), PageRequestParams.of(null, ALL_AT_ONCE));
        }
        return opened.id() == null
                ? rowsWhere(revisionId, "r.section_id is null and not r.order_clause", Map.of(), page)
                : rowsWhere(revisionId, "r.section_id = :section", Map.of("section", opened.id()), page);
    }

    private List<RowView> rowsWhere(UUID revisionId, String which, Map<String, ?> params, PageRequestParams page) {
        Map<UUID, RowView> rows = new LinkedHashMap<>();
        jdbc.sql("""
                        select r.activity_id, r.section_id, r.number, r.title, r.deadline_text, r.reading_source,
                          r.order_clause, %s question
                        from activity_row r where r.revision_id = :revision and %s
                        order by (case when r.order_clause then r.number end) collate numbered, r.position limit :size offset :offset
                        """.formatted(QUESTION, which))
                .param("revision", revisionId)
                .params(params)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(row -> {
                    UUID id = row.getObject("activity_id", UUID.class);
                    rows.put(
                            id,
                            new RowView(
                                    id,
                                    row.getObject("section_id", UUID.class),
                                    row.getString("number"),
                                    row.getString("title"),
                                    row.getString("deadline_text"),
                                    row.getBoolean("question"),
                                    "OVERRULED".equals(row.getString("reading_source")),
                                    row.getBoolean("order_clause"),
                                    new ArrayList<>()));
                });
        jdbc.sql("""
                        select r.activity_id, e.printed, e.kind, e.part from executor e
                        join activity_row r on r.id = e.activity_row_id
                        where r.revision_id = :revision and %s order by e.position
                        """.formatted(which))
                .param("revision", revisionId)
                .params(params)
                .query(row -> {
                    RowView view = rows.get(row.getObject("activity_id", UUID.class));
                    if (view != null) {
                        view.executors()
                                .add(new Chip(
                                        row.getString("printed"),
                                        "LEAD".equals(row.getString("part")),
                                        "TEXT".equals(row.getString("kind"))));
                    }
                });
        return List.copyOf(rows.values());
    }

    private List<ToMend> toMend(UUID revisionId) {
        return jdbc.sql("""
                        select * from (
                          select r.activity_id, r.section_id, r.number, r.position, %s question,
                                 exists (select 1 from executor e
                                   where e.activity_row_id = r.id and e.kind = 'TEXT') unrecognised
                          from activity_row r where r.revision_id = ?) row
                        where question or unrecognised order by position
                        """.formatted(QUESTION))
                .param(revisionId)
                .query(ToMend.class)
                .list();
    }
}
