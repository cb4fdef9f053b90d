package ru.metodkarta.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;

/** Reads the journal of a zone, newest first, page by page from the last entry seen. */
@Component
class JournalQueries {

    private final JdbcClient jdbc;

    JournalQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param list message of the subject's title where it is a list of the product, else null
     * @param url page of the subject, null when it has none
     */
    record Row(
            UUID id,
            Instant at,
            String actorName,
            String capacity,
            String action,
            String subjectTitle,
            String list,
            String url,
            String act) {}

    List<Row> list(Actor actor, JournalFilter filter, int limit) {
        AccessScope scope = actor.scope(JournalPermissions.READERS);
        AccessScope people = actor.scope(Role.ADMINISTRATOR);
        Map<String, Object> params = new HashMap<>(scope.params());
        people.params().forEach((name, value) -> params.put(name.replace("scope", "people"), value));
        StringBuilder where = new StringBuilder(" where ")
                .append(scope.predicate("j"))
                .append(" and (j.subject_kind <> 'ACCOUNT' or ")
                .append(people.predicate("j").replace(":scope", ":people"))
                .append(")")
                .append(Journal.withoutDraftsBelow(scope, "j"));
        add(where, params, " and j.at >= :start", "start", at(filter.start(actor.zone())));
        add(where, params, " and j.at < :end", "end", at(filter.end(actor.zone())));
        add(where, params, " and j.action = :action", "action", blankToNull(filter.code()));
        add(where, params, " and j.subject_title ilike :text", "text", pattern(filter.text()));
        add(where, params, " and j.actor_name ilike :person", "person", pattern(filter.who()));
        JournalFilter.Cursor cursor = filter.cursor();
        if (cursor != null) {
            where.append(" and (j.at, j.id) < (:cursorAt, :cursorId)");
            params.put("cursorAt", at(cursor.at()));
            params.put("cursorId", cursor.id());
        }
        return jdbc.sql("select j.id, j.at, j.actor_name, j.capacity, j.action, j.subject_kind, j.subject_id, "
                        + "j.subject_title, j.details ->> 'act' act, j.details ->> '" + Journal.LIST
                        + "' list from journal j" + where
                        + " order by j.at desc, j.id desc limit :limit")
                .params(params)
                .param("limit", limit)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor_name"),
                        row.getString("capacity"),
                        row.getString("action"),
                        row.getString("subject_title"),
                        row.getString("list"),
                        url(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                        row.getString("act")))
                .list();
    }

    private static void add(
            StringBuilder where, Map<String, Object> params, String condition, String name, Object value) {
        if (value != null) {
            where.append(condition);
            params.put(name, value);
        }
    }

    private static String url(String kind, UUID id) {
        if (id == null) {
            return null;
        }
        return switch (kind) {
            case "ORGANIZATION" -> "/organizations/" + id;
            case "ORGANIZATION_LIST" -> "/organizations/lists/" + id;
            case "ACCOUNT" -> "/accounts/" + id;
            case "ROADMAP" -> "/roadmaps/" + id;
            case "ASSIGNMENT" -> "/assignments/" + id;
            default -> null;
        };
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String pattern(String typed) {
        return typed.isEmpty()
                ? null
                : "%" + typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
