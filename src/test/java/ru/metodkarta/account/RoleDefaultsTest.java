package ru.metodkarta.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** A role begins with what is usual where the person works, and is checked before it is given. */
@MetodkartaTest
class RoleDefaultsTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    @Autowired
    SignedInAs signedIn;

    TestWorld world;
    Actor administrator;

    @BeforeEach
    void people() {
        world = worlds.make();
        administrator = world.administrator();
    }

    @Test
    void offersTheRoleUsualAtTheEmployer() {
        assertThat(blank(world.school))
                .bodyText()
                .containsPattern("value=\"STAFF\" selected")
                .contains("заместитель директора");
        assertThat(blank(world.service))
                .bodyText()
                .containsPattern("value=\"METHODOLOGIST\" selected")
                .containsPattern("value=\"" + world.town + "\" checked");
    }

    @Test
    void takesTheZoneFromTheEmployerWhereNoneIsMarked() {
        assertThat(granting(world.service, "METHODOLOGIST")).hasStatus3xxRedirection();
        assertThat(granting(world.secondSchool, "STAFF")).hasStatus3xxRedirection();

        assertThat(jdbc.sql("select coalesce(z.territory_id, z.organization_id) from role_zone z "
                                + "join role_assignment r on r.id = z.role_id where r.position = 'новая должность'")
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(world.town, world.secondSchool);
    }

    @Test
    void doesNotGiveTheSameRoleTwiceNorOneThatIsOver() {
        Actor worker = world.schoolWorker();

        assertThat(granting(worker, world.school, "STAFF"))
                .hasStatus(422)
                .bodyText()
                .contains("уже есть", "новая должность");
        assertThat(granting(worker, world.secondSchool, "STAFF").param("until", "2026-11-20"))
                .hasStatus(422)
                .bodyText()
                .contains("уже прошёл");
    }

    private MockMvcTester.MockMvcRequestBuilder blank(UUID employer) {
        return mvc.get().uri("/accounts/new?organization={id}", employer).with(signedIn.as(administrator));
    }

    private MockMvcTester.MockMvcRequestBuilder granting(UUID employer, String role) {
        return granting(
                world.person(
                        "Сотрудник" + role,
                        ru.metodkarta.shared.Role.STAFF,
                        "учитель",
                        world.school,
                        null,
                        world.school),
                employer,
                role);
    }

    private MockMvcTester.MockMvcRequestBuilder granting(Actor person, UUID employer, String role) {
        return mvc.post()
                .uri("/accounts/{id}/roles", person.accountId())
                .with(csrf())
                .with(signedIn.as(administrator))
                .param("role", role)
                .param("position", "новая должность")
                .param("employer", employer.toString())
                .param("from", "2026-11-01");
    }
}
