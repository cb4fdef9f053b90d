package ru.metodkarta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import ru.metodkarta.testing.MetodkartaTest;

/** The head of the authority goes on leave: the deputy acts in both capacities until the head is back. */
@MetodkartaTest
class SubstitutionJobTest {

    @LocalServerPort
    int port;

    @Test
    void deputyActsForTheHeadUntilTheHeadEndsIt() {
        try (BrowserContext one = Browsers.open(port, 1280, "ru");
                BrowserContext two = Browsers.open(port, 1280, "ru")) {
            Page head = Browsers.signIn(one, "official.kungur");
            head.navigate("/profile");
            head.locator("main").getByText("Замещение").click();
            head.locator("#find-substitute").fill("Гордеева");
            head.locator("#found-substitute").getByText("Гордеева Т. С.").click();
            head.locator("#field-from").fill("23.11.2026");
            head.locator("#field-until").fill("30.11.2026");
            head.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Назначить").setExact(true))
                    .click();
            assertThat(head.locator("main")).containsText("Замещающий назначен");
            Browsers.assertAccessible(head);

            Page deputy = Browsers.signIn(two, "control.kungur");
            Locator sign = deputy.locator("header .mk-top-terr.mk-stands-in");
            assertThat(sign).hasText("Замещаете: Соловьёв И. М., до 30.11");
            assertThat(deputy.locator("main")).containsText("Сегодня вы начинаете замещать сотрудника");

            head.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Прекратить досрочно"))
                    .click();
            assertThat(head.locator("main")).containsText("Замещение прекращено");
            deputy.reload();
            assertThat(sign).hasCount(0);
        }
    }
}
