package ru.metodkarta.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.account.Officials;

/** Reads the rounds of a subject for somebody; callers have asked permission. */
@Component
public class ReviewSheets {

    private final Routes routes;
    private final Remarks remarks;
    private final JdbcClient jdbc;

    ReviewSheets(Routes routes, Remarks remarks, JdbcClient jdbc) {
        this.routes = routes;
        this.remarks = remarks;
        this.jdbc = jdbc;
    }

    private record Round(
            UUID id,
            UUID textId,
            int round,
            String state,
            TextChange change,
            LocalDate objectionsUntil,
            UUID submittedById,
            String submittedBy,
            String submittedCapacity,
            Instant submittedAt,
            String note,
            String closedBy,
            String closedCapacity,
            Instant closedAt) {}

    private record Step(
            UUID requestId,
            UUID stepId,
            int stage,
            StepKind kind,
            Addressee to,
            String organization,
            boolean onPaper,
            boolean carried,
            Instant arrivedAt,
            LocalDate dueOn,
            StepVerdict verdict,
            UUID decidedBy,
            ReviewRound.Decision decision) {

        boolean waits() {
            return arrivedAt != null && verdict == null && !carried;
        }
    }

    /** Newest first; at most five statements. */
    public List<ReviewRound> of(UUID subjectId, ReviewPlace place, Reviewer viewer, LocalDate today) {
        List<Round> rounds = rounds(subjectId);
        Map<UUID, List<Step>> steps = steps(subjectId).stream().collect(Collectors.groupingBy(Step::requestId));
        Map<UUID, List<Remarks.Remark>> said =
                remarks.of(subjectId).stream().collect(Collectors.groupingBy(Remarks.Remark::requestId));
        List<Step> open = rounds.stream()
                .filter(round -> "OPEN".equals(round.state()))
                .flatMap(round -> steps.getOrDefault(round.id(), List.of()).stream())
                .filter(Step::waits)
                .toList();
        Routes.Holders offices = routes.holders(open.stream().map(Step::to).toList(), today);
        Map<UUID, List<Officials.Official>> over = open.stream()
                        .anyMatch(step -> step.to().kind() == AddresseeKind.AUTHORITY
                                || step.to().kind() == AddresseeKind.ABOVE)
                ? routes.overPlace(place, today)
                : Map.of();
        return rounds.stream()
                .map(round -> read(
                        round,
                        steps.getOrDefault(round.id(), List.of()).stream()
                                .map(step -> line(
                                        round,
                                        step,
                                        step.waits() ? Routes.people(step.to(), place, offices, over) : List.of(),
                                        place,
                                        viewer,
                                        today))
                                .toList(),
                        said.getOrDefault(round.id(), List.of())))
                .toList();
    }

    private static ReviewRound read(Round round, List<ReviewRound.Line> lines, List<Remarks.Remark> said) {
        return new ReviewRound(
                round.id(),
                round.textId(),
                round.round(),
                round.state(),
                round.change(),
                round.objectionsUntil(),
                round.submittedBy(),
                round.submittedCapacity(),
                round.submittedAt(),
                round.note(),
                round.closedAt() == null
                        ? null
                        : new ReviewRound.Withdrawal(round.closedBy(), round.closedCapacity(), round.closedAt()),
                lines,
                said);
    }

    private static ReviewRound.Line line(
            Round round, Step step, List<String> people, ReviewPlace place, Reviewer viewer, LocalDate today) {
        boolean open = "OPEN".equals(round.state());
        return new ReviewRound.Line(
                step.stepId(),
                step.stage(),
                step.kind(),
                step.to().kind(),
                step.organization(),
                step.to().office(),
                step.to().body(),
                step.onPaper(),
                step.arrivedAt(),
                step.dueOn(),
                open && step.waits() && step.dueOn() != null && step.dueOn().isBefore(today),
                turn(round, step, place, viewer),
                open ? people : List.of(),
                step.decision());
    }

