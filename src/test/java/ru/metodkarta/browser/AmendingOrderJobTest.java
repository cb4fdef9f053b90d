package ru.metodkarta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static ru.metodkarta.browser.Steps.main;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import ru.metodkarta.testing.MetodkartaTest;

/** From a changed row to the printed order of amendments and the plan «в редакции приказа». */
@MetodkartaTest
class AmendingOrderJobTest {

    @LocalServerPort
    int port;

    @Test
    void amendmentGoesToThePrintedOrderAndThePlanNamesIt() throws IOException {
        try (BrowserContext one = Browsers.open(port, 1280, "ru");
                BrowserContext two = Browsers.open(port, 1280, "ru");
                BrowserContext three = Browsers.open(port, 1280, "ru")) {
            Page author = Browsers.signIn(one, "methodist.kungur");
            String roadmap = Steps.openCurrent(author, "Муниципальный план");
            Steps.amend(author);
            Steps.rewrite(author, "1.2.", wording -> wording + " и их размещение на сайте");
            Steps.remove(author, "2.2.");

            author.navigate(roadmap + "/comparison");
            assertThat(main(author)).containsText("Изменено мероприятий: 1, добавлено: 0, исключено: 1");
            assertThat(main(author)
                            .locator("ins")
                            .filter(new Locator.FilterOptions().setHasText("и их размещение на сайте")))
                    .hasCount(1);
            assertThat(main(author).locator("h3 del")).hasCount(1);
            Browsers.assertSound(author);

            author.locator("main a:has-text('Проект приказа о внесении изменений')")
                    .click();
            author.waitForURL("**/amending-order");
            String clauses = author.locator("#field-clauses").inputValue();
            Assertions.assertThat(clauses)
                    .contains(
                            "после слова «уровне» дополнить словами «и их размещение на сайте»", "Пункт 2.2 исключить");
            author.locator("#field-clauses").fill(clauses.replace("исключить", "признать выполненным и исключить"));
            Browsers.assertSound(author);
            Download order = author.waitForDownload(() -> Steps.press(author, "Сохранить и скачать Word"));
            Assertions.assertThat(textOf(order)).contains("признать выполненным и исключить");

            author.navigate(roadmap + "/amending-order");
            assertThat(author.locator("#field-clauses")).hasValue(Pattern.compile("признать выполненным и исключить"));
            author.navigate(roadmap + "/submission");
            Steps.submit(author, roadmap);
            Page deputy = Browsers.signIn(two, "control.kungur");
            deputy.navigate(roadmap + "/approval");
            Steps.decide(deputy, roadmap, "ENDORSED");
            Page head = Browsers.signIn(three, "official.kungur");
            head.navigate(roadmap + "/approval");
            assertThat(main(head)).containsText("исключено: 1");
            Browsers.assertSound(head);
            Steps.approve(head, roadmap, "01-05-202");

            author.navigate(roadmap);
            Browsers.assertSound(author);
            author.locator("summary:has-text('Скачать')").click();
            Download printed = author.waitForDownload(
                    () -> author.locator("a[href*='/export.docx']").first().click());
            Assertions.assertThat(textOf(printed))
                    .contains("(в редакции приказа от «20» ноября 2026 года № 01-05-202)");
            otherPagesOfThePlanAreSound(author, roadmap);
        }
    }

    private static void otherPagesOfThePlanAreSound(Page author, String roadmap) {
        for (String page : List.of("/acquaintance", "/new-period", "/template", "/revisions")) {
            author.navigate(roadmap + page);
            Browsers.assertSound(author);
        }
        for (String page : List.of("/templates", "/profile/substitutions")) {
            author.navigate(page);
            Browsers.assertSound(author);
        }
    }

    private static String textOf(Download download) throws IOException {
        try (XWPFDocument paper = new XWPFDocument(Files.newInputStream(download.path()));
                XWPFWordExtractor words = new XWPFWordExtractor(paper)) {
            return words.getText();
        }
    }
}
