package ru.metodkarta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import ru.metodkarta.testing.MetodkartaTest;

/** The day's work of four people on Kungur's current roadmap, in a real browser, on the demo content. */
@MetodkartaTest
class MainJobTest {

    private static final FilePayload ORDER_OF_SCHOOL = new FilePayload(
            "Приказ школы № 5.pdf",
            "application/pdf",
            "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF".getBytes(StandardCharsets.US_ASCII));

    @LocalServerPort
    int port;

    @Test
    void planIsAmendedApprovedReportedOnAndAccepted() {
        String roadmap = methodologistAmendsAndSubmits();
        deputyEndorses(roadmap);
        officialApprovesByOrder(roadmap);
        String assignment = schoolReportsWithFile();
        methodologistAccepts(assignment);
        roadmapShowsIt(roadmap, assignment);
    }

    @Test
    void secondOfTwoEditorsSeesBothTextsAndLosesNothing() {
        try (BrowserContext one = Browsers.open(port, 1280, "ru");
                BrowserContext two = Browsers.open(port, 1280, "ru")) {
            Page first = Browsers.signIn(one, "methodist.lysva");
            openCurrentRoadmap(first);
            first.getByRole(AriaRole.BUTTON, named("Внести изменения")).click();
            openFirstRow(first);
            Page second = Browsers.signIn(two, "methodist.lysva");
            second.navigate(first.url());
            openFirstRow(second);

            first.locator("#field-precondition").fill("после утверждения краевых критериев");
            first.getByRole(AriaRole.BUTTON, named("Сохранить строку")).click();
            assertThat(first.locator("#field-precondition")).hasCount(0);
            second.locator("#field-precondition").fill("после совещания в крае");
            second.getByRole(AriaRole.BUTTON, named("Сохранить строку")).click();

            assertThat(second.locator("main")).containsText("после утверждения краевых критериев");
            assertThat(second.locator("main")).containsText("после совещания в крае");
            Browsers.assertAccessible(second);
        }
    }

    @Test
    void returnedPlanShowsItsRemarkBesideTheActivity() {
        try (BrowserContext author = Browsers.open(port, 1280, "ru");
                BrowserContext endorser = Browsers.open(port, 1280, "ru")) {
            Page writing = Browsers.signIn(author, "methodist.megion");
            openCurrentRoadmap(writing);
            String roadmap = writing.url();
            writing.getByRole(AriaRole.BUTTON, named("Внести изменения")).click();
            submit(writing);
            Page deciding = Browsers.signIn(endorser, "control.megion");
            deciding.navigate(roadmap + "/approval");
            deciding.locator("button[name=rows]").click();
            Locator say = deciding.locator("details.mk-say").first();
            say.locator("summary").click();
            say.locator("textarea").fill("Уточните исполнителя.");
            deciding.locator("button[value=RETURNED]").click();
            deciding.waitForURL(roadmap + "/submissions");

            writing.navigate(roadmap + "/edition");

            assertThat(writing.locator("main")).containsText("Уточните исполнителя.");
            assertThat(writing.locator("main")).containsText("Возвращена с замечаниями");
        }
    }

    @Test
    void schoolReportsOnAPhoneInEnglish() {
        try (BrowserContext phone = Browsers.open(port, 360, "en")) {
            Page page = Browsers.signIn(phone, "school2.kungur");
            page.navigate("/assignments");
            page.locator("a.mk-item").first().click();
            Browsers.assertFits(page);
            page.locator("#field-text").fill("Сделано, документы на сайте.");
            page.getByRole(AriaRole.BUTTON, named("Send the report")).click();

            assertThat(page.locator("#error-summary")).isVisible();
            assertThat(page.locator("#field-text")).hasValue("Сделано, документы на сайте.");
            Browsers.assertAccessible(page);
        }
    }

    @Test
    void personSignsOutThroughTheMenuOfTheHeader() {
        try (BrowserContext desk = Browsers.open(port, 360, "ru")) {
            Page page = Browsers.signIn(desk, "school2.lysva");
            page.locator(".mk-user-menu summary").click();
            page.getByRole(AriaRole.BUTTON, named("Выйти")).click();
            page.waitForURL("**/login?out");

            page.navigate("/assignments");

            assertThat(page.locator("#username")).isVisible();
        }
    }

    @Test
    void reportTypedWhileTheSessionEndedComesBackAfterSigningIn() {
        try (BrowserContext desk = Browsers.open(port, 1280, "ru")) {
            Page page = Browsers.signIn(desk, "school1.lysva");
            page.navigate("/assignments");
            page.locator("a.mk-item").first().click();
            page.locator("#field-text").fill("Проведён семинар, подготовлены материалы.");
            String assignment = page.url();
            desk.clearCookies();
            page.getByRole(AriaRole.BUTTON, named("Отправить отчёт")).click();
            page.locator("#username").fill("school1.lysva");
            page.locator("#password").fill("demo");
            page.locator("main form button.btn-primary").click();
            page.waitForURL(url -> !url.contains("/login"));

            page.navigate(assignment);

            assertThat(page.locator("#field-text")).hasValue("Проведён семинар, подготовлены материалы.");
        }
    }

