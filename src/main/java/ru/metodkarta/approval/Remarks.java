package ru.metodkarta.approval;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Dates;

/** What reviewers said: answered by the author, resolved by whoever said it, open over any number of rounds until then. */
@Component
public class Remarks {

    private final JdbcClient jdbc;
    private final Clock clock;

    Remarks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param anchor what it hangs on, null for a remark on the whole
     * @param stepId step on which it was made, null for very old ones
     * @param answer of the author, null while there is none
     */
    public record Remark(
            UUID id,
            UUID requestId,
            UUID stepId,
            String anchor,
            String text,
            UUID authorId,
            String author,
            String capacity,
            Instant at,
            String answer,
            String answeredName,
            Instant answeredAt,
            String resolvedName,
            Instant resolvedAt) {

        public boolean answered() {
            return answer != null;
        }

        public boolean resolved() {
            return resolvedAt != null;
        }
    }

    private static final String REMARK = """
            select m.id, m.request_id, m.step_id, m.anchor, m.text, m.author_id, m.author_name author, m.capacity, m.at,
              m.answer, m.answered_name, m.answered_at, m.resolved_name, m.resolved_at
            from remark m join approval_request q on q.id = m.request_id
            """;

    /** Not resolved, of every round of the text that is not approved yet, those on the whole first. */
    public List<Remark> openOn(UUID subjectId) {
        return jdbc.sql(REMARK + """
                        where q.subject_id = ? and m.resolved_at is null and not exists (select 1 from approval_request done
                          where done.text_id = q.text_id and done.state = 'APPROVED') order by m.anchor nulls first, m.at, m.id
                        """).param(subjectId).query(Remark.class).list();
    }

    /** All of them, oldest first. */
    public List<Remark> of(UUID subjectId) {
        return jdbc.sql(REMARK + "where q.subject_id = ? order by m.at, m.id")
                .param(subjectId)
                .query(Remark.class)
                .list();
    }

    /** One remark of this subject. */
    public Optional<Remark> find(UUID subjectId, UUID remarkId) {
        return jdbc.sql(REMARK + "where q.subject_id = ? and m.id = ?")
                .params(subjectId, remarkId)
                .query(Remark.class)
                .optional();
    }

    /** How many the author has not answered yet. */
    public int unanswered(UUID subjectId) {
        return jdbc.sql("""
                        select count(*) from remark m join approval_request q on q.id = m.request_id
                        where q.subject_id = ? and m.resolved_at is null and m.answer is null and not exists (select 1 from approval_request done
                          where done.text_id = q.text_id and done.state = 'APPROVED')
                        """).param(subjectId).query(Integer.class).single();
    }

    void add(UUID requestId, UUID stepId, String overall, Map<String, String> byAnchor, Deciding by) {
        if (overall != null) {
            insert(requestId, stepId, null, overall, by);
        }
        byAnchor.forEach((anchor, text) -> insert(requestId, stepId, anchor, text, by));
    }

    private void insert(UUID requestId, UUID stepId, String anchor, String text, Deciding by) {
        jdbc.sql("""
                        insert into remark (id, request_id, step_id, anchor, text, author_id, author_name, capacity, at)
                        values (:id, :request, :step, :anchor, :text, :author, :name, :capacity, :at)
                        """)
                .param("id", Ids.next())
                .param("request", requestId)
                .param("step", stepId)
                .param("anchor", anchor)
                .param("text", text)
                .param("author", by.actor().accountId())
                .param("name", by.actor().name())
                .param("capacity", by.grant().capacity())
                .param("at", now())
                .update();
    }

    /** The author of the text answers; a second answer replaces the first while the remark is open. */
    public void answer(Remark remark, String answer, Actor actor, Grant grant) {
        int changed = jdbc.sql("""
                        update remark set answer = ?, answered_by = ?, answered_name = ?, answered_at = ?
                        where id = ? and resolved_at is null
                        """)
                .params(answer, actor.accountId(), named(actor, grant), now(), remark.id())
                .update();
        requireOpen(changed, remark, actor);
    }

    /** «Замечание снято» */
    public void resolve(Remark remark, Actor actor, Grant grant) {
        int changed = jdbc.sql("""
                        update remark set resolved_by = ?, resolved_name = ?, resolved_at = ?
                        where id = ? and resolved_at is null
                        """)
                .params(actor.accountId(), named(actor, grant), now(), remark.id())
                .update();
        requireOpen(changed, remark, actor);
    }

    /** A substitute's name goes with whom they stand in for. */
    private static String named(Actor actor, Grant grant) {
        return grant.lent() ? actor.name() + " — " + grant.actingFor().words() : actor.name();
    }

    private void requireOpen(int changed, Remark remark, Actor actor) {
        if (changed == 0) {
            Remark now = jdbc.sql(REMARK + "where m.id = ?")
                    .param(remark.id())
                    .query(Remark.class)
                    .single();
            String by = now.resolvedName() == null ? "—" : now.resolvedName();
            throw new Conflict("approval.conflict.resolved", by, new Dates().moment(now.resolvedAt(), actor.zone()));
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
