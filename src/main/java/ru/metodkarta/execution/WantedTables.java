package ru.metodkarta.execution;

import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The wanted set as temporary tables of the connection, emptied with the transaction. */
@Component
class WantedTables {

    private final JdbcClient jdbc;

    WantedTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void fill(Wanted wanted) {
        jdbc.sql("""
                        create temp table if not exists wanted_duty (
                          id uuid not null, activity_id uuid not null, key text not null, kind text not null,
                          for_year int not null, from_on date, due date, report_due date, decided boolean not null,
                          dropped boolean not null, earlier boolean not null, proof text, batch int not null default 0,
                          primary key (activity_id, key)
                        ) on commit delete rows
                        """).update();
        jdbc.sql("""
                        create temp table if not exists wanted_reporter (
                          activity_id uuid not null, organization_id uuid not null, part text not null, on_behalf_of text,
                          primary key (activity_id, organization_id)
                        ) on commit delete rows
                        """).update();
        // a second roadmap in the same transaction
        jdbc.sql("truncate wanted_duty, wanted_reporter").update();
        fillDuties(wanted.duties());
        fillReporters(wanted.reporters());
        jdbc.sql("analyze wanted_duty").update();
        jdbc.sql("analyze wanted_reporter").update();
    }

    /** What an earlier revision decided not to control stays so until somebody decides otherwise. */
    void keepDropped() {
        jdbc.sql("""
                        update wanted_duty w set dropped = true from occurrence o
                        where o.activity_id = w.activity_id and o.key = w.key and o.dropped and not w.decided
                        """).update();
    }

    /** @param no value of the column {@code batch} */
    record Batch(int no, int assignments) {}

    /** Cuts the wanted assignments into batches of about that size, never across one occurrence. */
    List<Batch> batches(int size) {
        jdbc.sql("""
                        update wanted_duty w set batch = n.batch
                        from (select d.activity_id, d.key,
                                (sum(c.reporters) over (order by d.activity_id, d.key) - 1) / :size batch
                              from wanted_duty d
                              join (select activity_id, count(*) reporters from wanted_reporter group by activity_id) c
                                on c.activity_id = d.activity_id
                              where not d.dropped) n
                        where n.activity_id = w.activity_id and n.key = w.key and n.batch > 0
                        """).param("size", size).update();
        return jdbc.sql("""
                        select w.batch no, count(*) assignments
                        from wanted_duty w join wanted_reporter e on e.activity_id = w.activity_id
                        where not w.dropped group by w.batch order by w.batch
                        """).query(Batch.class).list();
    }

    private void fillDuties(List<Wanted.Duty> duties) {
        jdbc.sql("""
                        insert into wanted_duty (id, activity_id, key, kind, for_year, from_on, due, report_due, decided,
                          dropped, earlier, proof)
                        select cast(id as uuid), cast(activity as uuid), key, kind, cast(year as int), cast(start as date),
                               cast(due as date), cast(report as date), verdict is not null, verdict is not distinct from 'DROPPED',
                               verdict is not distinct from 'DONE_EARLIER', proof
                        from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                          cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                          cast(? as text[])) as t (id, activity, key, kind, year, start, due, report, verdict, proof)
                        """)
                .param(column(duties, Wanted.Duty::id))
                .param(column(duties, Wanted.Duty::activityId))
                .param(column(duties, Wanted.Duty::key))
                .param(column(duties, Wanted.Duty::kind))
                .param(column(duties, Wanted.Duty::forYear))
                .param(column(duties, Wanted.Duty::from))
                .param(column(duties, Wanted.Duty::due))
                .param(column(duties, Wanted.Duty::reportDue))
                .param(column(duties, Wanted.Duty::verdict))
                .param(column(duties, Wanted.Duty::proof))
                .update();
    }

    private void fillReporters(List<Wanted.Reporter> reporters) {
        jdbc.sql("""
                        insert into wanted_reporter (activity_id, organization_id, part, on_behalf_of)
                        select cast(activity as uuid), cast(organization as uuid), part, behalf
                        from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]))
                          as t (activity, organization, part, behalf)
                        """)
                .param(column(reporters, Wanted.Reporter::activityId))
                .param(column(reporters, Wanted.Reporter::organizationId))
                .param(column(reporters, Wanted.Reporter::part))
                .param(column(reporters, Wanted.Reporter::onBehalfOf))
                .update();
    }

    private static <T> String[] column(List<T> rows, Function<T, Object> value) {
        return rows.stream()
                .map(value)
                .map(v -> v == null ? null : v.toString())
                .toArray(String[]::new);
    }
}