    private static ReviewRound.Turn turn(Round round, Step step, ReviewPlace place, Reviewer viewer) {
        if (step.verdict() != null) {
            return viewer.actor().accountId().equals(step.decidedBy())
                    ? ReviewRound.Turn.DONE_BY_YOU
                    : ReviewRound.Turn.DONE;
        }
        boolean open = "OPEN".equals(round.state());
        boolean holds = viewer.actor().grants().stream().anyMatch(grant -> viewer.holds(grant, step.to(), place));
        if (step.carried()) {
            return open && holds ? ReviewRound.Turn.CARRIED_YOURS : ReviewRound.Turn.CARRIED;
        }
        if (!open) {
            return ReviewRound.Turn.NOT_REACHED;
        }
        if (step.arrivedAt() == null) {
            return ReviewRound.Turn.LATER;
        }
        boolean acts = viewer.actor().grants().stream()
                .anyMatch(grant -> viewer.decides(
                        grant,
                        step.kind(),
                        step.to(),
                        step.onPaper(),
                        place,
                        round.submittedById(),
                        round.submittedCapacity()));
        return acts ? ReviewRound.Turn.YOURS : ReviewRound.Turn.OTHERS;
    }

    private List<Round> rounds(UUID subjectId) {
        return jdbc.sql("""
                        select q.id, q.text_id, q.round, q.state, q.change, q.objections_until,
                          q.submitted_by submitted_by_id, p.full_name submitted_by, q.submitted_capacity, q.submitted_at, q.note,
                          w.by_name closed_by, w.capacity closed_capacity, w.at closed_at
                        from approval_request q join account p on p.id = q.submitted_by
                        left join approval_withdrawal w on w.request_id = q.id
                        where q.subject_id = ? order by q.submitted_at desc, q.id desc
                        """).param(subjectId).query(Round.class).list();
    }

    private List<Step> steps(UUID subjectId) {
        return jdbc.sql("""
                        select s.request_id, s.id step_id, s.stage, s.kind, s.addressee, s.organization_id,
                          s.organization_name, s.office, s.body, s.on_paper, s.carried_from, s.arrived_at, s.due_on,
                          s.verdict own_verdict, d.verdict, d.remark, d.decided_by, d.by_name, d.capacity, d.at,
                          d.from_original, d.document_number, d.document_on, d.scan_file_id is not null scanned
                        from approval_step s join approval_request q on q.id = s.request_id
                        left join approval_decision d on d.step_id = coalesce(
                          case when s.verdict is not null then s.id end, s.carried_from)
                        where q.subject_id = ? order by s.stage, s.position
                        """).param(subjectId).query((row, n) -> step(row)).list();
    }

    private static Step step(ResultSet row) throws SQLException {
        String own = row.getString("own_verdict");
        String verdict = row.getString("verdict");
        return new Step(
                row.getObject("request_id", UUID.class),
                row.getObject("step_id", UUID.class),
                row.getInt("stage"),
                StepKind.valueOf(row.getString("kind")),
                Addressee.of(
                        AddresseeKind.valueOf(row.getString("addressee")),
                        row.getObject("organization_id", UUID.class),
                        row.getString("office"),
                        row.getString("body")),
                row.getString("organization_name"),
                row.getBoolean("on_paper"),
                row.getObject("carried_from") != null,
                instant(row, "arrived_at"),
                row.getObject("due_on", LocalDate.class),
                own == null ? null : StepVerdict.valueOf(own),
                row.getObject("decided_by", UUID.class),
                verdict == null
                        ? null
                        : new ReviewRound.Decision(
                                StepVerdict.valueOf(verdict),
                                row.getString("remark"),
                                row.getString("by_name"),
                                row.getString("capacity"),
                                instant(row, "at"),
                                row.getBoolean("from_original"),
                                row.getString("document_number"),
                                row.getObject("document_on", LocalDate.class),
                                row.getBoolean("scanned")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
