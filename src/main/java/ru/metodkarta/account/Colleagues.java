package ru.metodkarta.account;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom the work of an organization may be given to: the people who speak for it today. */
@Component
public class Colleagues {

    private final JdbcClient jdbc;

    Colleagues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param position one of the positions held there */
    public record Colleague(UUID accountId, String name, String position) {}

    /** Those who work in each of the organizations or have it as their zone, or in the one that reports for it. */
    public List<Colleague> ofAll(Collection<UUID> organizations, LocalDate today) {
        if (organizations.isEmpty()) {
            return List.of();
        }
        Set<UUID> wanted = Set.copyOf(organizations);
        return jdbc.sql("""
                        select a.id account_id, a.full_name name, min(r.position) "position"
                        from organization o
                        join role_assignment r on %s
                        join account a on a.id = r.account_id and a.blocked_at is null
                        where o.id in (:organizations)
                        group by a.id having count(distinct o.id) = :all
                        order by a.full_name collate "ru-x-icu", a.id limit 200
                        """.formatted(SpeaksFor.organization("r", "o", ":today")))
                .param("organizations", wanted)
                .param("all", wanted.size())
                .param("today", today)
                .query(Colleague.class)
                .list();
    }
}
