package ru.metodkarta.roadmap;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;

/** What reviewers said about a text; open until it is submitted again. */
@Component
class Remarks {

    private final JdbcClient jdbc;

    Remarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param activityId null for a remark on the whole roadmap */
    record Remark(UUID activityId, String text, String author, String capacity, Instant at) {}

    /** Remarks the author has to answer, those on the whole first; callers have asked permission. */
    List<Remark> openOn(UUID roadmapId) {
        return jdbc.sql("""
                        select m.activity_id, m.text, m.author_name author, m.capacity, m.at
                        from remark m join approval_request q on q.id = m.request_id
                        where q.roadmap_id = ? and m.resolved_at is null and q.state = 'RETURNED'
                        order by m.activity_id nulls first, m.at, m.id
                        """).param(roadmapId).query(Remark.class).list();
    }

    /** @param byActivity null key is not allowed: the remark on the whole is given apart */
    void add(UUID requestId, String overall, Map<UUID, String> byActivity, Actor actor, String capacity, Instant at) {
        if (overall != null) {
            insert(requestId, null, overall, actor, capacity, at);
        }
        byActivity.forEach((activity, text) -> insert(requestId, activity, text, actor, capacity, at));
    }

    private void insert(UUID requestId, UUID activity, String text, Actor actor, String capacity, Instant at) {
        jdbc.sql("""
                        insert into remark (id, request_id, activity_id, text, author_id, author_name, capacity, at)
                        values (:id, :request, :activity, :text, :author, :name, :capacity, :at)
                        """)
                .param("id", Ids.next())
                .param("request", requestId)
                .param("activity", activity)
                .param("text", text)
                .param("author", actor.accountId())
                .param("name", actor.name())
                .param("capacity", capacity)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    /** A new submission answers the remarks of the last one. */
    void resolve(UUID roadmapId, Actor actor, Instant at) {
        jdbc.sql("""
                        update remark m set resolved_at = :at, resolved_by = :by
                        from approval_request q
                        where q.id = m.request_id and q.roadmap_id = :roadmap and m.resolved_at is null
                        """)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("by", actor.accountId())
                .param("roadmap", roadmapId)
                .update();
    }
}
