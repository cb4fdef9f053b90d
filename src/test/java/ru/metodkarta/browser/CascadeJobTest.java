package ru.metodkarta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static ru.metodkarta.browser.Steps.main;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import ru.metodkarta.testing.MetodkartaTest;

/** A town and its region change the same wording: the town decides, and takes over what it has not touched itself. */
@MetodkartaTest
class CascadeJobTest {

    @LocalServerPort
    int port;

    @Test
    void townDecidesOnAConflictAndTakesOverAnotherChange() {
        try (BrowserContext one = Browsers.open(port, 1280, "ru");
                BrowserContext two = Browsers.open(port, 1280, "ru")) {
            Page town = Browsers.signIn(one, "methodist.gorod-kirov");
            String own = Steps.openCurrent(town, "города Кирова");
            Steps.amend(town);
            Steps.rewrite(town, "7", wording -> wording + " в каждой школе города");
            town.navigate(own + "/submission");
            Steps.submit(town, own);
            endorse("control.gorod-kirov", own);
            approve("official.gorod-kirov", own, "5-90");

            Page region = Browsers.signIn(two, "methodist.kirov");
            String upper = Steps.openCurrent(region, "КОМПЛЕКС МЕР");
            Steps.amend(region);
            Steps.rewrite(region, "7", wording -> wording + " на окружных совещаниях");
            Steps.rewrite(region, "5", wording -> wording + " и его заместителя");
            region.navigate(upper + "/submission");
            Steps.submit(region, upper);
            approve("ministry.kirov", upper, "1200");

            town.navigate(own);
            town.locator("main nav a:has-text('Предложения сверху')").click();
            town.waitForURL("**/proposals");
            assertThat(main(town)).containsText("Предложений: 1, расхождений: 1");
            Browsers.assertSound(town);
            Steps.amend(town);
            town.navigate(own + "/proposals");
            Locator conflict = town.locator("section:has-text('в каждой школе города')");
            assertThat(conflict).containsText("Расхождение");
            assertThat(conflict.locator("ins").filter(new Locator.FilterOptions().setHasText("окружных совещаниях")))
                    .hasCount(1);
            Browsers.assertSound(town);
            conflict.locator("button[name=keep]").first().click();
            assertThat(main(town)).containsText("Оставлен ваш текст");
            town.locator("section:has-text('и его заместителя') button[name=accept]")
                    .first()
                    .click();
            assertThat(main(town)).containsText("Принято и записано в проект");
            assertThat(main(town)).containsText("Решать нечего");

            town.navigate(own + "/edition");
            assertThat(main(town)).containsText("и его заместителя");
            assertThat(main(town)).containsText("в каждой школе города");
            assertThat(main(town)).not().containsText("на окружных совещаниях");
            region.navigate(upper + "/coverage");
            Browsers.assertSound(region);
            region.navigate(upper + "/mandates");
            Browsers.assertSound(region);
        }
    }

    private void endorse(String login, String roadmap) {
        try (BrowserContext desk = Browsers.open(port, 1280, "ru")) {
            Page page = Browsers.signIn(desk, login);
            page.navigate(roadmap + "/approval");
            Steps.decide(page, roadmap, "ENDORSED");
        }
    }

    private void approve(String login, String roadmap, String number) {
        try (BrowserContext desk = Browsers.open(port, 1280, "ru")) {
            Page page = Browsers.signIn(desk, login);
            Steps.approve(page, roadmap, number);
        }
    }
}
