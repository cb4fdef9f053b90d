package ru.metodkarta.notices;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.execution.WorkClock;

/** What a day's digests of a region are made of: a fixed number of statements, however many schools it has. */
@Component
class DigestFacts {

    /** Roles as they are held on {@code :today}: own ones, and those of absent people in whose place somebody acts. */
    private static final String HELD = """
            with held as (
              select r.id role_id, r.account_id, null::uuid absent from role_assignment r
              union all
              select sr.role_id, s.substitute_id, s.absent_id from substitution s
              join substitution_role sr on sr.substitution_id = s.id
              where s.ended_at is null and :today between s.from_on and s.until_on
            ), active as (
              select h.account_id, h.absent, r.id role_id, r.role, r.position, r.registers_acts, r.employer_id,
                z.territory_id, z.organization_id, a.full_name, nullif(btrim(a.email), '') email, p.preset
              from held h
              join role_assignment r on r.id = h.role_id and r.from_on <= :today
                and (r.until_on is null or r.until_on >= :today)
              join role_zone z on z.role_id = r.id
              left join territory t on t.id = z.territory_id
              left join organization o on o.id = z.organization_id
              join account a on a.id = h.account_id and a.blocked_at is null
              left join notice_preference p on p.account_id = a.id
              where coalesce(t.region_id, o.region_id) = :region
            )
            """;

    /** What is older is found on its assignment only. */
    private static final Duration RECENT = Duration.ofDays(60);

    private final JdbcClient jdbc;

    DigestFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Person> people(UUID regionId, LocalDate today) {
        return jdbc.sql(HELD + """
                        select account_id, absent absent_id, full_name name, email, preset, role, position, employer_id, territory_id,
                          organization_id
                        from active order by full_name, account_id, role_id
                        """)
                .param("region", regionId)
                .param("today", today)
                .query(Person.class)
                .list();
    }

    Map<UUID, Body> bodies(UUID regionId) {
        Map<UUID, Body> bodies = new HashMap<>();
        jdbc.sql("""
                        select o.id, o.kind, o.short_name name, nullif(btrim(o.email), '') email, m.preset, o.reporter_id,
                          o.municipality_id, o.acts_for_id
                        from organization o left join notice_mailbox m on m.organization_id = o.id
                        where o.region_id = ?
                        """).param(regionId).query(Body.class).list().forEach(body -> bodies.put(body.id(), body));
        return bodies;
    }

    /**
     * @param at when it was decided or pressed
     * @param reason why work goes on that was over, else null
     */
    record News(UUID assignmentId, Told told, Instant at, String reason) {}

