package ru.metodkarta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static ru.metodkarta.browser.Steps.main;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import ru.metodkarta.testing.MetodkartaTest;

/** A methodologist accepts the reports of a column at once, and reminds the others. */
@MetodkartaTest
class MatrixJobTest {

    @LocalServerPort
    int port;

    @Test
    void methodologistAcceptsChosenReportsInTheMatrix() {
        try (BrowserContext desk = Browsers.open(port, 1280, "ru")) {
            Page page = Browsers.signIn(desk, "methodist.kungur");
            page.navigate("/acceptance/matrix?state=waiting");
            page.locator(".mk-matrix").waitFor();
            Browsers.assertSound(page);
            int waiting = page.locator(".mk-matrix input[name=cell]").count();
            org.assertj.core.api.Assertions.assertThat(waiting).isPositive();
            page.locator(".mk-matrix input[name=cell]").first().check();
            page.locator(".mk-bulk button").click();
            page.waitForURL("**/acceptance/selection");
            assertThat(main(page)).containsText("Выбрано 1 исполнение");
            Browsers.assertSound(page);
            page.locator("button[value=ACCEPT]").click();
            page.waitForURL("**/acceptance/matrix?*");
            assertThat(main(page)).containsText("Отчёты приняты: 1.");
            assertThat(page.locator(".mk-matrix input[name=cell]")).hasCount(waiting - 1);

            page.navigate("/acceptance/matrix");
            page.locator(".mk-matrix thead input[name=column]").last().check();
            page.locator(".mk-bulk button").click();
            page.waitForURL("**/acceptance/selection");
            page.locator("button[value=REMIND]").click();
            page.waitForURL("**/acceptance/matrix?*");
            assertThat(main(page)).containsText("Напомнили");

            page.locator(".mk-matrix thead a").last().click();
            page.waitForURL("**/occurrences/*");
            Browsers.assertSound(page);
        }
    }
}
