package ru.metodkarta.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** An administrator keeps the accounts of the own zone, and access is handed over on a card that is shown once. */
@MetodkartaTest
class AccountPagesTest {

    private static final Pattern SECRET = Pattern.compile("mk-secret\">([a-z2-9]{4}(?:-[a-z2-9]{4}){3})<");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    @Autowired
    Actors actors;

    @Autowired
    SignedInAs signedIn;

    TestWorld world;
    Actor administrator;

    @BeforeEach
    void people() {
        world = worlds.make();
        administrator =
                world.person("Администратор", Role.ADMINISTRATOR, "администратор", world.authority, world.town, null);
    }

    private MockMvcTester.MockMvcRequestBuilder opening(String zone, String role) {
        return mvc.post()
                .uri("/accounts")
                .with(csrf())
                .with(signedIn.as(administrator))
                .param("fullName", "Новикова А. А.")
                .param("role", role)
                .param("position", "учитель")
                .param("employer", world.school.toString())
                .param("zones", zone)
                .param("from", "2026-11-01");
    }

    @Test
    void showsTheIssuedPasswordOnceAndItMustBeChanged() throws Exception {
        MvcTestResult opened = opening("employer", "STAFF").exchange();
        Cookie session = opened.getResponse().getCookie("metodkarta");
        String card = opened.getResponse().getRedirectedUrl();
        Cookie key = opened.getResponse().getCookie("metodkarta-card");

        Matcher secret = SECRET.matcher(card(card, session, key));
        assertThat(secret.find()).isTrue();
        assertThat(card(card, session, key)).doesNotContain("mk-secret");

        String login = jdbc.sql("select login from account where id = ?")
                .param(UUID.fromString(card.split("/")[2]))
                .query(String.class)
                .single();
        MvcTestResult entered = mvc.post()
                .uri("/login")
                .with(csrf())
                .param("username", login)
                .param("password", secret.group(1))
                .exchange();
        assertThat(entered).hasRedirectedUrl("/");
        assertThat(mvc.get().uri("/organizations").with(signedIn.as(login))).hasRedirectedUrl("/profile/password");
    }

    private String card(String url, Cookie session, Cookie key) throws Exception {
        return mvc.get()
                .uri(url)
                .cookie(session, key)
                .with(signedIn.as(administrator))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void theSessionAloneDoesNotRevealTheIssuedPassword() throws Exception {
        MvcTestResult opened = opening("employer", "STAFF").exchange();
        Cookie session = opened.getResponse().getCookie("metodkarta");
        String card = opened.getResponse().getRedirectedUrl();

        assertThat(card(card, session, new Cookie("metodkarta-card", "AAAA"))).doesNotContain("mk-secret");
    }

    @Test
    void aMunicipalAdministratorGrantsNothingBeyondTheTown() {
        assertThat(opening(world.region.toString(), "ADMINISTRATOR")).hasStatus(403);
        assertThat(opening(world.otherTown.toString(), "METHODOLOGIST")).hasStatus(403);
        assertThat(opening(worlds.make().town.toString(), "METHODOLOGIST")).hasStatus(404);
    }

    @Test
    void managesAnAccountOnlyIfAllItsRolesLieInTheZone() {
        Actor both = world.schoolWorker();
        assertThat(reset(both)).hasStatus3xxRedirection();

        give(both, world.otherSchool);

        assertThat(page(both)).hasStatusOk().bodyText().doesNotContain("/accounts/" + both.accountId() + "/password");
        assertThat(reset(both)).hasStatus(403);
        assertThat(page(world.otherTownSchoolWorker())).hasStatus(404);
        assertThat(page(world.person("Чужой", Role.OFFICIAL, "министр", world.ministry, world.region, null)))
                .hasStatus(404);
    }

    private void give(Actor person, UUID organization) {
        registry.grant(
                person.accountId(),
                new NewRole(
                        Role.STAFF,
                        "учитель",
                        organization,
                        null,
                        java.util.List.of(organization),
                        false,
                        java.time.LocalDate.of(2026, 1, 1),
                        null));
    }

    @Autowired
    AccountRegistry registry;

    private MockMvcTester.MockMvcRequestBuilder reset(Actor person) {
        return mvc.post()
                .uri("/accounts/{id}/password", person.accountId())
                .with(csrf())
                .with(signedIn.as(administrator));
    }

    private MockMvcTester.MockMvcRequestBuilder page(Actor person) {
        return mvc.get().uri("/accounts/{id}", person.accountId()).with(signedIn.as(administrator));
    }

    @Test
    void nobodyLocksOneselfOut() {
        UUID role = administrator.grants().get(0).roleId();
        assertThat(mvc.post()
                        .uri("/accounts/{id}/block", administrator.accountId())
                        .with(csrf())
                        .with(signedIn.as(administrator)))
                .hasStatus(409);
        assertThat(mvc.post()
                        .uri("/accounts/{id}/roles/{role}/end", administrator.accountId(), role)
                        .with(csrf())
                        .with(signedIn.as(administrator))
                        .param("lastDay", "2026-11-23"))
                .hasStatus(409);
    }

    @Test
    void aBlockedPersonIsOutAtOnce() {
        Actor worker = world.schoolWorker();
        var session = signedIn.as(worker);
        assertThat(mvc.get().uri("/organizations").with(session)).hasStatusOk();

        assertThat(mvc.post()
                        .uri("/accounts/{id}/block", worker.accountId())
                        .with(csrf())
                        .with(signedIn.as(administrator)))
                .hasStatus3xxRedirection();

        assertThat(mvc.get().uri("/organizations").with(session)).hasRedirectedUrl("/login?over");
    }

    @Test
    void aRoleEndsWithItsLastDay() {
        Actor worker = world.schoolWorker();
        assertThat(mvc.post()
                        .uri(
                                "/accounts/{id}/roles/{role}/end",
                                worker.accountId(),
                                worker.grants().get(0).roleId())
                        .with(csrf())
                        .with(signedIn.as(administrator))
                        .param("lastDay", "2026-11-22"))
                .hasStatus3xxRedirection();

        assertThat(actors.byId(worker.accountId()).orElseThrow().grants()).isEmpty();
    }

    @Test
    void accountsAreForAdministratorsAndOfTheOwnZoneOnly() {
        assertThat(mvc.get().uri("/accounts").with(signedIn.as(world.methodologist())))
                .hasStatus(403);
        Actor own = world.schoolWorker();
        Actor foreign = world.otherTownSchoolWorker();
        assertThat(mvc.get().uri("/accounts").with(signedIn.as(administrator)))
                .hasStatusOk()
                .bodyText()
                .contains(own.login())
                .doesNotContain(foreign.login());
        for (String page :
                new String[] {"/accounts/new", "/accounts?state=NEVER&role=STAFF&q=x&sort=last", "/profile"}) {
            assertThat(mvc.get().uri(page).with(signedIn.as(administrator)))
                    .as(page)
                    .hasStatusOk();
        }
    }
}