    /** Decisions, reminders that somebody pressed, messages to executors; latest first. */
    List<News> news(UUID regionId, Instant since, Instant until) {
        return jdbc.sql("""
                        select n.assignment_id, n.told, n.at, n.reason from (
                          select d.assignment_id, d.verdict told, d.at, case d.verdict when 'REOPENED' then d.remark end reason
                          from assignment_decision d
                          where d.verdict in ('RETURNED', 'REOPENED', 'EXTENDED', 'EXTENSION_REFUSED', 'ENTERED',
                            'OBJECTION_REFUSED', 'CLOSED', 'WITHDRAWN') and d.at > :since and d.at <= :until
                          union all
                          select x.assignment_id, x.verdict, x.at, null from assignment_decision x
                          where x.verdict = 'DATE_NAMED' and x.at > :since and x.at <= :until and NAMED_DAY_IS_NEWS
                          union all
                          select r.assignment_id, 'REMINDED', m.at, null from reminder m
                            join reminder_of r on r.reminder_id = m.id where m.at > :since and m.at <= :until
                          union all
                          select s.assignment_id, 'MESSAGE', s.at, null from assignment_message s
                          where not s.by_executor and s.at > :since and s.at <= :until
                        ) n join assignment a on a.id = n.assignment_id and a.region_id = :region
                        order by n.at desc
                        """.replace("NAMED_DAY_IS_NEWS", NamedDay.IS_NEWS))
                .param("region", regionId)
                .param("since", at(since))
                .param("until", at(until))
                .query((row, n) -> new News(
                        row.getObject("assignment_id", UUID.class),
                        Told.valueOf(row.getString("told")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("reason")))
                .list();
    }

    /** Work its executor still has to do that is late or due on one of the days, and what is named, however it stands. */
    List<Work> work(UUID regionId, LocalDate today, Collection<LocalDate> dues, Collection<UUID> named) {
        return jdbc.sql("""
                        with told as (
                          select a.id from assignment a
                          where a.region_id = :region and %s and %s
                            and (a.report_due < :today or a.due = any(cast(:dues as date[])))
                          union
                          select unnest(cast(:named as uuid[]))
                        )
                        select a.id, a.organization_id, a.municipality_id, a.assignee_id, a.roadmap_id,
                          coalesce(a.revision_id, o.revision_id) revision_id, a.activity_id, a.state, case when a.due < 'infinity' then a.due end due,
                          case when a.report_due < 'infinity' then a.report_due end report_due
                        from told join assignment a on a.id = told.id and a.region_id = :region
                        join occurrence o on o.id = a.occurrence_id
                        order by a.due, a.id
                        """.formatted(WorkClock.OPEN, WorkClock.WITH_EXECUTOR))
                .param("region", regionId)
                .param("today", today)
                .param("dues", dues.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("named", named.stream().map(UUID::toString).toArray(String[]::new))
                .query(Work.class)
                .list();
    }

    /** Words of a row, and the plan it stands in. */
    record Wording(String number, String title, String roadmap) {}

    /** By revision and activity, see {@link #key}. */
    Map<String, Wording> wordings(Collection<Work> work) {
        Set<UUID> revisions = new HashSet<>();
        Set<UUID> activities = new HashSet<>();
        work.forEach(one -> {
            revisions.add(one.revisionId());
            activities.add(one.activityId());
        });
        Map<String, Wording> wordings = new HashMap<>();
        if (revisions.isEmpty()) {
            return wordings;
        }
        jdbc.sql("""
                        select r.revision_id, r.activity_id, r.number, r.title, concat_ws(', ', v.title, v.period_text) roadmap
                        from activity_row r join revision v on v.id = r.revision_id
                        where r.revision_id = any(cast(:revisions as uuid[])) and r.activity_id = any(cast(:activities as uuid[]))
                        """)
                .param("revisions", revisions.stream().map(UUID::toString).toArray(String[]::new))
                .param("activities", activities.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    wordings.put(
                            key(row.getObject("revision_id", UUID.class), row.getObject("activity_id", UUID.class)),
                            new Wording(row.getString("number"), row.getString("title"), row.getString("roadmap")));
                });
        return wordings;
    }

    static String key(UUID revisionId, UUID activityId) {
        return revisionId + ":" + activityId;
    }

    /**
     * Whether {@code h} with the territory {@code t} accepts the work {@code a} of {@code g} in the plan {@code m} of the
     * revision {@code v} day by day: twin of execution's rule. Officials count where nobody is charged with control.
     */
    private static final String ACCEPTS = """
            h.email is not null
              and (h.role in ('METHODOLOGIST', 'SUPERVISOR') or (h.role = 'OFFICIAL' and not exists (
                select 1 from active c where c.role = 'SUPERVISOR' and c.territory_id = h.territory_id)))
              and case when t.kind = 'REGION' then m.level = 'REGIONAL'
                else not (m.level = 'REGIONAL' and g.kind in ('AUTHORITY', 'METHODICAL_SERVICE')) end
              and (h.role <> 'METHODOLOGIST' or (g.id <> h.employer_id
                and g.reporter_id is distinct from h.employer_id
                and not (g.id is not distinct from v.coordinator_id or g.id = m.owner_id or g.kind = 'MINISTRY'
                  or (g.kind = 'AUTHORITY' and m.level <> 'REGIONAL'))))
            """;

    /** @param fresh of them sent since the last digest */
    record Waiting(UUID accountId, int reports, int fresh) {}

    /** How many reports wait for each acceptor: twin of execution's queue over all its people at once. */
    List<Waiting> waiting(UUID regionId, LocalDate today, Instant since) {
        return jdbc.sql(HELD + """
                        select h.account_id, count(distinct a.id) reports,
                          count(distinct a.id) filter (where x.submitted_at > :since) fresh
                        from active h
                        join territory t on t.id = h.territory_id
                        join assignment a on a.region_id = :region and a.state = 'SUBMITTED'
                          and (t.kind = 'REGION' or a.municipality_id = t.id)
                        join execution_report x on x.assignment_id = a.id and x.state = 'SUBMITTED'
                          and h.account_id <> x.by_account and h.account_id is distinct from x.acting_for
                          and h.absent is distinct from x.by_account
                          and (h.absent is null or h.absent is distinct from x.acting_for)
                        join occurrence o on o.id = a.occurrence_id
                        join organization g on g.id = a.organization_id
                        join roadmap m on m.id = a.roadmap_id
                        join revision v on v.id = o.revision_id
                        where\s""" + ACCEPTS + """
                        group by h.account_id
                        """)
                .param("region", regionId)
                .param("today", today)
                .param("since", at(since))
                .query(Waiting.class)
                .list();
    }

    /**
     * @param open works about which organizations wait for an answer
     * @param fresh of them asked since the last digest
     */
    record Questions(UUID accountId, int open, int fresh) {}

    /** What stands above the queue of each acceptor: the last word is the organization's, or it objects to an entry. */
    List<Questions> questions(UUID regionId, LocalDate today, Instant since, Instant until) {
        return jdbc.sql(HELD + """
                        , asked as (
                          select l.assignment_id, l.objected_at asked_at, l.objected_by asked_by
                          from list_entry l join assignment e on e.entry_id = l.id and e.id = l.assignment_id
                          where l.objection is not null and l.answer is null
                          union all
                          select w.assignment_id, w.at, w.by_account from assignment_message w
                          where w.by_executor and w.settled_at is null and w.at > :recent and not exists (
                            select 1 from assignment_message n where n.assignment_id = w.assignment_id
                              and (n.at, n.id) > (w.at, w.id))
                        )
                        select h.account_id, count(distinct a.id) open,
                          count(distinct a.id) filter (where q.asked_at > :since and q.asked_at <= :until) fresh
                        from asked q
                        join assignment a on a.id = q.assignment_id and a.region_id = :region
                        join occurrence o on o.id = a.occurrence_id
                        join organization g on g.id = a.organization_id
                        join roadmap m on m.id = a.roadmap_id
                        join revision v on v.id = o.revision_id
                        join active h on h.account_id <> q.asked_by
                        join territory t on t.id = h.territory_id and (t.kind = 'REGION' or a.municipality_id = t.id)
                        where\s""" + ACCEPTS + """
                        group by h.account_id
                        """)
                .param("region", regionId)
                .param("today", today)
                .param("since", at(since))
                .param("until", at(until))
                .param("recent", at(until.minus(RECENT)))
                .query(Questions.class)
                .list();
    }

    /** People with an address for whom a step of a review may have come or is late; who decides is asked of the roadmaps. */
    List<UUID> possibleReviewers(UUID regionId, LocalDate today, Instant since) {
        return jdbc.sql(HELD + """
                        select distinct h.account_id
                        from approval_request q
                        join approval_step s on s.request_id = q.id and s.verdict is null and s.arrived_at is not null
                        join roadmap m on m.id = q.subject_id
                        join active h on h.role <> 'ADMINISTRATOR' and h.email is not null
                          and (h.employer_id = s.organization_id
                            or ((h.role in ('OFFICIAL', 'SUPERVISOR', 'METHODOLOGIST') or h.registers_acts)
                              and (h.territory_id in (m.region_id, m.municipality_id) or h.organization_id = m.organization_id))
                            or exists (select 1 from role_succession u where u.to_role_id = h.role_id))
                        where q.state = 'OPEN' and m.region_id = :region and (s.arrived_at > :since or s.due_on <= :today)
                        """)
                .param("region", regionId)
                .param("today", today)
                .param("since", at(since))
                .query(UUID.class)
                .list();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
