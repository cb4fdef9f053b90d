package ru.metodkarta.execution;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;

/** «Напомнить»: kept once a day for each assignment; whoever sends notices hears of it by {@link ReminderPressed}. */
@Component
class Reminders {

    private final JdbcClient jdbc;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reminders(JdbcClient jdbc, Journal journal, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** @return of how many the executors are reminded; those reminded today already are left */
    @Transactional(propagation = Propagation.MANDATORY)
    int press(Actor actor, Map<HeldWork, Grant> deciders) {
        Map<String, List<HeldWork>> byCapacity = new TreeMap<>();
        deciders.forEach((work, grant) -> {
            if (work.state().withExecutor()) {
                byCapacity
                        .computeIfAbsent(grant.capacity(), capacity -> new ArrayList<>())
                        .add(work);
            }
        });
        Instant now = clock.instant();
        List<UUID> reminders = new ArrayList<>();
        int[] reminded = {0};
        List<Journal.Entry> entries = new ArrayList<>();
        byCapacity.forEach((capacity, works) -> {
            UUID reminder = Ids.next();
            Set<UUID> fresh = keep(reminder, actor, capacity, works, now);
            works.stream()
                    .filter(work -> fresh.contains(work.id()))
                    .map(work -> WorkInSets.entry(work, capacity, "ASSIGNMENT_REMINDED", null))
                    .forEach(entries::add);
            if (!fresh.isEmpty()) {
                reminders.add(reminder);
                reminded[0] += fresh.size();
            }
        });
        if (!reminders.isEmpty()) {
            journal.recordAll(actor, entries);
            events.publishEvent(new ReminderPressed(List.copyOf(reminders)));
        }
        return reminded[0];
    }

    private Set<UUID> keep(UUID reminder, Actor actor, String capacity, List<HeldWork> works, Instant now) {
        jdbc.sql("insert into reminder (id, by_account, by_name, capacity, at) values (?, ?, ?, ?, ?)")
                .params(reminder, actor.accountId(), actor.name(), capacity, now.atOffset(ZoneOffset.UTC))
                .update();
        List<UUID> fresh = jdbc.sql(
                        "insert into reminder_of (assignment_id, on_day, reminder_id) select id, :day, :reminder"
                                + " from unnest(" + IdList.array("ids")
                                + ") as w(id) on conflict do nothing returning assignment_id")
                .param("day", actor.today(clock))
                .param("reminder", reminder)
                .param(
                        "ids",
                        IdList.of(works.stream().map(HeldWork::id).sorted().toList()))
                .query(UUID.class)
                .list();
        if (fresh.isEmpty()) {
            jdbc.sql("delete from reminder where id = ?").param(reminder).update();
        }
        return Set.copyOf(fresh);
    }
}
