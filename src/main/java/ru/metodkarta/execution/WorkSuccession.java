package ru.metodkarta.execution;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.OrganizationSuccession;
import ru.metodkarta.shared.Actor;

/**
 * Open work of a joined, merged or closed organization: its drafts and reports go over to the successor. Where the
 * successor has the same occurrence to report on itself, the former organization's is withdrawn. Finished work stays
 * with the organization that did it.
 */
@Component
class WorkSuccession implements OrganizationSuccession {

    private static final String NOTED = """
            insert into assignment_decision (id, assignment_id, verdict, from_state, to_state, by_account, by_name, capacity, at)
            select next_id(), id, :verdict, was, state, :account, :name, :capacity, :at from changed
            """;

    private final EndedRequests requests;
    private final JdbcClient jdbc;
    private final Clock clock;

    WorkSuccession(EndedRequests requests, JdbcClient jdbc, Clock clock) {
        this.requests = requests;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void passOpenWork(UUID from, UUID to, Actor actor, String capacity) {
        change("PASSED_ON", """
                with changed as (
                  update assignment a set organization_id = :to, version = a.version + 1
                  where a.organization_id = :from and a.state in %s and not exists (
                    select 1 from assignment b where b.occurrence_id = a.occurrence_id and b.organization_id = :to)
                  returning a.id, a.state was, a.state)
                """.formatted(Reconciliation.OPEN), from, to, actor, capacity);
        change("PLAN_WITHDRAWN", """
                with changed as (
                  update assignment a set state = 'WITHDRAWN', withdrawn_by_plan = true, state_at = :at, version = a.version + 1
                  from (select id, state from assignment where organization_id = :from and state in %s) before
                  where before.id = a.id and cast(:to as uuid) is not null
                  returning a.id, before.state was, a.state)
                """.formatted(Reconciliation.OPEN), from, to, actor, capacity);
        requests.ofOrganization(from);
    }

    @Override
    public OpenWork openWork(UUID from, UUID to) {
        return jdbc.sql("""
                        select count(*) filter (where successor and not doubled) passing,
                          count(*) filter (where successor and doubled) withdrawn,
                          count(*) filter (where not successor) staying
                        from (
                          select cast(:to as uuid) is not null successor, exists (
                            select from assignment b where b.occurrence_id = a.occurrence_id
                              and b.organization_id = cast(:to as uuid)) doubled
                          from assignment a where a.organization_id = :from and a.state in %s) open
                        """.formatted(Reconciliation.OPEN))
                .param("from", from)
                .param("to", to)
                .query(OpenWork.class)
                .single();
    }

    private void change(String verdict, String changed, UUID from, UUID to, Actor actor, String capacity) {
        jdbc.sql(changed + NOTED)
                .param("verdict", verdict)
                .param("from", from)
                .param("to", to)
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("capacity", capacity)
                .param("at", OffsetDateTime.now(clock))
                .update();
    }
}
