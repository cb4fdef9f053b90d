package ru.metodkarta.execution;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.account.Colleagues;
import ru.metodkarta.account.Colleagues.Colleague;
import ru.metodkarta.account.SpeaksFor;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotFound;

/**
 * «Поручить»: work of an organization is given to a colleague. Everybody of the organization may still report on it; when
 * the colleague's role ends, the work is the organization's again.
 */
@Service
public class Delegation {

    /**
     * SQL expression: account of whoever is asked to do the work {@code a} of the organization {@code g} and speaks for it
     * today, else null. Bind {@code :today}.
     */
    public static final String ASSIGNEE = """
            (select d.id from account d where d.id = a.assignee_id and d.blocked_at is null and exists (
              select from role_assignment w where w.account_id = d.id and %s))
            """.formatted(SpeaksFor.organization("w", "g", ":today"));

    private final AssignmentFacts facts;
    private final Assignments assignments;
    private final Decisions decisions;
    private final Colleagues colleagues;
    private final Clock clock;

    Delegation(
            AssignmentFacts facts, Assignments assignments, Decisions decisions, Colleagues colleagues, Clock clock) {
        this.facts = facts;
        this.assignments = assignments;
        this.decisions = decisions;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /** @param colleagues who may be asked to do all of it */
    record Question(List<AssignmentFacts.Facts> works, List<Colleague> colleagues) {

        static final Question NOTHING = new Question(List.of(), List.of());
    }

    @Transactional(readOnly = true)
    Question ask(Actor actor, Collection<UUID> ids) {
        List<AssignmentFacts.Facts> found = reportedBy(actor, ids);
        return new Question(found, colleagues.ofAll(organizations(found), actor.today(clock)));
    }

    /**
     * @param colleague null gives the work back to the organization
     * @return how many were given; closed ones are left as they are
     * @throws Conflict when all are closed, or the colleague does not speak for all of the organizations
     */
    @Transactional
    public int delegate(Actor actor, Collection<UUID> ids, UUID colleague, String capacity) {
        List<AssignmentFacts.Facts> found = reportedBy(actor, ids);
        String name = colleague == null
                ? null
                : colleagues.ofAll(organizations(found), actor.today(clock)).stream()
                        .filter(one -> one.accountId().equals(colleague))
                        .findFirst()
                        .orElseThrow(() -> new Conflict("execution.conflict.colleague"))
                        .name();
        int given = 0;
        for (AssignmentFacts.Facts one : found) {
            Decider by = Decider.of(actor, one.reporter(actor, capacity), clock.instant());
            Assignment assignment = assignments.findById(one.id()).orElseThrow(() -> new NotFound("assignment"));
            if (!assignment.state().open()) {
                continue;
            }
            given++;
            if (!java.util.Objects.equals(assignment.assigneeId(), colleague)) {
                AssignmentDecision decision = assignment.delegate(colleague, name, by);
                decisions.save(decision);
                facts.journal(actor, one, decision);
            }
        }
        if (given == 0) {
            throw new Conflict("execution.conflict.state");
        }
        return given;
    }

    /** Always in one order: two who give the same work wait for each other instead of blocking. */
    private List<AssignmentFacts.Facts> reportedBy(Actor actor, Collection<UUID> ids) {
        List<AssignmentFacts.Facts> found = new ArrayList<>(facts.visible(actor, new TreeSet<>(ids)));
        found.forEach(one -> one.reporter(actor, null));
        found.sort(Comparator.comparing(AssignmentFacts.Facts::id));
        return found;
    }

    private static Set<UUID> organizations(List<AssignmentFacts.Facts> works) {
        return works.stream().map(AssignmentFacts.Facts::organizationId).collect(Collectors.toSet());
    }
}
