package ru.metodkarta.execution;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.evidence.Evidence;
import ru.metodkarta.evidence.EvidenceBook;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** What an organization has proved its work with before: one order often proves several activities. */
@Component
class UsedProofs {

    private static final int PAGE = 20;

    /** Not withdrawn, in a report of the organization, not in the draft that is written now. */
    private static final String USABLE = """
             from evidence e
             join assignment own on own.id = :assignment and own.organization_id = e.organization_id
             where e.withdrawn_at is null
               and exists (select from report_evidence p where p.evidence_id = e.id)
               and not exists (select from report_evidence p join execution_report x on x.id = p.report_id
                 where p.evidence_id = e.id and x.assignment_id = own.id and x.state = 'DRAFT')
            """;

    private static final String MATCHES = """
             and (e.file_name ilike :pattern or e.title ilike :pattern or e.url ilike :pattern
               or e.doc_kind ilike :pattern or e.doc_number ilike :pattern)
            """;

    private static final String USED_IN = """
            select distinct on (p.evidence_id) p.evidence_id, b.id assignment_id,
              concat_ws(' ', w.number, w.title) activity
            from report_evidence p join execution_report x on x.id = p.report_id
            join assignment b on b.id = x.assignment_id
            join occurrence o on o.id = b.occurrence_id
            join activity_row w on w.revision_id = coalesce(b.revision_id, o.revision_id) and w.activity_id = b.activity_id
            where p.evidence_id in (:ids) order by p.evidence_id, x.updated_at desc
            """;

    private final AssignmentFacts facts;
    private final EvidenceBook book;
    private final JdbcClient jdbc;

    UsedProofs(AssignmentFacts facts, EvidenceBook book, JdbcClient jdbc) {
        this.facts = facts;
        this.book = book;
        this.jdbc = jdbc;
    }

    /** @param usedIn where it has served last */
    record Used(Evidence evidence, Where usedIn) {}

    record Where(UUID evidenceId, UUID assignmentId, String activity) {}

    record Listed(AssignmentFacts.Facts work, Paged<Used> proofs) {}

    @Transactional(readOnly = true)
    Listed list(Actor actor, UUID assignmentId, String text, String page) {
        AssignmentFacts.Facts work = facts.visible(actor, assignmentId);
        work.reporter(actor, null);
        PageRequestParams request = PageRequestParams.of(page, PAGE);
        boolean narrowed = text != null && !text.isBlank();
        String which = USABLE + (narrowed ? MATCHES : "");
        String pattern = narrowed
                ? "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
                : "";
        long total = jdbc.sql("select count(*)" + which)
                .param("assignment", assignmentId)
                .param("pattern", pattern)
                .query(Long.class)
                .single();
        List<UUID> ids = jdbc.sql("select e.id" + which + " order by e.added_at desc, e.id limit :size offset :offset")
                .param("assignment", assignmentId)
                .param("pattern", pattern)
                .param("size", request.size())
                .param("offset", request.offset())
                .query(UUID.class)
                .list();
        List<Where> wheres = ids.isEmpty()
                ? List.of()
                : jdbc.sql(USED_IN).param("ids", ids).query(Where.class).list();
        List<Used> rows = book.listOf(ids).stream()
                .sorted(java.util.Comparator.comparingInt(proof -> ids.indexOf(proof.id())))
                .map(proof -> new Used(
                        proof,
                        wheres.stream()
                                .filter(where -> where.evidenceId().equals(proof.id()))
                                .findFirst()
                                .orElse(null)))
                .toList();
        return new Listed(work, Paged.of(rows, request, total));
    }

    /** Those of the chosen that may serve again. */
    @Transactional(readOnly = true)
    List<ReportContent.Proof> usable(Actor actor, UUID assignmentId, Collection<UUID> chosen) {
        facts.visible(actor, assignmentId).reporter(actor, null);
        return chosen.isEmpty()
                ? List.of()
                : jdbc
                        .sql("select e.id" + USABLE + " and e.id in (:chosen) order by e.added_at, e.id")
                        .param("assignment", assignmentId)
                        .param("chosen", chosen)
                        .query(UUID.class)
                        .list()
                        .stream()
                        .map(ReportContent.Proof::used)
                        .toList();
    }
}
