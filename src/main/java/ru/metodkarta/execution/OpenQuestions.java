package ru.metodkarta.execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** What organizations have asked, or object to, and nobody has answered: beside the queue. */
@Component
class OpenQuestions {

    private static final int PAGE = 30;
    private static final RowMapper<Question> QUESTION = new SimplePropertyRowMapper<>(Question.class);

    private final JdbcClient jdbc;

    OpenQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Question(
            UUID id,
            boolean objects,
            boolean entered,
            String organizationName,
            String town,
            String number,
            String title,
            String text,
            String byName,
            Instant at) {}

    /** Objections first, then the longest waiting; a page beyond the last is the first. */
    @Transactional(readOnly = true)
    Paged<Question> of(Actor actor, String page) {
        PageRequestParams request = PageRequestParams.of(page, PAGE);
        Paged<Question> found = read(actor, request);
        return found.rows().isEmpty() && request.page() > 1 ? read(actor, PageRequestParams.of(null, PAGE)) : found;
    }

    private Paged<Question> read(Actor actor, PageRequestParams request) {
        List<Question> rows = new ArrayList<>();
        long[] total = {0};
        jdbc.sql("""
                        select a.id, q.objects, q.entered, g.short_name organization_name,
                          (select c.short_name from territory c where c.id = a.municipality_id) town, r.number, r.title, q.text,
                          q.by_name, q.at, count(*) over () total
                        """ + WorkRow.FROM + Deciding.JOINS + """
                         join (
                           select l.assignment_id, true objects, l.basis_id is not null entered, l.objection as text, l.objected_name by_name, l.objected_at as at
                           from list_entry l join assignment e on e.entry_id = l.id
                           where l.objection is not null and l.answer is null and e.id = l.assignment_id
                           union all
                           select w.assignment_id, false, false, w.text, w.by_name, w.at from assignment_message w
                           where w.unanswered and w.by_account <> :me and not exists (
                             select 1 from assignment_message n where n.assignment_id = w.assignment_id
                               and (n.at, n.id) > (w.at, w.id))) q on q.assignment_id = a.id
                         where\s""" + Deciding.where(actor)
                        + " order by q.objects desc, q.at, a.id limit :size offset :offset")
                .params(Deciding.params(actor))
                .param("size", request.size())
                .param("offset", request.offset())
                .query(row -> {
                    total[0] = row.getLong("total");
                    rows.add(QUESTION.mapRow(row, rows.size()));
                });
        return Paged.of(rows, request, total[0]);
    }
}
