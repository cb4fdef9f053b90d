package ru.metodkarta.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.organization.OrganizationPeople;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** From which day to which a role counts: by the region's calendar, and an end can only come earlier. */
@MetodkartaTest
class RolePeriodTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 23);
    /** Half past one in the night of the 24th in the region, still the 23rd in UTC. */
    private static final Instant NIGHT_AFTER = Instant.parse("2026-11-23T20:30:00Z");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    OrganizationPeople people;

    TestWorld world;

    @BeforeEach
    void people() {
        world = worlds.make();
    }

    @AfterEach
    void noon() {
        TestTime.reset();
    }

    @Test
    void anAdministratorIsNoLongerNamedOnceTheLastDayIsOverInTheRegion() {
        until(LAST_DAY, world.administrator());
        TestTime.set(NIGHT_AFTER);

        assertThat(people.administratorOf(world.region, world.town, null)).isEmpty();
    }

    @Test
    void nobodyReportsForASchoolOnceTheLastDayIsOverInTheRegion() {
        until(LAST_DAY, world.schoolWorker());
        assertThat(people.hasReporters(world.school)).isTrue();
        TestTime.set(NIGHT_AFTER);

        assertThat(people.hasReporters(world.school)).isFalse();
    }

    @Test
    void anEndAlreadySetCanComeEarlierButNotLater() {
        Actor administrator = world.administrator();
        Actor worker = world.schoolWorker();
        until(LocalDate.of(2026, 12, 31), worker);

        assertThat(ending(administrator, worker, "2027-02-01"))
                .hasStatus(422)
                .bodyText()
                .contains("2027-02-01", "31.12.2026");
        assertThat(lastDay(worker)).isEqualTo("2026-12-31");

        assertThat(ending(administrator, worker, "2026-12-01")).hasStatus3xxRedirection();
        assertThat(lastDay(worker)).isEqualTo("2026-12-01");
    }

    @Test
    void aDayThatIsNoneIsAskedForAgain() {
        Actor worker = world.schoolWorker();

        assertThat(ending(world.administrator(), worker, "31 ноября"))
                .hasStatus(422)
                .bodyText()
                .contains("31 ноября");
        assertThat(lastDay(worker)).isNull();
    }

    private MockMvcTester.MockMvcRequestBuilder ending(Actor administrator, Actor worker, String day) {
        return mvc.post()
                .uri("/accounts/{id}/roles/{role}/end", worker.accountId(), role(worker))
                .with(csrf())
                .with(signedIn.as(administrator))
                .param("lastDay", day);
    }

    private static UUID role(Actor person) {
        return person.grants().get(0).roleId();
    }

    private void until(LocalDate day, Actor person) {
        jdbc.sql("update role_assignment set until_on = ? where id = ?")
                .params(day, role(person))
                .update();
    }

    private String lastDay(Actor person) {
        return jdbc.sql("select until_on::text from role_assignment where id = ?")
                .param(role(person))
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
