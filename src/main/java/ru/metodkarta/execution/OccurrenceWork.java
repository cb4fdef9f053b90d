package ru.metodkarta.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;

/** What is decided about an occurrence as a whole: «исполнено частично: 28 из 31». */
@Service
class OccurrenceWork {

    private final WorkInSets works;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    OccurrenceWork(WorkInSets works, Journal journal, JdbcClient jdbc, Clock clock) {
        this.works = works;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A group leads and not all have done it: those who have not are closed with the reason, the figure is on record. */
    @Transactional
    void closePartly(Actor actor, UUID occurrenceId, String reason, String capacity) {
        List<HeldWork> all = held(actor, occurrenceId);
        Map<HeldWork, Grant> mine = BulkDecisions.deciding(actor, visible(actor, all), capacity);
        if (mine.isEmpty()) {
            throw new NotAllowed(all.get(0).leadName());
        }
        List<HeldWork> leads = all.stream()
                .filter(work -> work.part() == Part.LEAD && !work.state().released())
                .toList();
        List<HeldWork> open = leads.stream().filter(work -> work.state().open()).toList();
        long done = leads.stream()
                .filter(work -> work.state() == AssignmentState.ACCEPTED)
                .count();
        if (open.stream().anyMatch(HeldWork::waits)) {
            throw new Conflict("execution.conflict.waiting-first");
        }
        if (leads.size() < 2 || done == 0 || open.isEmpty()) {
            throw new Conflict("execution.conflict.state");
        }
        if (!mine.keySet().containsAll(open)) {
            throw new Conflict("execution.conflict.not-all-yours");
        }
        LocalDate today = actor.today(clock);
        works.write(
                actor,
                open.stream()
                        .map(work -> WorkChange.close(work, mine.get(work), Outcome.NOT_DONE, today, reason))
                        .toList());
        Grant grant = mine.get(open.get(0));
        jdbc.sql(
                        "insert into occurrence_closing (id, occurrence_id, done, total, reason, by_account, by_name, capacity, at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Ids.next(),
                        occurrenceId,
                        (int) done,
                        leads.size(),
                        reason,
                        actor.accountId(),
                        actor.name(),
                        grant.capacity(),
                        OffsetDateTime.now(clock))
                .update();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("done", (int) done);
        details.put("total", leads.size());
        details.put("remark", reason);
        record(actor, grant, all.get(0), "OCCURRENCE_CLOSED_PARTLY", details);
    }

    /** In the journal, as done about the plan. */
    void record(Actor actor, Grant grant, HeldWork any, String action, Map<String, ?> details) {
        journal.recordAll(actor, List.of(entry(grant, any, action, details)));
    }

    void recordAll(Actor actor, List<Journal.Entry> entries) {
        if (!entries.isEmpty()) {
            journal.recordAll(actor, entries);
        }
    }

    static Journal.Entry entry(Grant grant, HeldWork any, String action, Map<String, ?> details) {
        return new Journal.Entry(
                grant.capacity(),
                action,
                new Journal.Subject(
                        "ROADMAP",
                        any.roadmapId(),
                        (any.number() == null ? "" : any.number() + " ") + any.title(),
                        any.regionId(),
                        any.level() == ru.metodkarta.shared.Level.REGIONAL ? null : any.municipalityId(),
                        null),
                details);
    }

    /** All executors of several, each in its lock. */
    Map<UUID, List<HeldWork>> held(Actor actor, Collection<UUID> occurrenceIds) {
        Map<UUID, List<HeldWork>> held =
                works.hold(ids(occurrenceIds)).stream().collect(Collectors.groupingBy(HeldWork::occurrenceId));
        occurrenceIds.forEach(id -> requireVisible(actor, held.getOrDefault(id, List.of())));
        return held;
    }

    /** All executors, in the lock of each. */
    List<HeldWork> held(Actor actor, UUID occurrenceId) {
        return requireVisible(actor, works.hold(ids(List.of(occurrenceId))));
    }

    /** The same to be looked at. */
    List<HeldWork> read(Actor actor, UUID occurrenceId) {
        return requireVisible(actor, works.read(ids(List.of(occurrenceId))));
    }

    private List<UUID> ids(Collection<UUID> occurrenceIds) {
        return jdbc.sql("select id from assignment where occurrence_id = any(" + IdList.array("ids") + ")")
                .param("ids", IdList.of(occurrenceIds))
                .query(UUID.class)
                .list();
    }

    private static List<HeldWork> requireVisible(Actor actor, List<HeldWork> works) {
        if (visible(actor, works).isEmpty()) {
            throw new NotFound("occurrence");
        }
        return works;
    }

    static List<HeldWork> visible(Actor actor, List<HeldWork> held) {
        return held.stream()
                .filter(work -> AssignmentPermissions.mayView(actor, work.place()))
                .toList();
    }
}