    private String methodologistAmendsAndSubmits() {
        try (BrowserContext desk = Browsers.open(port, 1280, "ru")) {
            Page page = Browsers.signIn(desk, "methodist.kungur");
            openCurrentRoadmap(page);
            String roadmap = page.url();
            page.getByRole(AriaRole.BUTTON, named("Внести изменения")).click();
            openFirstRow(page);
            Browsers.assertAccessible(page);
            page.locator("#field-title").fill(page.locator("#field-title").inputValue() + " (уточнено)");
            page.getByRole(AriaRole.BUTTON, named("Сохранить строку")).click();
            assertThat(page.locator("main")).containsText("(уточнено)");
            submit(page);
            assertThat(page.locator("main")).containsText("На согласовании");
            return roadmap;
        }
    }

    private static void submit(Page page) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Направить на согласование"))
                .click();
        page.waitForURL("**/submission");
        Browsers.assertAccessible(page);
        page.locator("main button.btn-primary").click();
        page.waitForURL(url -> !url.endsWith("/submission"));
    }

    private void deputyEndorses(String roadmap) {
        try (BrowserContext desk = Browsers.open(port, 1280, "ru")) {
            Page page = Browsers.signIn(desk, "control.kungur");
            page.navigate(roadmap + "/approval");
            assertThat(page.locator("main")).containsText("(уточнено)");
            page.locator("button[value=ENDORSED]").click();
            page.waitForURL(roadmap + "/submissions");
            assertThat(page.locator("main")).containsText("На утверждении");
        }
    }

    private void officialApprovesByOrder(String roadmap) {
        try (BrowserContext desk = Browsers.open(port, 1280, "ru")) {
            Page page = Browsers.signIn(desk, "official.kungur");
            page.navigate(roadmap + "/approval");
            assertThat(page.locator("main")).containsText("(уточнено)");
            assertThat(page.locator("main")).containsText("В тексте изменено мероприятий: 1");
            assertThat(page.locator("main")).containsText("Новых исполнений не появится");
            Browsers.assertAccessible(page);
            page.locator("#field-onDate").fill("20.11.2026");
            page.locator("#field-number").fill("01-05-200");
            page.locator("button[value=APPROVED]").click();
            page.waitForURL(roadmap);
            assertThat(page.locator("main")).containsText("01-05-200");
            assertThat(page.locator("main")).containsText("Действует");
        }
    }

    private String schoolReportsWithFile() {
        try (BrowserContext phone = Browsers.open(port, 360, "ru")) {
            Page page = Browsers.signIn(phone, "school1.kungur");
            page.navigate("/assignments");
            page.locator("a.mk-item:has-text('2.4.')").first().click();
            page.locator("#field-text").fill("Работа проведена, документы утверждены.");
            page.locator("#field-doneOn").fill("20.11.2026");
            page.locator("#field-result").fill("Участвовало 14 педагогов");
            page.locator("input[type=file]").first().setInputFiles(ORDER_OF_SCHOOL);
            String assignment = page.url();
            page.getByRole(AriaRole.BUTTON, named("Отправить отчёт")).click();
            assertThat(page.locator("#field-ahead-error")).isVisible();
            page.locator("[name=ahead]").check();
            page.getByRole(AriaRole.BUTTON, named("Отправить отчёт")).click();
            assertThat(page.locator("main")).containsText("Отчёт на проверке");
            assertThat(page.locator("main")).containsText("Приказ школы № 5.pdf");
            Browsers.assertFits(page);
            return assignment;
        }
    }

    private void methodologistAccepts(String assignment) {
        try (BrowserContext desk = Browsers.open(port, 1280, "ru")) {
            Page page = Browsers.signIn(desk, "methodist.kungur");
            page.navigate("/acceptance");
            assertThat(page.locator("main")).containsText("МБОУ «СОШ № 1»");
            page.navigate(assignment);
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Принять").setExact(true))
                    .click();
            page.navigate(assignment);
            assertThat(page.locator("main")).containsText("Принято");
        }
    }

    private void roadmapShowsIt(String roadmap, String assignment) {
        try (BrowserContext desk = Browsers.open(port, 1280, "ru")) {
            Page page = Browsers.signIn(desk, "school1.kungur");
            page.navigate(roadmap);
            assertThat(page.locator("tr:has-text('2.4.')").first()).containsText("принято");
            page.navigate(assignment);
            assertThat(page.locator("main")).containsText("20.11.2026");
        }
    }

    private static void openCurrentRoadmap(Page page) {
        page.navigate("/roadmaps");
        page.locator("main a:has-text('2026-2028')").first().click();
        page.waitForURL("**/roadmaps/*");
    }

    private static void openFirstRow(Page page) {
        page.waitForURL("**/edition");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Изменить"))
                .first()
                .click();
        page.locator("#field-title").waitFor();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
