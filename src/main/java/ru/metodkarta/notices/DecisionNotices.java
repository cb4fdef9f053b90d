package ru.metodkarta.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import ru.metodkarta.account.SpeaksFor;
import ru.metodkarta.execution.AssignmentsDecided;
import ru.metodkarta.execution.Delegation;
import ru.metodkarta.execution.MessageWritten;
import ru.metodkarta.execution.ReminderPressed;

/**
 * Tells executors what was decided on their work, after the commit. The event stands in {@code event_publication} from the
 * transaction of the deed until this is done; told twice it changes nothing.
 */
@Component
class DecisionNotices {

    /** What is older is history: decisions of former years that are entered all at once are nobody's news. */
    private static final Duration NEWS = Duration.ofDays(60);

    /**
     * The assigned person, whoever stands in for that one, and who wrote the report; where nobody is assigned, or the
     * assigned one speaks for the organization no more, everybody who reports for it. Days are the territory's.
     */
    private static final String INTO = """
            with speaking as (
              select h.account_id, h.absent_id, b.organization_id, greatest(h.from_on, r.from_on) from_on,
                least(h.until_on, r.until_on) until_on
              from (
                select r.id role_id, r.account_id, null::uuid absent_id, r.from_on, r.until_on from role_assignment r
                union all
                select sr.role_id, s.substitute_id, s.absent_id, s.from_on, s.until_on from substitution s
                join substitution_role sr on sr.substitution_id = s.id where s.ended_at is null
              ) h
              join role_assignment r on r.id = h.role_id
              join account c on c.id = h.account_id and c.blocked_at is null
              cross join lateral (SPEAKS_FOR) b
            )
            insert into notice (id, account_id, kind, subject_kind, subject_id, day, due, text, at)
            select distinct on (e.account_id, d.kind, d.assignment_id) next_id(), e.account_id, d.kind, 'ASSIGNMENT',
              d.assignment_id, (d.at at time zone coalesce(m.time_zone, t.time_zone))::date, d.due, d.text, d.at
            from %s
            join assignment a on a.id = d.assignment_id
            join organization g on g.id = a.organization_id
            join territory t on t.id = a.region_id
            left join territory m on m.id = a.municipality_id
            cross join lateral (
              select (cast(:now as timestamptz) at time zone coalesce(m.time_zone, t.time_zone))::date today) y
            cross join lateral (select ASSIGNEE id) w
            cross join lateral unnest(array[g.id, g.reporter_id]) b (id)
            join speaking e on e.organization_id = b.id and e.from_on <= y.today
              and (e.until_on is null or e.until_on >= y.today)
              and e.account_id is distinct from d.by_account
              and (w.id is null or w.id in (e.account_id, e.absent_id)
                or exists (select 1 from execution_report x where x.assignment_id = a.id and x.by_account = e.account_id))
            order by e.account_id, d.kind, d.assignment_id, d.at desc
            on conflict (account_id, kind, subject_id, day) do update
              set at = excluded.at, text = excluded.text, due = excluded.due, read_at = null where notice.at < excluded.at
            """.replace("SPEAKS_FOR", SpeaksFor.organizations("r"))
            .replace("ASSIGNEE", Delegation.ASSIGNEE.replace(":today", "y.today"));

    private static final String DECISIONS = """
            (select x.assignment_id, x.verdict kind, x.at, x.remark text,
               case when x.verdict in ('RETURNED', 'EXTENDED', 'DATE_NAMED') then x.due_after
                 when x.verdict = 'REOPENED' then coalesce(x.due_after, (select case when w.due < 'infinity' then w.due end
                   from assignment w where w.id = x.assignment_id)) end due, x.by_account
             from assignment_decision x where x.id = any(cast(:ids as uuid[])) and x.at > :since
               and (x.verdict <> 'DATE_NAMED' or (NAMED_DAY_IS_NEWS))) d""".replace("NAMED_DAY_IS_NEWS", NamedDay.IS_NEWS);

    private static final String REMINDERS = """
            (select r.assignment_id, 'REMINDED' kind, x.at, concat_ws(', ', x.by_name, x.capacity) text,
               (select case when w.due < 'infinity' then w.due end from assignment w where w.id = r.assignment_id) due,
               x.by_account
             from reminder x join reminder_of r on r.reminder_id = x.id where x.id = any(cast(:ids as uuid[]))) d""";

    private static final String MESSAGES = """
            (select x.assignment_id, 'MESSAGE' kind, x.at, concat(x.by_name, ': ', left(x.text, 300)) text, null::date due,
               x.by_account
             from assignment_message x where x.id = cast(:id as uuid)) d""";

    private final JdbcClient jdbc;
    private final Clock clock;

    DecisionNotices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Async(NoticeConfiguration.EXECUTOR)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    @TransactionalEventListener
    public void on(AssignmentsDecided event) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql(INTO.formatted(DECISIONS))
                .param("ids", event.decisions().stream().map(UUID::toString).toArray(String[]::new))
                .param("since", now.minus(NEWS))
                .param("now", now)
                .update();
    }

    @Async(NoticeConfiguration.EXECUTOR)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    @TransactionalEventListener
    public void on(ReminderPressed event) {
        jdbc.sql(INTO.formatted(REMINDERS))
                .param("ids", event.reminders().stream().map(UUID::toString).toArray(String[]::new))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    @Async(NoticeConfiguration.EXECUTOR)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    @TransactionalEventListener
    public void on(MessageWritten event) {
        jdbc.sql(INTO.formatted(MESSAGES))
                .param("id", event.message())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
