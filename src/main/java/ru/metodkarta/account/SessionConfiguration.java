package ru.metodkarta.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions in PostgreSQL without a write per request. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    /** The parameters come as in Spring Session's own statement; last access alone is written at most once a minute. */
    private static final String UPDATE = """
            with seen (session_id, last_access, idle, expiry, principal, primary_id) as (
              values (?, cast(? as bigint), cast(? as int), cast(? as bigint), cast(? as varchar), ?))
            update %TABLE_NAME% s
            set session_id = seen.session_id, last_access_time = seen.last_access, max_inactive_interval = seen.idle,
              expiry_time = seen.expiry, principal_name = seen.principal
            from seen
            where s.primary_id = seen.primary_id and (seen.last_access - s.last_access_time >= 60000
              or s.session_id <> seen.session_id or s.max_inactive_interval <> seen.idle
              or s.principal_name is distinct from seen.principal)
            """;

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> quietSessions() {
        return sessions -> {
            new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
            sessions.setUpdateSessionQuery(UPDATE);
        };
    }
}
