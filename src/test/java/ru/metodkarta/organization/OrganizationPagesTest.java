package ru.metodkarta.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

@MetodkartaTest
class OrganizationPagesTest {

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
    void register() {
        world = worlds.make();
        administrator =
                world.person("Администратор", Role.ADMINISTRATOR, "администратор", world.authority, world.town, null);
    }

    @Test
    void schoolStaffSeeTheRegionsOrganizationsButMayNotEdit() {
        Actor worker = world.schoolWorker();

        assertThat(mvc.get().uri("/organizations").with(signedIn.as(worker)))
                .hasStatusOk()
                .bodyText()
                .contains("СОШ № 1 Заречного")
                .doesNotContain("/organizations/new");
        assertThat(mvc.get().uri("/organizations/{id}/edition", world.school).with(signedIn.as(worker)))
                .hasStatus(403)
                .bodyText()
                .contains("администратор, УО Приозёрска");
        assertThat(mvc.get().uri("/organizations/new").with(signedIn.as(worker)))
                .hasStatus(403);
    }

    @Test
    void anotherRegionsCardIsNotFound() {
        TestWorld elsewhere = worlds.make();

        assertThat(mvc.get().uri("/organizations/{id}", elsewhere.school).with(signedIn.as(administrator)))
                .hasStatus(404);
        assertThat(mvc.get()
                        .uri("/organizations/{id}/edition", elsewhere.school)
                        .with(signedIn.as(administrator)))
                .hasStatus(404);
    }

    @Test
    void everyPageOfTheRegisterOpens() {
        for (String page : new String[] {
            "/organizations?kind=SCHOOL&sort=name&q=%25",
            "/organizations?municipality=region&sort=kind&page=9",
            "/organizations/new",
            "/organizations/lists",
            "/organizations/lists/new",
            "/organizations/" + world.school,
            "/organizations/" + world.school + "/edition",
            "/organizations/" + world.school + "/names",
            "/organizations/" + world.school + "/events"
        }) {
            assertThat(mvc.get().uri(java.net.URI.create(page)).with(signedIn.as(administrator)))
                    .as(page)
                    .hasStatusOk();
        }
    }

    @Test
    void keepsWhatWasTypedWhenSomethingIsMissing() {
        assertThat(mvc.post()
                        .uri("/organizations")
                        .with(csrf())
                        .with(signedIn.as(administrator))
                        .param("fullName", "Новая школа города")
                        .param("municipality", world.town.toString()))
                .hasStatus(422)
                .bodyText()
                .contains("Новая школа города", "field-shortName-error", "field-kind-error");
    }

    @Test
    void theMailboxIsEnteredWithTheOrganization() {
        assertThat(mvc.get().uri("/organizations/new").with(signedIn.as(administrator)))
                .bodyText()
                .contains("name=\"email\"");
        assertThat(establish("lyceum@")).hasStatus(422).bodyText().contains("lyceum@", "field-email-error");

        assertThat(establish("lyceum@example.org")).hasStatus3xxRedirection();
        assertThat(jdbc.sql("select email from organization where region_id = ? and short_name = 'Лицей № 9'")
                        .param(world.region)
                        .query(String.class)
                        .single())
                .isEqualTo("lyceum@example.org");
    }

    private MockMvcTester.MockMvcRequestBuilder establish(String email) {
        return mvc.post()
                .uri("/organizations")
                .with(csrf())
                .with(signedIn.as(administrator))
                .param("kind", "SCHOOL")
                .param("fullName", "Лицей № 9 города")
                .param("shortName", "Лицей № 9")
                .param("municipality", world.town.toString())
                .param("email", email);
    }

    @Test
    void aSecondEditorIsToldThatTheEntryHasChanged() {
        assertThat(edit("0", "Первая правка")).hasStatus3xxRedirection();
        assertThat(edit("0", "Вторая правка")).hasStatus(409);
    }

    private MockMvcTester.MockMvcRequestBuilder edit(String version, String name) {
        return mvc.post()
                .uri("/organizations/{id}/edition", world.school)
                .with(csrf())
                .with(signedIn.as(administrator))
                .param("version", version)
                .param("kind", "SCHOOL")
                .param("fullName", name)
                .param("shortName", name)
                .param("municipality", world.town.toString())
                .param("parent", world.authority.toString());
    }

    @Test
    void theListNeedsNoMoreStatementsForMoreRows() {
        int few = statements();
        for (int i = 0; i < 40; i++) {
            world.organization(world.town, world.authority, null, "SCHOOL", "Школа " + i, "Ш " + i);
        }

        assertThat(statements()).isEqualTo(few).isLessThanOrEqualTo(12);
    }

    private int statements() {
        return SwitchableDataSource.statementsOf(
                        () -> assertThat(mvc.get().uri("/organizations").with(signedIn.as(administrator)))
                                .hasStatusOk())
                .size();
    }
}
