package ru.metodkarta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import ru.metodkarta.testing.MetodkartaTest;

/** What is typed into a long form stays in this tab until the server has it; for its author, and over the same text only. */
@MetodkartaTest
class KeptTextTest {

    private static final String TYPED = "Дорожная карта, набранная за час";

    @LocalServerPort
    int port;

    @Test
    void comesBackToItsAuthorOnly() {
        try (BrowserContext context = Browsers.open(port, 1280, "ru")) {
            Page page = Browsers.signIn(context, "methodist.kungur");
            page.navigate("/roadmaps/new");
            title(page).fill(TYPED);
            page.navigate("/roadmaps");
            page.navigate("/roadmaps/new");
            assertThat(title(page)).hasValue(TYPED);
            assertThat(page.locator("main")).containsText("Восстановлен текст");

            context.clearCookies();
            signInHere(page, "methodist.lysva");
            page.navigate("/roadmaps/new");
            assertThat(title(page)).hasValue("");

            context.clearCookies();
            signInHere(page, "methodist.kungur");
            page.navigate("/roadmaps/new");
            assertThat(title(page)).hasValue("");
        }
    }

    @Test
    void isShownBesideATextThatHasMovedOn() {
        try (BrowserContext context = Browsers.open(port, 1280, "ru")) {
            Page page = Browsers.signIn(context, "methodist.kungur");
            page.navigate("/roadmaps/new");
            title(page).fill(TYPED);
            page.evaluate("""
                    () => Object.keys(sessionStorage).filter(key => key.startsWith('typed:')).forEach(key =>
                      sessionStorage.setItem(key, JSON.stringify({ ...JSON.parse(sessionStorage.getItem(key)), version: '99' })))
                    """);
            page.reload();

            assertThat(title(page)).hasValue("");
            assertThat(page.locator(".mk-note .mk-quote").first()).hasText(TYPED);

            page.locator(".mk-note button").click();
            assertThat(page.locator(".mk-note .mk-quote")).hasCount(0);
        }
    }

    @Test
    void ofAReportThatWasNotSentIsInTheDraftAndNothingHasChangedMeanwhile() {
        try (BrowserContext phone = Browsers.open(port, 360, "ru")) {
            Page page = Browsers.signIn(phone, "school3.kungur");
            page.navigate("/assignments");
            page.locator("li.mk-tick-row a.mk-item").first().click();
            String work = page.url();
            page.locator("#field-text").fill(TYPED);
            page.locator("#field-link").fill("https://school.example/1");
            page.locator("#report button.btn-primary").click();

            assertThat(page.locator(".mk-flash")).containsText("Набранное сохранено в черновике");
            assertThat(page.locator("#field-text")).hasValue(TYPED);
            assertThat(page.locator("#report .mk-note[role=status]")).hasCount(0);

            page.navigate("/assignments");
            page.navigate(work);
            assertThat(page.locator("#field-text")).hasValue(TYPED);
            assertThat(page.locator("#report")).containsText("school.example/1");
            assertThat(page.locator("#report .mk-note[role=status]")).hasCount(0);
        }
    }

    private static void signInHere(Page page, String login) {
        page.navigate("/login");
        page.locator("#username").fill(login);
        page.locator("#password").fill("demo");
        page.locator("main form button.btn-primary[type=submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    private static Locator title(Page page) {
        return page.locator("#field-title");
    }
}
