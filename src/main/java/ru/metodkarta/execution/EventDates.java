package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Dates;

/**
 * «Дата проведения»: an event has one day for all its executors; the printed term stays. What is with the executor is
 * controlled and judged by it. What has been reported or decided gets the day, too, so that nobody's calendar shows
 * another one, but is judged by the day that was in force when it was sent.
 */
@Service
class EventDates {

    private final OccurrenceWork occurrences;
    private final WorkInSets works;
    private final BulkDecisions bulk;
    private final JdbcClient jdbc;

    EventDates(OccurrenceWork occurrences, WorkInSets works, BulkDecisions bulk, JdbcClient jdbc) {
        this.occurrences = occurrences;
        this.works = works;
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    /**
     * @param moved with the executor, from now on controlled by the day
     * @param reported under review, {@code decided} with an outcome: they have the day, and are judged as before
     * @param rework returned: the day of the rework stays
     * @param left with the executor, and somebody else decides on it
     */
    record Named(int moved, int reported, int decided, int rework, int left) {

        static final Named NONE = new Named(0, 0, 0, 0, 0);

        Named and(Named other) {
            return new Named(
                    moved + other.moved,
                    reported + other.reported,
                    decided + other.decided,
                    rework + other.rework,
                    left + other.left);
        }
    }

    /** @param seen the day that was on the page, null for none */
    record Wish(LocalDate day, LocalDate seen) {}

    /** Days that cannot be named, by occurrence; none of the others was named either. */
    static final class NotNamed extends RuntimeException {

        private final transient Map<UUID, Conflict> why;

        NotNamed(Map<UUID, Conflict> why) {
            this.why = why;
        }

        Map<UUID, Conflict> why() {
            return why;
        }
    }

    /**
     * Several days, all of them or none; a few statements for each.
     *
     * @throws NotNamed with everything that stands in the way, so that it is mended at one go
     */
    @Transactional
    List<Named> nameAll(Actor actor, Map<UUID, Wish> wishes) {
        occurrences.lock(wishes.keySet());
        List<Named> named = new ArrayList<>();
        Map<UUID, Conflict> why = new LinkedHashMap<>();
        wishes.forEach((id, wish) -> {
            try {
                named.add(
                        wish.day().equals(wish.seen())
                                ? Named.NONE
                                : name(actor, id, wish.day(), wish.seen(), null, null));
            } catch (Conflict conflict) {
                why.put(id, conflict);
            }
        });
        if (!why.isEmpty()) {
            throw new NotNamed(why);
        }
        return named;
    }

    /**
     * @param seen the day that was on the page, null for none
     * @throws Conflict when nothing open is left to name it for, when it would only give one's own body more time, or when
     *     it is named for all and the actor does not speak for the whole plan
     */
    @Transactional
    Named name(Actor actor, UUID occurrenceId, LocalDate day, LocalDate seen, String reason, String capacity) {
        List<HeldWork> all = occurrences.held(actor, occurrenceId);
        if (all.get(0).occurrenceKind() == OccurrenceKind.AS_NEEDED) {
            throw new Conflict("execution.conflict.dated");
        }
        Map<HeldWork, Grant> mine = BulkDecisions.deciding(actor, OccurrenceWork.visible(actor, all), capacity);
        Grant planner = actor.capacity(
                        capacity,
                        grant -> AssignmentPermissions.followsPlan(
                                grant, all.get(0).place()))
                .orElse(null);
        if (mine.isEmpty() && planner == null) {
            throw new NotAllowed(all.get(0).leadName());
        }
        LocalDate before = named(occurrenceId);
        requireOneDay(before, day, seen, planner != null);
        boolean renamed = planner != null && !day.equals(before);
        // the day of all is nobody's own extension; what is decided it does not move
        boolean common = planner != null
                && mine.keySet().stream().anyMatch(work -> work.state().withExecutor() && !work.ofBody(actor));
        BiFunction<LocalDate, HeldWork, LocalDate> lag = bulk.reportLag();
        List<WorkChange> changes = new ArrayList<>();
        Set<HeldWork> left = new HashSet<>();
        for (HeldWork work : all) {
            Grant grant = mine.getOrDefault(work, planner);
            boolean more = work.due() != null && day.isAfter(work.due());
            boolean may =
                    grant != null && (!work.state().withExecutor() || !more || common || work.givesTime(actor, grant));
            if (!may) {
                left.add(work);
                continue;
            }
            LocalDate reportBy = lag.apply(day, work);
            WorkChange change = work.state().withExecutor()
                    ? WorkChange.nameDate(work, grant, day, reportBy, reason)
                    : WorkChange.follow(work, grant, day, reportBy, reason);
            if (change != null) {
                changes.add(change);
            }
        }
        requireSense(all, changes, left, renamed, planner != null);
        works.write(actor, changes);
        if (planner != null) {
            jdbc.sql("update occurrence set named_on = ?, named_report_due = ? where id = ?")
                    .params(day, lag.apply(day, all.get(0)), occurrenceId)
                    .update();
        }
        if (changes.isEmpty()) {
            occurrences.record(actor, planner, all.get(0), "OCCURRENCE_DATE_NAMED", details(day, reason));
        }
        return told(all, changes, left);
    }

    private static void requireSense(
            List<HeldWork> all, List<WorkChange> changes, Set<HeldWork> left, boolean renamed, boolean plan) {
        boolean moves =
                changes.stream().anyMatch(change -> change.work().state().open());
        boolean nothingElse = all.stream().filter(work -> work.state().open()).allMatch(left::contains);
        if (plan && !moves && nothingElse && count(left, work -> work.state().withExecutor()) > 0) {
            throw new Conflict("execution.conflict.own-date");
        }
        if (nothingElse || (changes.isEmpty() && !renamed)) {
            throw new Conflict("execution.conflict.bulk-none");
        }
    }

    private static Named told(List<HeldWork> all, List<WorkChange> changes, Set<HeldWork> left) {
        List<HeldWork> changed = changes.stream().map(WorkChange::work).toList();
        return new Named(
                count(changed, work -> work.state().withExecutor() && work.state() != AssignmentState.RETURNED),
                count(all, work -> work.state() == AssignmentState.SUBMITTED && !left.contains(work)),
                count(all, work -> !work.state().open() && !work.state().released() && !left.contains(work)),
                count(changed, work -> work.state() == AssignmentState.RETURNED),
                count(left, work -> work.state().withExecutor()));
    }

    private static int count(Collection<HeldWork> works, Predicate<HeldWork> which) {
        return (int) works.stream().filter(which).count();
    }

    /** Of a day all executors had already, each in the history of its own. */
    private static Map<String, Object> details(LocalDate day, String reason) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("day", day.toString());
        if (reason != null) {
            details.put("remark", reason);
        }
        return details;
    }

    /**
     * Two who name it at once: the second is told what the first has named. Who does not speak for the whole plan names
     * none beside it.
     */
    private static void requireOneDay(LocalDate named, LocalDate day, LocalDate seen, boolean plan) {
        if (named != null && plan && !named.equals(seen)) {
            throw new Conflict("execution.conflict.date-named", new Dates().day(named));
        }
        if (named != null && !plan && !named.equals(day)) {
            throw new Conflict("execution.conflict.date-of-all", new Dates().day(named));
        }
    }

    /** The day named before, null for none. */
    private LocalDate named(UUID occurrenceId) {
        return jdbc.sql("select named_on from occurrence where id = ? for update")
                .param(occurrenceId)
                .query((row, n) -> Optional.ofNullable(row.getObject("named_on", LocalDate.class)))
                .single()
                .orElse(null);
    }
}
