package ru.metodkarta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static ru.metodkarta.browser.Steps.main;
import static ru.metodkarta.browser.Steps.press;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import ru.metodkarta.testing.MetodkartaTest;

/** Two endorsers side by side and an approver: returned with a remark, answered, mended, endorsed with a remark, approved. */
@MetodkartaTest
class ReviewRoundJobTest {

    @LocalServerPort
    int port;

    @Test
    void planIsReturnedAnsweredMendedAndApprovedByItsRoute() {
        try (BrowserContext one = Browsers.open(port, 1280, "ru");
                BrowserContext two = Browsers.open(port, 1280, "ru");
                BrowserContext three = Browsers.open(port, 1280, "ru");
                BrowserContext four = Browsers.open(port, 1280, "ru")) {
            Page author = Browsers.signIn(one, "methodist.kungur");
            addEndorserOfTheRegion(author);
            String roadmap = Steps.openCurrent(author, "Муниципальный план");
            Steps.amend(author);
            Steps.rewrite(author, "1.2.", wording -> wording + " (уточнено)");
            author.navigate(roadmap + "/submission");
            assertThat(author.locator(".mk-route li"))
                    .containsText(new String[] {"Гордеева Т. С.", "Субботина Е. Ю.", "Соловьёв И. М."});
            Browsers.assertSound(author);
            Steps.submit(author, roadmap);

            Page deputy = Browsers.signIn(two, "control.kungur");
            deputy.navigate(roadmap + "/approval");
            Steps.decide(deputy, roadmap, "ENDORSED");
            Page region = Browsers.signIn(three, "methodist.perm");
            region.navigate(roadmap + "/approval");
            assertThat(main(region)).containsText("Согласовано");
            Locator say = region.locator("tr:has-text('(уточнено)') details.mk-say");
            say.locator("summary").click();
            say.locator("textarea").fill("Назовите акты поимённо.");
            Browsers.assertSound(region);
            Steps.decide(region, roadmap, "RETURNED");

            authorAnswersAndSubmitsTheCorrection(author, roadmap);

            deputy.navigate(roadmap + "/approval");
            assertThat(main(deputy)).containsText("Возразить можно до 24.11.2026 включительно");
            assertThat(deputy.locator("[aria-labelledby=h-correction] ins")).containsText("порядок и положение");
            Browsers.assertSound(deputy);
            press(deputy, "Возражений нет");
            deputy.waitForURL(roadmap + "/submissions");

            region.navigate(roadmap + "/approval");
            assertThat(region.locator("[aria-labelledby=h-correction] ins")).containsText("порядок и положение");
            assertThat(main(region)).containsText("Поправлено: порядок и положение.");
            region.locator("#field-remark").fill("Разместите акты на сайте.");
            Steps.decide(region, roadmap, "ENDORSED");

            Page head = Browsers.signIn(four, "official.kungur");
            head.navigate(roadmap + "/approval");
            assertThat(main(head)).containsText("Разместите акты на сайте.");
            Browsers.assertSound(head);
            Steps.approve(head, roadmap, "01-05-201");
            assertThat(main(head)).containsText("01-05-201");

            sheetShowsEverything(author, roadmap);
        }
    }

    private static void addEndorserOfTheRegion(Page page) {
        page.navigate("/routes");
        Browsers.assertSound(page);
        page.locator("main a:text-is('УО администрации города Кунгура')").click();
        press(page, "Задать свой маршрут");
        page.locator("main a:has-text('Добавить согласование')").click();
        page.waitForURL("**/steps/new?**");
        page.locator("#field-office")
                .selectOption(page.locator("#field-office option:has-text('Субботина')")
                        .getAttribute("value"));
        page.locator("#field-stage").fill("1");
        Browsers.assertSound(page);
        press(page, "Сохранить");
        assertThat(page.locator("main tbody tr")).hasCount(3);
        Browsers.assertSound(page);
    }

    private static void authorAnswersAndSubmitsTheCorrection(Page author, String roadmap) {
        author.navigate(roadmap + "/submissions");
        author.locator("summary:has-text('Ответить на замечание')").click();
        author.locator(".mk-say textarea").fill("Поправлено: порядок и положение.");
        Browsers.assertSound(author);
        press(author, "Сохранить ответ");
        assertThat(main(author)).containsText("Ответ автора");
        author.navigate(roadmap + "/edition");
        assertThat(main(author)).containsText("Назовите акты поимённо.");
        assertThat(author.locator("h2:text-is('Пункты приказа на контроле')")).hasCount(1);
        Browsers.assertSound(author);
        Steps.rewrite(author, "1.2.", wording -> wording.replace("(уточнено)", "(уточнено: порядок и положение)"));
        author.navigate(roadmap + "/submission");
        author.locator("input[name=change][value=EDITORIAL]").check();
        Browsers.assertSound(author);
        Steps.submit(author, roadmap);
    }

    private static void sheetShowsEverything(Page author, String roadmap) {
        author.navigate(roadmap + "/submissions");
        Locator rounds = author.locator("section.mk-panel");
        assertThat(rounds).hasCount(3);
        assertThat(rounds.nth(0))
                .containsText(Pattern.compile(
                        "Утверждена.*Гордеева Т\\. С\\..*Субботина Е\\. Ю\\..*Соловьёв И\\. М\\..*Разместите акты на сайте\\.",
                        Pattern.DOTALL));
        assertThat(rounds.nth(0)).containsText("Согласовано с замечаниями");
        assertThat(rounds.nth(1)).containsText("Возвращено с замечаниями");
        assertThat(rounds.nth(1)).containsText("Назовите акты поимённо.");
        assertThat(rounds.nth(1)).containsText("Поправлено: порядок и положение.");
        Browsers.assertSound(author);
    }

    @Test
    void approverIsToldOfTheWithdrawalAndFindsTheTypedTextAgain() {
        try (BrowserContext one = Browsers.open(port, 1280, "ru");
                BrowserContext two = Browsers.open(port, 1280, "ru");
                BrowserContext three = Browsers.open(port, 1280, "ru")) {
            Page author = Browsers.signIn(one, "methodist.megion");
            String roadmap = Steps.openCurrent(author, "");
            Steps.amend(author);
            author.navigate(roadmap + "/submission");
            Steps.submit(author, roadmap);
            Page deputy = Browsers.signIn(two, "control.megion");
            deputy.navigate(roadmap + "/approval");
            Steps.decide(deputy, roadmap, "ENDORSED");
            Page head = Browsers.signIn(three, "official.megion");
            head.navigate(roadmap + "/approval");
            head.locator("#field-onDate").fill("20.11.2026");
            head.locator("#field-number").fill("77-о");

            author.navigate(roadmap + "/submission/withdrawal");
            press(author, "Отозвать с согласования");
            assertThat(main(author)).containsText("отозвана");
            Response refusal = head.waitForNavigation(
                    () -> head.locator("button[value=APPROVED]").click());
            Assertions.assertThat(refusal.status()).isEqualTo(409);
            assertThat(main(head)).containsText("Автор отозвал дорожную карту: Сафина Г. Р.");
            Browsers.assertSound(head);

            author.navigate(roadmap + "/submission");
            Steps.submit(author, roadmap);
            deputy.navigate(roadmap + "/approval");
            Steps.decide(deputy, roadmap, "ENDORSED");
            head.navigate(roadmap + "/approval");
            assertThat(head.locator("#field-number")).hasValue("77-о");
            Steps.decide(head, roadmap, "APPROVED");
            assertThat(main(head)).containsText("77-о");
        }
    }
}
