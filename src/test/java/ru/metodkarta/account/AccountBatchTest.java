package ru.metodkarta.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** Access for many schools at once, and the list of accounts as a regional administrator reads it. */
@MetodkartaTest
class AccountBatchTest {

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
    void offersTheOwnOrganizationsInWhichNobodyHasAccess() {
        world.schoolWorker();

        assertThat(mvc.get().uri("/accounts/batch").with(signedIn.as(administrator)))
                .bodyText()
                .contains(world.secondSchool.toString(), world.kindergarten.toString())
                .doesNotContain(world.school.toString(), world.otherSchool.toString(), world.authority.toString());
    }

    @Test
    void opensAccessForAllMarkedAndShowsTheCardsOnce() throws Exception {
        MvcTestResult opened = opening(world.secondSchool, world.kindergarten, world.otherSchool)
                .exchange();
        Cookie session = opened.getResponse().getCookie("metodkarta");
        Cookie key = opened.getResponse().getCookie("metodkarta-card");
        String url = opened.getResponse().getRedirectedUrl();

        assertThat(cards(url, session, key))
                .contains("СОШ № 2 Приозёрска", "ДС № 3 Приозёрска")
                .doesNotContain("Заречного");
        assertThat(cards(url, session, key)).doesNotContain("mk-secret");
        assertThat(accountsOf(world.secondSchool)).isOne();
        assertThat(accountsOf(world.otherSchool)).isZero();

        assertThat(opening(world.secondSchool)).hasStatus3xxRedirection();
        assertThat(accountsOf(world.secondSchool)).isOne();
    }

    @Test
    void asksForThePositionAndKeepsTheMarks() {
        assertThat(mvc.post()
                        .uri("/accounts/batch")
                        .with(csrf())
                        .with(signedIn.as(administrator))
                        .param("members", world.kindergarten.toString()))
                .hasStatus(422)
                .bodyText()
                .contains("field-position-error", "value=\"" + world.kindergarten + "\" checked");
    }

    @Test
    void aRegionalAdministratorReadsTownsAndNarrowsByThem() {
        Actor here = world.schoolWorker();
        Actor there = world.otherTownSchoolWorker();
        Actor regional = world.regionalAdministrator();

        assertThat(mvc.get().uri("/accounts").with(signedIn.as(regional)))
                .bodyText()
                .contains("город Приозёрск</small>", "город Заречный</small>", "Ещё не входили: 4");
        assertThat(mvc.get()
                        .uri("/accounts?municipality={town}&kind=SCHOOL&state=NEVER", world.town)
                        .with(signedIn.as(regional)))
                .bodyText()
                .contains(here.login())
                .doesNotContain(there.login(), administrator.login());
    }

    private MockMvcTester.MockMvcRequestBuilder opening(UUID... organizations) {
        MockMvcTester.MockMvcRequestBuilder request = mvc.post()
                .uri("/accounts/batch")
                .with(csrf())
                .with(signedIn.as(administrator))
                .param("position", "ответственный");
        for (UUID organization : organizations) {
            request = request.param("members", organization.toString());
        }
        return request;
    }

    private String cards(String url, Cookie session, Cookie key) throws Exception {
        return mvc.get()
                .uri(url)
                .cookie(session, key)
                .with(signedIn.as(administrator))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private int accountsOf(UUID organization) {
        return jdbc.sql("select count(*) from role_assignment where employer_id = ?")
                .param(organization)
                .query(Integer.class)
                .single();
    }
}
