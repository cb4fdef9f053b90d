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
    void theAnswerToWhatWasSentStandsAsItIs() {
        try (BrowserContext context = Browsers.open(port, 1280, "ru")) {
            Page page = Browsers.signIn(context, "methodist.kungur");
            page.navigate("/roadmaps/new");
            Locator from = page.locator("#field-periodFrom");
            from.fill("5.3.27");
            page.locator("main form[data-keep] button.btn-primary[type=submit]").click();

            assertThat(page.locator("#error-summary")).isVisible();
            assertThat(from).hasValue("05.03.2027");
            assertThat(page.locator("main")).not().containsText("Восстановлен текст");

            page.navigate("/roadmaps");
            page.navigate("/roadmaps/new");
            assertThat(from).hasValue("5.3.27");
            assertThat(page.locator("main")).containsText("Восстановлен текст");
        }
    }

    @Test
    void daysTypedIntoOnePageOfAListOutliveAnother() {
        try (BrowserContext context = Browsers.open(port, 1280, "ru")) {
            Page page = Browsers.signIn(context, "methodist.kungur");
            page.navigate("/acceptance/dates?which=all");
            Locator day = page.locator("main input[name^='day-']").first();
            day.fill("5.3.27");
            page.navigate("/acceptance/dates?which=all&page=2");
            page.navigate("/acceptance/dates?which=all");
            assertThat(day).hasValue("5.3.27");

            // the row has moved on: what was typed for another day is not put into it
            page.evaluate("""
                    () => Object.keys(sessionStorage).filter(key => key.startsWith('typed:')).forEach(key => {
                      const kept = JSON.parse(sessionStorage.getItem(key));
                      Object.keys(kept.rows).forEach(row => { kept.rows[row] = '01.01.2026'; });
                      sessionStorage.setItem(key, JSON.stringify(kept));
                    })
                    """);
            page.reload();
            assertThat(day).hasValue("");
        }
    }

    @Test
    void whichCellsOfTheMatrixHaveBoxesIsChosenOnce() {
        try (BrowserContext context = Browsers.open(port, 1280, "ru")) {
            Page page = Browsers.signIn(context, "methodist.kungur");
            page.navigate("/acceptance/matrix");
            page.locator("[data-pick]").check();
            page.navigate("/acceptance/matrix?state=open");
            assertThat(page.locator("[data-pick]")).isChecked();
            page.locator("[data-pick]").uncheck();
            page.navigate("/acceptance/matrix");
            assertThat(page.locator("[data-pick]")).not().isChecked();
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
