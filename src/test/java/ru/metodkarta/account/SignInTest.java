package ru.metodkarta.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

@MetodkartaTest
class SignInTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    @Autowired
    SignInThrottle throttle;

    TestWorld world;

    @BeforeEach
    void people() {
        TestTime.reset();
        world = worlds.make();
    }

    @Test
    void opensTheHomePageWithTheRightPassword() {
        Actor methodologist = world.methodologist();

        assertThat(mvc.post()
                        .uri("/login")
                        .with(csrf())
                        .param("username", methodologist.login())
                        .param("password", methodologist.login()))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/");
    }

    @Test
    void answersTheSameToAWrongPasswordAndAnUnknownName() {
        Actor methodologist = world.methodologist();

        assertThat(mvc.post()
                        .uri("/login")
                        .with(csrf())
                        .param("username", methodologist.login())
                        .param("password", "wrong"))
                .hasRedirectedUrl("/login?error");
        assertThat(mvc.post()
                        .uri("/login")
                        .with(csrf())
                        .param("username", "nobody")
                        .param("password", "wrong"))
                .hasRedirectedUrl("/login?error");
    }

    @Test
    void asksStrangersToSignIn() {
        assertThat(mvc.get().uri("/roadmaps")).hasStatus3xxRedirection().hasRedirectedUrl("/login");
    }

    private Cookie sessionOf(Actor actor) {
        return signIn(actor.login(), actor.login()).exchange().getResponse().getCookie("metodkarta");
    }

    private MockMvcTester.MockMvcRequestBuilder signIn(String login, String password) {
        return mvc.post()
                .uri("/login")
                .with(csrf())
                .with(request -> {
                    request.setRemoteAddr("10.1.2.3");
                    return request;
                })
                .param("username", login)
                .param("password", password);
    }

    @Test
    void locksANameAfterEightFailuresWhetherItExistsOrNot() {
        Actor methodologist = world.methodologist();
        for (String name : new String[] {methodologist.login(), "nobody-at-all"}) {
            for (int i = 0; i < SignInThrottle.FAILURES_PER_NAME; i++) {
                assertThat(signIn(name, "wrong")).as(name + i).hasRedirectedUrl("/login?error");
            }
            assertThat(signIn(name, name)).hasRedirectedUrl("/login?locked");
        }

        TestTime.set(TestTime.START.plus(SignInThrottle.WINDOW).plusSeconds(1));
        assertThat(signIn(methodologist.login(), methodologist.login())).hasRedirectedUrl("/");
    }

    @Test
    void slowsAnAddressDownThatTriesManyNames() {
        for (int i = 0; i < SignInThrottle.FAILURES_PER_ADDRESS; i++) {
            throttle.begin("name" + i, "10.9.9.9");
        }

        assertThat(throttle.begin("another", "10.9.9.9")).isFalse();
        assertThat(throttle.begin("another", "10.9.9.8")).isTrue();
    }

    @Test
    void tellsABlockedPersonOnlyWithTheRightPassword() {
        Actor official = world.official();
        jdbc.sql("update account set blocked_at = '2026-01-01T00:00Z' where id = ?")
                .param(official.accountId())
                .update();

        assertThat(signIn(official.login(), "wrong")).hasRedirectedUrl("/login?error");
        assertThat(signIn(official.login(), official.login())).hasRedirectedUrl("/login?blocked");
    }

    @Test
    void endsASessionAfterTwelveHours() {
        Actor official = world.official();
        Cookie session = sessionOf(official);
        assertThat(mvc.get().uri("/organizations").cookie(session)).hasStatusOk();

        TestTime.set(TestTime.START.plus(SessionAge.LONGEST).plusSeconds(60));

        assertThat(mvc.get().uri("/organizations").cookie(session)).hasRedirectedUrl("/login?over");
    }

    @Test
    void anotherSessionEndsWhenThePasswordIsChangedAndThisOneGoesOn() {
        Actor official = world.official();
        Cookie here = sessionOf(official);
        Cookie there = sessionOf(official);

        assertThat(change(here, "wrong", "новая длинная фраза")).hasStatus(422);
        assertThat(change(here, official.login(), "12345678")).hasStatus(422);
        MvcTestResult changed =
                change(here, official.login(), "новая длинная фраза").exchange();
        assertThat(changed).hasRedirectedUrl("/");

        Cookie renewed = changed.getResponse().getCookie("metodkarta");
        assertThat(mvc.get().uri("/organizations").cookie(renewed)).hasStatusOk();
        assertThat(mvc.get().uri("/organizations").cookie(here)).hasRedirectedUrl("/login");
        assertThat(mvc.get().uri("/organizations").cookie(there)).hasRedirectedUrl("/login?over");
    }

    private MockMvcTester.MockMvcRequestBuilder change(Cookie session, String current, String fresh) {
        return mvc.post()
                .uri("/profile/password")
                .with(csrf())
                .cookie(session)
                .param("current", current)
                .param("fresh", fresh)
                .param("repeated", fresh);
    }

    @Test
    void refusesAZeroCharacterThatTheDatabaseCouldNotKeep() {
        assertThat(signIn("nobody\0", "wrong")).hasStatus(400);
    }
}
