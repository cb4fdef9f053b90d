package ru.metodkarta.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** The session runs out while somebody types; the form is posted without script. */
@MetodkartaTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnsentFormTest {

    private static final String TYPED = "Озёрный городской округ, написанный за час";
    private static final String KEPT = "Введённый текст сохранён";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    Actor author;
    Actor next;

    private record Browser(Cookie session, Cookie person) {}

    @BeforeAll
    void people() {
        TestTime.reset();
        TestWorld world = worlds.make();
        author = world.regionalAdministrator();
        next = world.administrator();
    }

    @Test
    void comesBackAfterSigningInAndIsSentAgain() {
        Browser browser = signIn(author, null);
        endSession(browser);

        Browser stranger = afterPosting(browser);
        assertThat(page("/login?over", stranger)).contains(KEPT).doesNotContain(TYPED);

        MvcTestResult in = signInAnswer(author, stranger);
        assertThat(in).hasRedirectedUrl("/unsent-form");
        Browser again = browser(in, stranger);
        assertThat(page("/unsent-form", again))
                .contains(TYPED)
                .contains("action=\"/organizations/municipalities\"")
                .contains("name=\"shortName\" value=\"Озёрный ГО\"");

        assertThat(mvc.post()
                        .uri("/organizations/municipalities")
                        .cookie(again.session(), again.person())
                        .with(csrf())
                        .param("name", TYPED)
                        .param("shortName", "Озёрный ГО"))
                .hasStatus3xxRedirection();
        assertThat(jdbc.sql("select count(*) from territory where name = ?")
                        .param(TYPED)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(page("/unsent-form", again)).doesNotContain(TYPED).contains("Неотправленного текста нет");
    }

    @Test
    void isNeverShownToTheNextPersonAtThisComputer() {
        Browser browser = signIn(author, null);
        endSession(browser);
        Browser stranger = afterPosting(browser);

        MvcTestResult in = signInAnswer(next, stranger);

        assertThat(in).hasRedirectedUrl("/");
        assertThat(page("/unsent-form", browser(in, stranger))).doesNotContain(TYPED);
    }

    @Test
    void isKeptWhenTheSessionWasEndedByTheClock() {
        Browser browser = signIn(author, null);
        TestTime.set(TestTime.START.plus(SessionAge.LONGEST).plusSeconds(60));
        try {
            MvcTestResult answer = mvc.post()
                    .uri("/organizations/municipalities")
                    .cookie(browser.session(), browser.person())
                    .with(csrf())
                    .param("name", TYPED)
                    .exchange();
            assertThat(answer).hasRedirectedUrl("/login?over");
            assertThat(signInAnswer(author, browser(answer, browser))).hasRedirectedUrl("/unsent-form");
        } finally {
            TestTime.reset();
        }
    }

    @Test
    void tellsWhichFilesToChooseAgain() {
        Browser browser = signIn(author, null);
        endSession(browser);
        MvcTestResult answer = mvc.post()
                .uri("/assignments/" + UUID.randomUUID() + "/submission")
                .multipart()
                .part(new MockPart("files", "отчёт о семинаре.pdf", new byte[] {1}))
                .param("text", TYPED)
                .cookie(browser.person())
                .exchange();
        Browser stranger = browser(answer, browser);

        assertThat(page("/unsent-form", browser(signInAnswer(author, stranger), stranger)))
                .contains(TYPED)
                .contains("enctype=\"multipart/form-data\"")
                .contains("Были выбраны: отчёт о семинаре.pdf")
                .contains("type=\"file\" id=\"field-files\" name=\"files\"");
    }

    @Test
    void waitsForAnAnswerThatTookIt() {
        Browser browser = signIn(author, null);
        endSession(browser);
        Browser stranger = afterPosting(browser);
        Browser again = browser(signInAnswer(author, stranger), stranger);

        assertThat(mvc.post()
                        .uri("/organizations/municipalities")
                        .cookie(again.session())
                        .with(csrf().useInvalidToken())
                        .param("name", TYPED))
                .hasStatus(403);
        assertThat(page("/unsent-form", again)).contains(TYPED);

        assertThat(mvc.post()
                        .uri("/unsent-form/dismissal")
                        .cookie(again.session())
                        .with(csrf()))
                .hasRedirectedUrl("/");
        assertThat(page("/unsent-form", again)).doesNotContain(TYPED);
    }

    @Test
    void survivesSigningInAgainInAnotherTab() {
        Browser browser = signIn(author, null);

        assertThat(mvc.post()
                        .uri("/organizations/municipalities")
                        .cookie(browser.session(), browser.person())
                        .header("Sec-Fetch-Site", "same-origin")
                        .with(csrf().useInvalidToken())
                        .param("name", TYPED))
                .hasRedirectedUrl("/unsent-form");
        assertThat(page("/unsent-form", browser)).contains(TYPED);
    }

    @Test
    void keepsNoPasswordNoGiantAndNothingOfStrangersOrOtherSites() {
        Browser browser = signIn(author, null);
        endSession(browser);

        assertThat(kept(post("/profile/password", browser.person()).param("fresh", "тайная длинная фраза")))
                .isFalse();
        assertThat(kept(post("/organizations/municipalities", browser.person())
                        .param("name", "ы".repeat(UnsentForms.LONGEST))))
                .isFalse();
        assertThat(kept(post("/organizations/municipalities", browser.person())
                        .header("Sec-Fetch-Site", "cross-site")
                        .param("name", TYPED)))
                .isFalse();
        assertThat(kept(post(
                                "/organizations/municipalities",
                                new Cookie(
                                        UnsentForms.PERSON_COOKIE,
                                        UUID.randomUUID().toString()))
                        .param("name", TYPED)))
                .isFalse();
        assertThat(kept(post("/organizations/municipalities", browser.person()).param("name", TYPED)))
                .isTrue();
    }

    @Test
    void answersAScriptWith401() {
        assertThat(mvc.post().uri("/organizations/municipalities").header("HX-Request", "true"))
                .hasStatus(401);
        assertThat(mvc.post().uri("/organizations/municipalities").header("Accept", "application/json"))
                .hasStatus(401);
    }

    private boolean kept(MockMvcTester.MockMvcRequestBuilder post) {
        MvcTestResult answer = post.exchange();
        assertThat(answer).hasRedirectedUrl("/login?over");
        Cookie session = answer.getResponse().getCookie("metodkarta");
        return session != null
                && page("/login?over", new Browser(session, null)).contains(KEPT);
    }

    private MockMvcTester.MockMvcRequestBuilder post(String address, Cookie person) {
        return mvc.post().uri(address).cookie(person);
    }

    private Browser afterPosting(Browser browser) {
        MvcTestResult answer = post("/organizations/municipalities", browser.person())
                .param("name", TYPED)
                .param("shortName", "Озёрный ГО")
                .exchange();
        assertThat(answer).hasRedirectedUrl("/login?over");
        return browser(answer, browser);
    }

    private void endSession(Browser browser) {
        String id = new String(
                java.util.Base64.getDecoder().decode(browser.session().getValue()), StandardCharsets.UTF_8);
        assertThat(jdbc.sql("delete from spring_session where session_id = ?")
                        .param(id)
                        .update())
                .isEqualTo(1);
    }

    private String page(String address, Browser browser) {
        MvcTestResult answer = mvc.get().uri(address).cookie(browser.session()).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private Browser signIn(Actor person, Browser before) {
        return browser(signInAnswer(person, before), before);
    }

    private MvcTestResult signInAnswer(Actor person, Browser before) {
        MockMvcTester.MockMvcRequestBuilder request = mvc.post()
                .uri("/login")
                .with(csrf())
                .param("username", person.login())
                .param("password", person.login());
        if (before != null) {
            request.cookie(before.session());
        }
        return request.exchange();
    }

    private static Browser browser(MvcTestResult answer, Browser before) {
        MockHttpServletResponse response = answer.getResponse();
        Cookie session = response.getCookie("metodkarta");
        Cookie person = response.getCookie(UnsentForms.PERSON_COOKIE);
        return new Browser(
                session == null ? before.session() : session,
                person == null && before != null ? before.person() : person);
    }
}
