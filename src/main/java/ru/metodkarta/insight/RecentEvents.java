package ru.metodkarta.insight;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;

/** The last entries of the journal in the own zone, sign-ins left out. */
@Component
class RecentEvents {

    private static final int ROWS = 6;

    private final JdbcClient jdbc;

    RecentEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Event(Instant at, String action, String who, String subject) {}

    List<Event> of(Actor actor) {
        AccessScope scope = actor.scope(Role.ADMINISTRATOR, Role.METHODOLOGIST, Role.OFFICIAL, Role.SUPERVISOR);
        if (scope.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select j.at, j.action, j.actor_name who, j.subject_title subject
                        from journal j where %s and j.action not like 'SIGN%%' %s %s
                        order by j.at desc, j.id desc limit :rows
                        """.formatted(
                                scope.predicate("j"),
                                Journal.withoutDraftsBelow(scope, "j"),
                                actor.has(Role.ADMINISTRATOR) ? "" : "and j.subject_kind <> 'ACCOUNT'"))
                .params(scope.params())
                .param("rows", ROWS)
                .query(Event.class)
                .list();
    }
}
