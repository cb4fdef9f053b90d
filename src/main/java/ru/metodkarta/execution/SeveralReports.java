package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;

/** One text and one proof for several assignments: each gets a report of its own. */
@Service
class SeveralReports {

    private final AssignmentFacts facts;
    private final ExecutionReports reports;
    private final ReportEvidence evidence;
    private final JdbcClient jdbc;

    SeveralReports(AssignmentFacts facts, ExecutionReports reports, ReportEvidence evidence, JdbcClient jdbc) {
        this.facts = facts;
        this.reports = reports;
        this.evidence = evidence;
        this.jdbc = jdbc;
    }

    /** @param obstacle message code of why it is not reported together with the others, null when it is */
    record Line(AssignmentFacts.Facts work, LocalDate due, String obstacle) {}

    record Choice(List<Line> able, List<Line> unable, List<Grant> capacities) {

        static final Choice NOTHING = new Choice(List.of(), List.of(), List.of());

        UUID regionId() {
            return able.get(0).work().regionId();
        }
    }

    record Sent(int sent, List<UUID> left) {}

    private record Standing(UUID id, AssignmentState state, LocalDate due, boolean drafted) {}

    /** In the order of their dates. */
    @Transactional(readOnly = true)
    Choice of(Actor actor, Collection<UUID> ids) {
        Map<UUID, AssignmentFacts.Facts> found = facts.visible(actor, new TreeSet<>(ids)).stream()
                .collect(Collectors.toMap(AssignmentFacts.Facts::id, one -> one));
        found.values().forEach(one -> one.reporter(actor, null));
        List<Line> able = new ArrayList<>();
        List<Line> unable = new ArrayList<>();
        for (Standing standing : standing(ids)) {
            AssignmentFacts.Facts work = found.get(standing.id());
            Line line = new Line(work, standing.due(), obstacle(standing, work.occurrenceKind()));
            (line.obstacle() == null ? able : unable).add(line);
        }
        List<Grant> capacities = actor.fitting(
                grant -> found.values().stream().allMatch(one -> AssignmentPermissions.mayReport(grant, one.place())));
        return new Choice(able, unable, capacities);
    }

    private List<Standing> standing(Collection<UUID> ids) {
        return jdbc.sql("""
                        select a.id, a.state, case when a.due < 'infinity' then a.due end due,
                          exists (select from execution_report x where x.assignment_id = a.id and x.state = 'DRAFT'
                            and (x.text <> '' or coalesce(x.result, '') <> '' or coalesce(x.reason, '') <> '')) drafted
                        from assignment a where a.id in (:ids) order by a.due, a.id
                        """).param("ids", ids).query(Standing.class).list();
    }

    private static String obstacle(Standing standing, OccurrenceKind kind) {
        if (standing.state() == AssignmentState.RETURNED) {
            return "execution.several.returned";
        }
        if (!standing.state().withExecutor()) {
            return "execution.several.sent";
        }
        if (kind == OccurrenceKind.AS_NEEDED) {
            return "execution.several.counted";
        }
        return standing.drafted() ? "execution.several.drafted" : null;
    }

    /**
     * Sends a report on each that may be reported together; the others are left as they are.
     *
     * @param proofs kept once for every organization, whatever the number of its reports
     * @throws Conflict when none may
     */
    @Transactional
    Sent submit(Actor actor, Collection<UUID> ids, ReportContent content, List<ReportContent.Proof> proofs) {
        // in one order, and before anything is asked of them: what is found out here holds until the end
        jdbc.sql("select id from assignment where id in (:ids) order by id for update")
                .param("ids", ids)
                .query(UUID.class)
                .list();
        Choice choice = of(actor, ids);
        if (choice.able().isEmpty()) {
            throw new Conflict("execution.conflict.none-able");
        }
        Map<UUID, List<ReportContent.Proof>> ofOrganization = new HashMap<>();
        for (Line line : choice.able()) {
            List<ReportContent.Proof> known = ofOrganization.computeIfAbsent(
                    line.work().organizationId(),
                    organization -> proofs.stream()
                            .map(proof -> ReportContent.Proof.used(evidence.store(actor, line.work(), proof)))
                            .toList());
            reports.submit(actor, line.work().id(), content.and(known));
        }
        return new Sent(
                choice.able().size(),
                choice.unable().stream().map(line -> line.work().id()).toList());
    }
}
