package ru.metodkarta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import ru.metodkarta.testing.MetodkartaTest;

/** From a Word table to a draft that is being written, the way a methodologist does it. */
@MetodkartaTest
class DocumentImportJobTest {

    @LocalServerPort
    int port;

    @Test
    void wordTableBecomesADraft() throws IOException {
        try (BrowserContext desk = Browsers.open(port, 1280, "ru")) {
            Page page = Browsers.signIn(desk, "methodist.kungur");
            page.navigate("/roadmaps");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Загрузить из Word"))
                    .click();
            drop(page, "план.docx", word());
            assertThat(page.locator("[data-drop-names]")).hasText("план.docx");
            button(page, "Прочитать");
            page.waitForURL("**/roadmaps/imports/*");

            assertThat(page.locator("#field-title")).hasValue("План наставничества на 2026-2028 гг.");
            Browsers.assertAccessible(page);
            page.getByLabel("«Примечание»").selectOption("EXTRA");
            button(page, "Применить и прочитать заново");
            assertThat(page.locator("#rows")).containsText("Примечание: важно");

            Locator unknown = page.locator("#executors tbody tr")
                    .filter(new Locator.FilterOptions().setHasText("Совет наставников"));
            unknown.locator("select").selectOption("TEXT");
            button(page, "Запомнить для всех строк");
            assertThat(page.locator("#executors")).containsText("Все исполнители распознаны");

            button(page, "Создать проект");
            page.waitForURL("**/edition");
            assertThat(page.locator("main")).containsText("Проект создан из документа");
            assertThat(page.locator("main")).containsText("Обучение наставников");
            assertThat(page.locator(".mk-source")).containsText("УТВЕРЖДЕН");

            page.navigate(page.url());
            page.locator("a", new Page.LocatorOptions().setHasText("Загрузить новую редакцию из Word"))
                    .click();
            page.waitForURL("**/roadmaps/import?*");
            paste(
                    page,
                    "<table><tr><th>№</th><th>Мероприятие</th></tr><tr><td>1</td><td>Отбор наставников и ментор"
                            + "ов</td></tr></table>");
            assertThat(page.locator("[data-pasted]")).containsText("строк: 2");
            button(page, "Прочитать");
            button(page, "Дальше: что изменится");
            assertThat(page.locator("main ins").first()).isVisible();
            Browsers.assertAccessible(page);
            page.setViewportSize(320, 800);
            Browsers.assertFits(page);
            button(page, "Внести отмеченное в проект");
            assertThat(page.locator("main")).containsText("Отбор наставников и менторов");

            page.navigate(page.url().replaceAll("/edition.*", ""));
            page.locator("summary", new Page.LocatorOptions().setHasText("Скачать"))
                    .click();
            Download exported = page.waitForDownload(
                    () -> page.locator("a[href*='/export.docx']").first().click());
            try (XWPFDocument paper = new XWPFDocument(Files.newInputStream(exported.path()))) {
                Assertions.assertThat(paper.getTables()
                                .get(paper.getTables().size() - 1)
                                .getText())
                        .contains("Отбор наставников и менторов", "Совет наставников", "до 20.08.2027");
            }
        }
    }

    @Test
    void previewFitsAPhoneInEnglish() throws IOException {
        try (BrowserContext phone = Browsers.open(port, 360, "en")) {
            Page page = Browsers.signIn(phone, "methodist.lysva");
            page.navigate("/roadmaps/import");
            page.locator("#field-text").fill("No\tМероприятие\tИсполнитель\tСрок\n1\tСеминар\tНекто\tмай 202 г.\n");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Read").setExact(true))
                    .click();
            page.waitForURL("**/roadmaps/imports/*");

            Browsers.assertFits(page);
            Browsers.assertAccessible(page);
        }
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void drop(Page page, String name, byte[] content) {
        JSHandle files =
                page.evaluateHandle("""
                ([name, content]) => {
                  const transfer = new DataTransfer();
                  transfer.items.add(new File([Uint8Array.from(atob(content), c => c.charCodeAt(0))], name));
                  return transfer;
                }
                """, List.of(name, Base64.getEncoder().encodeToString(content)));
        page.dispatchEvent("[data-drop-file]", "drop", Map.of("dataTransfer", files));
    }

    private static void paste(Page page, String html) {
        page.evaluate("""
                html => {
                  const data = new DataTransfer();
                  data.setData('text/html', html);
                  data.setData('text/plain', 'таблица');
                  document.querySelector('textarea[name=text]')
                    .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }
                """, html);
    }

    /** The least a Word file must have. */
    private static byte[] word() throws IOException {
        String rows = Stream.of(
                        "№|Мероприятие|Ответственный|Срок|Примечание",
                        "1|Отбор наставников|Совет наставников|до 20.08.2027|важно",
                        "2|Обучение наставников|Совет наставников|ежегодно (сентябрь)|")
                .map(row -> Stream.of(row.split("\\|", -1))
                        .map(cell -> "<w:tc>" + paragraph(cell) + "</w:tc>")
                        .collect(Collectors.joining("", "<w:tr>", "</w:tr>")))
                .collect(Collectors.joining("", "<w:tbl>", "</w:tbl>"));
        String document =
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                        + paragraph("УТВЕРЖДЕН приказом начальника Управления образования от 01.09.2026 № 5")
                        + paragraph("План наставничества на 2026-2028 гг.")
                        + rows
                        + paragraph("Начальник отдела")
                        + "</w:body></w:document>";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-"
                            + "officedocument.wordprocessingml.document.main+xml\"/></Types>");
            put(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                            + " Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                            + "officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            put(zip, "word/document.xml", document);
        }
        return bytes.toByteArray();
    }

    private static String paragraph(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + content).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
