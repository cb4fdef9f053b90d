package ru.metodkarta.execution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;

/** What organizations have asked, or object to, and nobody has answered: beside the queue. */
@Component
class OpenQuestions {

    private static final int SHOWN = 30;

    /** An older question is found on its assignment only. */
    private static final Duration RECENT = Duration.ofDays(60);

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenQuestions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Question(
            UUID id,
            boolean objects,
            String organizationName,
            String town,
            String number,
            String title,
            String text,
            String byName,
            Instant at) {}

    /** Objections first, then the longest waiting. */
    @Transactional(readOnly = true)
    List<Question> of(Actor actor) {
        return jdbc.sql("""
                        select a.id, q.objects, g.short_name organization_name,
                          (select c.short_name from territory c where c.id = a.municipality_id) town, r.number, r.title, q.text,
                          q.by_name, q.at
                        """ + WorkRow.FROM + Deciding.JOINS + """
                         join (
                           select l.assignment_id, true objects, l.objection as text, l.objected_name by_name, l.objected_at as at
                           from list_entry l join assignment e on e.entry_id = l.id
                           where l.objection is not null and l.answer is null and e.id = l.assignment_id
                           union all
                           select w.assignment_id, false, w.text, w.by_name, w.at from assignment_message w
                           where w.by_executor and w.at > :since and w.by_account <> :me and not exists (
                             select 1 from assignment_message n where n.assignment_id = w.assignment_id
                               and (n.at, n.id) > (w.at, w.id))) q on q.assignment_id = a.id
                         where\s""" + Deciding.where(actor)
                        + " order by q.objects desc, q.at, a.id limit " + SHOWN)
                .params(Deciding.params(actor))
                .param("since", clock.instant().minus(RECENT).atOffset(ZoneOffset.UTC))
                .query(Question.class)
                .list();
    }
}
