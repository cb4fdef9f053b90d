package ru.metodkarta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static ru.metodkarta.browser.Steps.main;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.regex.Pattern;
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
            page.waitForURL("**/acceptance/selections/*");
            assertThat(main(page)).containsText("Выбрано 1 исполнение");
            Browsers.assertSound(page);
            page.reload();
            assertThat(main(page)).containsText("Выбрано 1 исполнение");
            page.locator("button[value=ACCEPT]").click();
            page.waitForURL("**/acceptance/matrix?*");
            assertThat(main(page)).containsText("Отчёты приняты: 1.");
            assertThat(page.locator(".mk-matrix input[name=cell]")).hasCount(waiting - 1);

            page.navigate("/acceptance/matrix");
            columnsTickTheirCells(page);
            page.locator(".mk-matrix thead input[name=column]").last().check();
            page.locator(".mk-bulk button").click();
            page.waitForURL("**/acceptance/selections/*");
            page.locator("button[value=REMIND]").click();
            page.waitForURL("**/acceptance/matrix?*");
            assertThat(main(page)).containsText("Напомнили");

            lastColumnsAnnounceThemselves(page);
            page.locator(".mk-matrix thead a").last().click();
            page.waitForURL("**/occurrences/*");
            Browsers.assertSound(page);
        }
    }

    private static void columnsTickTheirCells(Page page) {
        Locator column = page.locator(".mk-matrix thead input[name=column]").last();
        Locator ticked = page.locator(".mk-matrix input[name=cell]:checked");
        Locator counted = page.locator("[data-counted]");
        assertThat(counted).isHidden();
        column.check();
        int chosen = ticked.count();
        org.assertj.core.api.Assertions.assertThat(chosen).isGreaterThan(1);
        assertThat(ticked.first()).isVisible();
        assertThat(counted.locator("strong")).hasText("" + chosen);

        // one left out: no longer the whole column; the choice of cells to show takes nothing away
        ticked.first().uncheck();
        assertThat(column).not().isChecked();
        page.locator("[data-pick]").check();
        page.locator("[data-pick]").uncheck();
        assertThat(counted.locator("strong")).hasText("" + (chosen - 1));
        column.check();
        column.uncheck();
        assertThat(ticked).hasCount(0);
        assertThat(counted).isHidden();
    }

    /** With the keyboard, as somebody without a wheel would. */
    private static void lastColumnsAnnounceThemselves(Page page) {
        page.setViewportSize(1024, 900);
        Locator more = page.locator("[data-matrix-more]");
        assertThat(more).isVisible();
        assertThat(more.locator("span")).hasText(Pattern.compile("[1-9]\\d*"));
        page.locator(".mk-matrix-box").focus();
        page.waitForCondition(() -> {
            page.keyboard().press("ArrowRight");
            return !more.isVisible();
        });
        // what the columns belong to has stayed
        assertThat(page.locator(".mk-matrix tbody th[scope=row]").first()).isInViewport();
        assertThat(page.locator(".mk-matrix thead th").last()).isInViewport();
        page.setViewportSize(1280, 900);
    }

    @Test
    void barOfTheChosenCoversNothingOnAPhoneUntilSomethingIsTicked() {
        try (BrowserContext phone = Browsers.open(port, 360, "ru")) {
            Page page = Browsers.signIn(phone, "methodist.kungur");
            for (String url : List.of("/acceptance/matrix?state=waiting", "/acceptance")) {
                page.navigate(url);
                org.assertj.core.api.Assertions.assertThat(
                                page.evaluate("() => { const t = document.querySelector('.mk-tabs');"
                                        + " return t.scrollWidth <= t.clientWidth; }"))
                        .as("no tab is cut")
                        .isEqualTo(true);
                Locator bar = page.locator("main .mk-bulk");
                assertThat(bar).not().isInViewport();
                Locator box = page.locator(
                                "main form[method=post] input[name=cell], main form[method=post] input[name=chosen]")
                        .first();
                box.check();
                assertThat(bar).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
                Browsers.assertFits(page);
                box.uncheck();
                // at the end of the list again, wherever that is
                assertThat(bar).hasCSS("position", "static");
            }
        }
    }
}
