package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    /** A day further from the year the activity is for is a misprint. */
    private static final int YEARS_AROUND = 1;

    private static final String FAR = "execution.error.far-from-year";

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

        /** Nothing has changed meanwhile: the days are wrong in themselves. */
        boolean misprinted() {
            return why.values().stream().allMatch(conflict -> FAR.equals(conflict.messageCode()));
        }
    }

    /**
     * Several days, all of them or none, in a number of statements that does not grow with them.
     *
     * @return what became of each that was written; a day that stood there for everybody already is not among them
     * @throws NotNamed with everything that stands in the way, so that it is mended at one go
     */
    @Transactional
    Map<UUID, Named> nameAll(Actor actor, Map<UUID, Wish> wishes) {
        Map<UUID, List<HeldWork>> held = occurrences.held(actor, wishes.keySet());
        Map<UUID, LocalDate> before = named(wishes.keySet());
        BiFunction<LocalDate, HeldWork, LocalDate> lag = bulk.reportLag();
        Map<UUID, Step> steps = new LinkedHashMap<>();
        Map<UUID, Conflict> why = new LinkedHashMap<>();
        wishes.forEach((id, wish) -> {
            try {
                Step step = decide(actor, held.get(id), before.get(id), wish, lag, null, null);
                if (!step.stands()) {
                    step.requireSense();
                    steps.put(id, step);
                }
            } catch (Conflict conflict) {
                why.put(id, conflict);
            }
        });
        if (!why.isEmpty()) {
            throw new NotNamed(why);
        }
        write(actor, steps.values(), lag, null);
        Map<UUID, Named> named = new LinkedHashMap<>();
        steps.forEach((id, step) -> named.put(id, step.told()));
        return named;
    }

    /**
     * @param seen the day that was on the page, null for none
     * @throws Conflict when the day is years away from the year of the activity, when nothing open is left to name it for, when it would only give one's own body more time, or when
     *     it is named for all and the actor does not speak for the whole plan
     */
    @Transactional
    Named name(Actor actor, UUID occurrenceId, LocalDate day, LocalDate seen, String reason, String capacity) {
        List<HeldWork> all = occurrences.held(actor, occurrenceId);
        LocalDate before = named(List.of(occurrenceId)).get(occurrenceId);
        BiFunction<LocalDate, HeldWork, LocalDate> lag = bulk.reportLag();
        Step step = decide(actor, all, before, new Wish(day, seen), lag, reason, capacity);
        step.requireSense();
        write(actor, List.of(step), lag, reason);
        return step.told();
    }

    /**
     * What is to become of the work of one occurrence.
     *
     * @param planner in what capacity the actor speaks for the whole plan, null when not
     * @param before the day named for all until now, null for none
     * @param left with somebody else, or not to be given more time
     */
    private record Step(
            List<HeldWork> all,
            Grant planner,
            LocalDate day,
            LocalDate before,
            List<WorkChange> changes,
            Set<HeldWork> left) {

        boolean renamed() {
            return planner != null && !day.equals(before);
        }

        /** Everybody who can have it has had the day already. */
        boolean stands() {
            return changes.isEmpty() && day.equals(before) && !onlyOwn();
        }

        void requireSense() {
            if (onlyOwn()) {
                throw new Conflict("execution.conflict.own-date");
            }
            if (nothingElse() || (changes.isEmpty() && !renamed())) {
                throw new Conflict("execution.conflict.bulk-none");
            }
        }

        private boolean onlyOwn() {
            boolean moves =
                    changes.stream().anyMatch(change -> change.work().state().open());
            return planner != null
                    && !moves
                    && nothingElse()
                    && count(left, work -> work.state().withExecutor()) > 0;
        }

        private boolean nothingElse() {
            return all.stream().filter(work -> work.state().open()).allMatch(left::contains);
        }

        Named told() {
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
    }

    private static Step decide(
            Actor actor,
            List<HeldWork> all,
            LocalDate before,
            Wish wish,
            BiFunction<LocalDate, HeldWork, LocalDate> lag,
            String reason,
            String capacity) {
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
        LocalDate day = wish.day();
        int year = all.get(0).forYear();
        if (Math.abs(day.getYear() - year) > YEARS_AROUND) {
            throw new Conflict(FAR, String.valueOf(year), String.valueOf(day.getYear()));
        }
        requireOneDay(before, day, wish.seen(), planner != null);
        // the day of all is nobody's own extension; what is decided it does not move
        boolean common = planner != null
                && mine.keySet().stream().anyMatch(work -> work.state().withExecutor() && !work.ofBody(actor));
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
        return new Step(all, planner, day, before, changes, left);
    }

    private void write(
            Actor actor, Collection<Step> steps, BiFunction<LocalDate, HeldWork, LocalDate> lag, String reason) {
        works.write(
                actor, steps.stream().flatMap(step -> step.changes().stream()).toList());
        List<Step> planned =
                steps.stream().filter(step -> step.planner() != null).toList();
        if (!planned.isEmpty()) {
            jdbc.sql("update occurrence o set named_on = n.day, named_report_due = n.due from unnest("
                            + IdList.array("ids") + ", cast(string_to_array(:days, ',') as date[]),"
                            + " cast(string_to_array(:dues, ',') as date[])) as n (id, day, due) where o.id = n.id")
                    .param(
                            "ids",
                            IdList.of(planned.stream()
                                    .map(step -> step.all().get(0).occurrenceId())
                                    .toList()))
                    .param("days", days(planned, Step::day))
                    .param(
                            "dues",
                            days(
                                    planned,
                                    step -> lag.apply(step.day(), step.all().get(0))))
                    .update();
        }
        occurrences.recordAll(
                actor,
                planned.stream()
                        .filter(step -> step.changes().isEmpty())
                        .map(step -> OccurrenceWork.entry(
                                step.planner(),
                                step.all().get(0),
                                "OCCURRENCE_DATE_NAMED",
                                details(step.day(), reason)))
                        .toList());
    }

    private static String days(List<Step> steps, Function<Step, LocalDate> day) {
        return steps.stream().map(step -> day.apply(step).toString()).collect(Collectors.joining(","));
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

    /** The days named until now, in the lock of the occurrences; one without a day is missing. */
    private Map<UUID, LocalDate> named(Collection<UUID> occurrenceIds) {
        Map<UUID, LocalDate> named = new HashMap<>();
        jdbc.sql("select id, named_on from occurrence where id = any(" + IdList.array("ids")
                        + ") order by id for update")
                .param("ids", IdList.of(occurrenceIds))
                .query(row -> {
                    named.put(row.getObject("id", UUID.class), row.getObject("named_on", LocalDate.class));
                });
        return named;
    }
}
