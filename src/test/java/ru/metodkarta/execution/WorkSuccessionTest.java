package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.organization.OrganizationRegistry;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PlannedWorld;
import ru.metodkarta.testing.PlannedWorldMaker;

/** A school is joined to another: what is open goes on under the successor, what is done stays where it was done. */
@MetodkartaTest
class WorkSuccessionTest {

    @Autowired
    PlannedWorldMaker maker;

    @Autowired
    OrganizationRegistry organizations;

    @Autowired
    JdbcClient jdbc;

    @Test
    void openWorkOfAJoinedSchoolPassesToItsSuccessor() {
        PlannedWorld world = maker.make();
        UUID school = world.id("school");
        UUID successor = organizationOf(world.id("accepted"));
        int openBefore = open(school) + open(successor);
        int doneBefore = done(school);

        organizations.join(
                world.person("region-admin"), school, successor, LocalDate.of(2026, 11, 20), "распоряжение № 1");

        assertThat(openBefore).isPositive();
        assertThat(open(school)).isZero();
        assertThat(done(school)).isGreaterThanOrEqualTo(doneBefore);
        assertThat(open(successor) + withdrawn(school)).isEqualTo(openBefore);
        assertThat(noted()).isPositive();
    }

    @Test
    void whatTheSuccessorHasAnywayIsAskedForNoMore() {
        PlannedWorld world = maker.make();
        UUID school = world.id("school");
        UUID successor = organizationOf(world.id("accepted"));
        jdbc.sql("""
                        insert into extension_request (id, assignment_id, until_on, reason, asked_by, asked_name, asked_at)
                        select next_id(), a.id, '2027-01-20', 'Не успеваем', next_id(), 'Кто-то', now() from assignment a
                        where a.organization_id = ? and a.state in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')
                          and not exists (select from extension_request e where e.assignment_id = a.id and e.verdict is null)
                        """).param(school).update();

        organizations.join(
                world.person("region-admin"), school, successor, LocalDate.of(2026, 11, 20), "распоряжение № 1");

        assertThat(withdrawn(school)).isPositive();
        assertThat(count(
                        "state = 'WITHDRAWN' and exists (select from extension_request e where e.assignment_id = assignment.id"
                                + " and e.verdict is null)",
                        school))
                .isZero();
    }

    private UUID organizationOf(UUID assignment) {
        return jdbc.sql("select organization_id from assignment where id = ?")
                .param(assignment)
                .query(UUID.class)
                .single();
    }

    private int open(UUID organization) {
        return count("state in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')", organization);
    }

    private int done(UUID organization) {
        return count("state = 'ACCEPTED'", organization);
    }

    private int withdrawn(UUID organization) {
        return count("state = 'WITHDRAWN'", organization);
    }

    private int count(String which, UUID organization) {
        return jdbc.sql("select count(*) from assignment where organization_id = ? and " + which)
                .param(organization)
                .query(Integer.class)
                .single();
    }

    private int noted() {
        return jdbc.sql("select count(*) from assignment_decision where verdict in ('PASSED_ON', 'PLAN_WITHDRAWN')")
                .query(Integer.class)
                .single();
    }
}
