package ru.metodkarta.organization;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What follows when an organization joins another, merges or closes: told before it is done. */
@Component
class EventConsequences {

    private final JdbcClient jdbc;
    private final ObjectProvider<OrganizationSuccession> successions;
    private final ObjectProvider<OrganizationPeople> people;

    EventConsequences(
            JdbcClient jdbc,
            ObjectProvider<OrganizationSuccession> successions,
            ObjectProvider<OrganizationPeople> people) {
        this.jdbc = jdbc;
        this.successions = successions;
        this.people = people;
    }

    /**
     * @param passing open assignments that go over to the successor
     * @param withdrawn open assignments that end, since the successor has the same ones itself
     * @param staying open assignments that nobody takes over
     * @param accounts people who work or act for the organization now
     * @param subordinates organizations under it
     * @param lists saved lists it is in
     */
    record Consequences(int passing, int withdrawn, int staying, int accounts, int subordinates, int lists) {}

    private record Places(int subordinates, int lists) {}

    /** @param to null: nobody takes over */
    Consequences of(UUID from, UUID to) {
        int passing = 0;
        int withdrawn = 0;
        int staying = 0;
        for (OrganizationSuccession succession : successions.orderedStream().toList()) {
            OrganizationSuccession.OpenWork work = succession.openWork(from, to);
            passing += work.passing();
            withdrawn += work.withdrawn();
            staying += work.staying();
        }
        Places places = jdbc.sql("""
                        select (select count(*) from organization where parent_id = :id and archived_on is null) subordinates,
                          (select count(*) from organization_list_member where organization_id = :id) lists
                        """).param("id", from).query(Places.class).single();
        int accounts = people.stream().mapToInt(p -> p.countActingFor(from)).sum();
        return new Consequences(passing, withdrawn, staying, accounts, places.subordinates(), places.lists());
    }
}
