package ru.metodkarta.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** The tree by subordination: two steps at a time, in the order of their numbers. */
@MetodkartaTest
class OrganizationTreeTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    @Autowired
    SignedInAs signedIn;

    TestWorld world;

    @BeforeEach
    void register() {
        world = worlds.make();
    }

    @Test
    void showsTheMinistryWithItsAuthoritiesAndTheSchoolsOneStepFurther() {
        var worker = signedIn.as(world.ministryOfficial());

        assertThat(mvc.get().uri("/organizations/tree").with(worker))
                .hasStatusOk()
                .bodyText()
                .contains("Минобр края", "УО Приозёрска", "УО Заречного", "4 организации")
                .doesNotContain("СОШ № 1 Приозёрска");
        assertThat(mvc.get()
                        .uri("/organizations/tree?under={id}", world.authority)
                        .with(worker))
                .bodyText()
                .contains("Минобр края", "СОШ № 1 Приозёрска")
                .doesNotContain("СОШ № 1 Заречного");
    }

    @Test
    void putsNumbersInTheirOrderAndWhoIsUnderAnArchivedBodyOnTop() {
        world.organization(world.otherTown, world.otherAuthority, null, "SCHOOL", "Школа № 10", "СОШ № 10");
        world.organization(world.otherTown, world.otherAuthority, null, "SCHOOL", "Школа № 2", "СОШ № 2");
        jdbc.sql("update organization set archived_on = date '2026-01-01' where id = ?")
                .param(world.authority)
                .update();

        var official = signedIn.as(world.ministryOfficial());
        assertThat(mvc.get().uri("/organizations/tree").with(official))
                .bodyText()
                .contains("СОШ № 1 Приозёрска");
        assertThat(mvc.get()
                        .uri("/organizations/tree?under={id}", world.otherAuthority)
                        .with(official))
                .bodyText()
                .containsSubsequence("СОШ № 1 Заречного", "СОШ № 2<", "СОШ № 10");
    }
}
