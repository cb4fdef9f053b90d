package ru.metodkarta.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.calendar.WorkingCalendar;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.workdays.WorkingCalendars;

/**
 * One decision about much work, each as it was seen: what has changed since, or does not allow it, is left as it is and
 * counted. When nothing at all can be done, it is a conflict.
 */
@Service
class BulkDecisions {

    private final WorkInSets works;
    private final Reminders reminders;
    private final WorkingCalendars calendars;
    private final JdbcClient jdbc;
    private final Clock clock;

    BulkDecisions(WorkInSets works, Reminders reminders, WorkingCalendars calendars, JdbcClient jdbc, Clock clock) {
        this.works = works;
        this.reminders = reminders;
        this.calendars = calendars;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param left chosen, yet changed meanwhile or in a state that does not allow it
     * @param names of those, as {@link LeftWork} tells them; of reminders nobody needs them
     */
    record Result(int done, int left, List<String> names) {}

    /**
     * @throws NotFound when the actor may not know of one of them
     * @throws UnderWay.NotMeant when work would end that is still under way and nobody has said that it, as it is now, is meant
     */
    @Transactional
    Result carryOut(Actor actor, BulkForm.Command command, Collection<Sight.Chosen> chosen, String capacity) {
        Map<UUID, Sight.Chosen> seen = new LinkedHashMap<>();
        chosen.forEach(one -> seen.put(one.assignmentId(), one));
        List<HeldWork> held = works.hold(seen.keySet());
        Map<HeldWork, Grant> mine = deciding(actor, held, capacity);
        if (mine.isEmpty()) {
            throw new NotAllowed();
        }
        mine.keySet().removeIf(work -> !work.seenAs(seen.get(work.id())));
        if (command.button() == BulkForm.Button.REMIND) {
            return result(reminders.press(actor, mine), seen.size(), List.of(), command, mine);
        }
        Set<UUID> changed = write(actor, mine, command);
        List<String> left = held.stream()
                .filter(work -> !changed.contains(work.id()))
                .map(work -> LeftWork.name(work.organizationName(), work.number(), work.title()))
                .toList();
        return result(changed.size(), seen.size(), left, command, mine);
    }

    private static Result result(
            int done, int chosen, List<String> left, BulkForm.Command command, Map<HeldWork, Grant> mine) {
        if (done == 0) {
            throw new Conflict(nothing(command, mine));
        }
        return new Result(done, chosen - done, left);
    }

    /** Work the actor decides on, and in what capacity. */
    static Map<HeldWork, Grant> deciding(Actor actor, List<HeldWork> held, String capacity) {
        Map<HeldWork, Grant> mine = new LinkedHashMap<>();
        for (HeldWork work : held) {
            if (!AssignmentPermissions.mayView(actor, work.place())) {
                throw new NotFound("assignment");
            }
            Grant grant = work.decider(actor, capacity);
            if (grant != null) {
                mine.put(work, grant);
            }
        }
        return mine;
    }

    private static String nothing(BulkForm.Command command, Map<HeldWork, Grant> mine) {
        return switch (command.button()) {
            case REMIND -> "execution.conflict.bulk-reminded";
            case ACCEPT ->
                mine.keySet().stream().anyMatch(HeldWork::waits)
                        ? "execution.conflict.bulk-other-outcomes"
                        : "execution.conflict.bulk-none";
            case EXTEND ->
                mine.keySet().stream()
                                .anyMatch(work -> work.state().withExecutor()
                                        && work.due() != null
                                        && !command.until().isAfter(work.due()))
                        ? "execution.conflict.bulk-not-later"
                        : "execution.conflict.bulk-none";
            default -> "execution.conflict.bulk-none";
        };
    }

    private Set<UUID> write(Actor actor, Map<HeldWork, Grant> mine, BulkForm.Command command) {
        BiFunction<HeldWork, Grant, WorkChange> verb = change(actor, command);
        List<WorkChange> changes = new ArrayList<>();
        mine.forEach((work, grant) -> {
            WorkChange change = verb.apply(work, grant);
            if (change != null) {
                changes.add(change);
            }
        });
        if (command.ends()) {
            UnderWay.among(changes.stream().map(WorkChange::work).toList(), actor.today(clock))
                    .requireMeant(command.meant());
        }
        works.write(actor, changes);
        if (command.button() == BulkForm.Button.EXTEND) {
            grantRequests(actor, changes, command.until(), command.reason());
        }
        if (command.button() == BulkForm.Button.CLOSE) {
            works.countInstances(changes);
        }
        return changes.stream().map(change -> change.work().id()).collect(Collectors.toSet());
    }

    private BiFunction<HeldWork, Grant, WorkChange> change(Actor actor, BulkForm.Command command) {
        LocalDate today = actor.today(clock);
        String reason = command.reason();
        return switch (command.button()) {
            case ACCEPT -> (work, grant) -> WorkChange.accept(work, grant, command.outcomes(), reason);
            case RETURN -> (work, grant) -> WorkChange.returned(work, grant, reason, command.until());
            case EXTEND -> {
                BiFunction<LocalDate, HeldWork, LocalDate> lag = reportLag();
                yield (work, grant) -> !work.givesTime(actor, grant)
                        ? null
                        : WorkChange.extend(work, grant, command.until(), lag.apply(command.until(), work), reason);
            }
            case WITHDRAW -> (work, grant) -> WorkChange.withdraw(work, grant, reason);
            case CLOSE -> (work, grant) -> WorkChange.close(work, grant, command.outcome(), today, reason);
            case REMIND -> throw new IllegalArgumentException("no change of state");
        };
    }

    /** A day's report date is worked out once for each kind of result, not for each of thousands. */
    BiFunction<LocalDate, HeldWork, LocalDate> reportLag() {
        Map<String, LocalDate> known = new HashMap<>();
        Map<UUID, WorkingCalendar> regions = new HashMap<>();
        return (day, work) -> known.computeIfAbsent(
                day + " " + work.resultKind(),
                key -> ReportLag.reportDue(
                        day, work.resultKind(), regions.computeIfAbsent(work.regionId(), calendars::of)));
    }

    /** Who has asked for more time, and has now got it, is answered. */
    private void grantRequests(Actor actor, List<WorkChange> moved, LocalDate until, String reason) {
        jdbc.sql("update extension_request set verdict = 'GRANTED', decided_by = :account, decided_name = :name,"
                        + " decided_at = :at, remark = :reason where verdict is null and until_on <= :until"
                        + " and assignment_id = any("
                        + IdList.array("ids") + ")")
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("at", OffsetDateTime.now(clock))
                .param("reason", reason)
                .param("until", until)
                .param(
                        "ids",
                        IdList.of(
                                moved.stream().map(change -> change.work().id()).toList()))
                .update();
    }
}
