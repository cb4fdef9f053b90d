package ru.metodkarta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import ru.metodkarta.evidence.Photos;
import ru.metodkarta.evidence.Samples;
import ru.metodkarta.testing.MetodkartaTest;

/** A school worker with a phone: the list, a report with a photograph, several reports at once, a colleague. */
@MetodkartaTest
class SchoolPathTest {

    private static final FilePayload PHOTO = new FilePayload("IMG_0001.jpg", "image/jpeg", Photos.jpeg(3000, 2000, 6));
    private static final FilePayload ORDER =
            new FilePayload("Приказ школы № 6.pdf", "application/pdf", Samples.pdf("приказ"));

    @LocalServerPort
    int port;

    @Test
    void reportsWithAPhotographAndThenOnSeveralAtOnce() {
        try (BrowserContext phone = Browsers.open(port, 360, "ru")) {
            Page page = Browsers.signIn(phone, "school3.kungur");
            page.setViewportSize(360, 740);
            page.navigate("/assignments");
            assertSound(page);

            page.locator("li.mk-tick-row a.mk-item").first().click();
            page.locator("#field-text").fill("Провели семинар для педагогов школы.");
            assertThat(page.locator("[data-saved]")).containsText("сохранено в");
            page.locator("#field-doneOn").fill("20.11.2026");
            page.locator("#field-result").fill("Участвовало 14 педагогов");
            page.locator("#report input[type=file]").first().setInputFiles(PHOTO);
            assertSound(page);
            page.getByRole(AriaRole.BUTTON, named("Отправить отчёт")).click();
            assertThat(page.locator("main")).containsText("Отчёт на проверке");
            assertThat(page.locator("main")).containsText("IMG_0001.jpg");
            assertSound(page);

            page.navigate("/assignments");
            Locator rows = page.locator("li.mk-tick-row input[name=chosen]");
            rows.nth(0).check();
            rows.nth(1).check();
            page.getByRole(AriaRole.BUTTON, named("Отчитаться по выбранным")).click();
            page.waitForURL("**/assignments/reports?**");
            assertSound(page);
            page.locator("#field-text").fill("Проведено вместе.");
            page.locator("#field-doneOn").fill("20.11.2026");
            page.locator("#field-result").fill("Материалы утверждены");
            page.locator("#field-files").setInputFiles(ORDER);
            page.getByRole(AriaRole.BUTTON, named("Отправить отчёты")).click();
            page.waitForURL("**/assignments**");
            assertThat(page.locator(".mk-flash")).containsText("Отправлено отчётов");
        }
    }

    @Test
    void givesWorkToAColleagueAndTellsHowItGoes() {
        try (BrowserContext phone = Browsers.open(port, 360, "en")) {
            Page page = Browsers.signIn(phone, "school3.lysva");
            page.setViewportSize(360, 740);
            page.navigate("/assignments");
            page.locator("li.mk-tick-row input[name=chosen]").first().check();
            page.getByRole(AriaRole.BUTTON, named("Give to a colleague")).click();
            page.waitForURL("**/assignments/assignees?**");
            assertSound(page);
            page.locator("input[name=assignee]").first().check();
            page.locator("main form button.btn-primary").click();
            assertThat(page.locator(".mk-flash")).containsText("Activities given: 1");

            page.navigate("/assignments?show=mine");
            page.locator("li.mk-tick-row a.mk-item").first().click();
            page.locator("#notes summary").click();
            page.locator("#field-noteText").fill("Программа готова");
            page.locator("#notes button.btn").click();
            assertThat(page.locator("#notes")).containsText("Программа готова");
            assertSound(page);
        }
    }

    private static void assertSound(Page page) {
        Browsers.assertFits(page);
        Browsers.assertAccessible(page);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
