package ru.metodkarta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import ru.metodkarta.testing.MetodkartaTest;

/** A school looks its dates through on a phone and takes them into the phone's own calendar. */
@MetodkartaTest
class CalendarJobTest {

    private static final int PHONE = 360;

    @LocalServerPort
    int port;

    @Test
    void readsDaysOnAPhoneAndSubscribes() {
        try (BrowserContext phone = Browsers.open(port, PHONE, "ru");
                BrowserContext program = Browsers.open(port, 1280, "ru")) {
            Page page = Browsers.signIn(phone, "school1.kungur");
            for (String view : new String[] {"month", "quarter", "year", "day"}) {
                page.navigate("/calendar?view=" + view + "&on=2026-12-31");
                Browsers.assertAccessible(page);
                Browsers.assertFits(page);
                assertThat(page.locator(".mk-cal thead:visible").count())
                        .as("columns of weekdays in the view of a " + view)
                        .isZero();
            }
            page.navigate("/calendar?view=year&on=2026-12-31");
            Locator day = page.locator(".mk-cal-count:visible").first();
            assertThat(day.boundingBox().height).isGreaterThanOrEqualTo(24);
            day.click();
            page.locator(".mk-list .mk-item").first().click();
            assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/assignments/[0-9a-f-]{36}.*"));

            page.navigate("/calendar/subscriptions");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Создать ссылку"))
                    .first()
                    .click();
            String link = page.locator("#feed-url").inputValue();
            Browsers.assertAccessible(page);
            Browsers.assertFits(page);
            assertThat(link).startsWith("https://karta.example/calendar/feed/");
            String here = link.replace("https://karta.example", "http://localhost:" + port);
            APIResponse feed = program.request().get(here);
            assertThat(feed.status()).isEqualTo(200);
            assertThat(feed.text()).startsWith("BEGIN:VCALENDAR").contains("BEGIN:VEVENT");

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Отозвать"))
                    .click();
            assertThat(page.locator("main")).containsText("Ссылка отозвана");
            assertThat(program.request().get(here).status()).isEqualTo(404);
        }
    }

    @Test
    void looksAMonthThroughAtADesk() {
        try (BrowserContext desk = Browsers.open(port, 1280, "en")) {
            Page page = Browsers.signIn(desk, "methodist.kungur");
            page.navigate("/calendar?on=2026-12-31");
            assertThat(page.locator(".mk-cal thead")).isVisible();
            Browsers.assertAccessible(page);
            page.navigate("/calendar?view=year&on=2026-12-31");
            Browsers.assertAccessible(page);
        }
    }
}
