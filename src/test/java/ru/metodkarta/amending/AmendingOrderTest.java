package ru.metodkarta.amending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PlannedWorld;
import ru.metodkarta.testing.PlannedWorldMaker;

/** From an amendment to its printed order: the comparison, the clauses, what a person changes in them. */
@MetodkartaTest
class AmendingOrderTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    PlannedWorldMaker maker;

    @Autowired
    JdbcClient jdbc;

    PlannedWorld world;
    Actor methodologist;
    Actor official;
    UUID id;

    @BeforeEach
    void amended() {
        world = maker.make();
        methodologist = world.person("methodologist");
        official = world.person("official");
        id = world.id("amended");
        edit("1", "deadline_text = 'ноябрь 2026 года'");
        edit("2", "title = 'Совещание руководителей методических объединений', result = 'Протокол'");
        assertThat(post(methodologist, "/edition/activities/" + activity("3") + "/deletion", Map.of()))
                .hasStatus3xxRedirection();
        assertThat(post(
                        methodologist,
                        "/edition/activities",
                        Map.of(
                                "section",
                                section().toString(),
                                "number",
                                "4",
                                "title",
                                "Новое мероприятие",
                                "deadlineText",
                                "май 2027 г.",
                                "executorsAdded",
                                "ЦРО Приозёрска")))
                .hasStatus3xxRedirection();
    }

    @Test
    void showsEveryDifferenceWithWordsMarkedAndWhatIsGoneInItsPlace() {
        String page = text(get(methodologist, "/comparison"));

        assertThat(page)
                .contains("Сравнение редакций: 1 и 2", "Изменено мероприятий: 2, добавлено: 1, исключено: 1")
                .contains("<del>декабрь</del> 2026 года", "<ins>ноябрь</ins> 2026 года", "<del>Мероприятие 3</del>");
        assertThat(page.indexOf("Мероприятие 3")).isLessThan(page.indexOf("Новое мероприятие"));
        assertThat(text(get(methodologist, ""))).contains("Изменено с утверждения: 4");
        assertThat(text(get(methodologist, "/edition"))).contains("Изменено с утверждения: 4");
    }

    @Test
    void keepsTheDraftFromWhoMayNotSeeIt() {
        Actor school = world.person("school");

        assertThat(get(school, "/comparison?from=1&to=2")).hasStatus(404);
        assertThat(get(school, "/comparison.docx?to=2")).hasStatus(404);
        assertThat(text(get(school, "/comparison")))
                .contains("Редакция пока одна")
                .doesNotContain("Новое мероприятие");
        assertThat(text(get(school, ""))).contains("Мероприятие 3").doesNotContain("Изменено с утверждения");
        assertThat(get(school, "/amending-order")).hasStatus(403);
    }

    @Test
    void printsTheTableOfOldAndNewWordings() throws IOException {
        List<String> cells = cells(get(methodologist, "/comparison.docx"));

        assertThat(cells)
                .contains("Прежняя редакция", "Новая редакция", "добавлено", "исключено")
                .anyMatch(cell -> cell.contains("декабрь 2026 года"))
                .anyMatch(cell -> cell.contains("ноябрь 2026 года"));
        try (var pdf = Loader.loadPDF(
                get(methodologist, "/comparison.pdf").getResponse().getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Сравнительная таблица", "исключено");
        }
    }

    @Test
    void wordsTheClausesAsOrdersDo() {
        Map<String, String> form = form(get(methodologist, "/amending-order"));

        assertThat(form.get("subject"))
                .isEqualTo("О внесении изменений в план города с изменениями, утвержденный приказом "
                        + "Управления образования от «___» __________ 20__ г. № __________");
        assertThat(form.get("amend")).startsWith("Внести в план города").endsWith("следующие изменения:");
        assertThat(form.get("clauses").lines())
                .containsExactly(
                        "1.1. В пункте 1 слово «декабрь» заменить словом «ноябрь».",
                        "1.2. Пункт 2 изложить в следующей редакции:",
                        "| «2 | Совещание руководителей методических объединений | ответственный // соисполнитель |"
                                + " октябрь 2026 года | Протокол». |",
                        "1.3. Пункт 3 исключить.",
                        "1.4. Дополнить пунктом 4 следующего содержания:",
                        "| «4 | Новое мероприятие | ЦРО Приозёрска | май 2027 г.». |  |");
        assertThat(form.get("supervision")).contains("заместителя начальника");
    }

    @Test
    void printsTheClausesAsTheyWereEditedAndKeepsThem() throws IOException {
        Map<String, String> form = form(get(methodologist, "/amending-order"));
        form.put("clauses", form.get("clauses").replace("Пункт 3 исключить.", "Пункт 3 признать утратившим силу."));
        form.put("download", "1");

        MvcTestResult answer = post(methodologist, "/amending-order", form);

        assertThat(answer).hasStatusOk();
        byte[] word = answer.getResponse().getContentAsByteArray();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(word))) {
            assertThat(document.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .contains("ПРИКАЗ", "1.3. Пункт 3 признать утратившим силу.")
                    .anyMatch(line -> line.startsWith("1. Внести в план города"));
            assertThat(document.getTables()).hasSize(2);
            assertThat(document.getTables().get(0).getRow(1).getCell(1).getText())
                    .isEqualTo("Совещание руководителей методических объединений");
        }
        assertThat(post(methodologist, "/amending-order", form))
                .as("the page that made the file saves again")
                .hasStatusOk();
        assertThat(form(get(official, "/amending-order")).get("clauses")).contains("признать утратившим силу");
    }

    @Test
    void attachesTheWholeTextWhenTheOrderSetsItOutAnew() throws IOException {
        Map<String, String> form = form(get(methodologist, "/amending-order"));
        form.put("mode", "ANNEX");
        form.put("compose", "1");
        Map<String, String> annexed = form(post(methodologist, "/amending-order", form));
        assertThat(annexed.get("amend"))
                .contains("изложив его в новой редакции согласно приложению к настоящему приказу.");
        annexed.put("download", "1");
        annexed.put("mode", "ANNEX");

        assertThat(cells(post(methodologist, "/amending-order", annexed)))
                .contains("Совещание руководителей методических объединений", "Новое мероприятие")
                .doesNotContain("Мероприятие 3");
    }

    @Test
    void twoEditorsAreShownBothTexts() {
        Map<String, String> mine = form(get(methodologist, "/amending-order"));
        Map<String, String> theirs = form(get(official, "/amending-order"));
        theirs.put("clauses", "1.1. Текст начальника");
        assertThat(post(official, "/amending-order", theirs)).hasStatus3xxRedirection();
        mine.put("clauses", "1.1. Текст методиста");

        MvcTestResult conflict = post(methodologist, "/amending-order", mine);

        assertThat(conflict).hasStatus(409);
        assertThat(text(conflict)).contains("Текст <del>начальника</del>", "Текст <ins>методиста</ins>");
        assertThat(form(get(methodologist, "/amending-order")).get("clauses")).isEqualTo("1.1. Текст начальника");
        assertThat(post(methodologist, "/amending-order", form(conflict))).hasStatus3xxRedirection();
        assertThat(form(get(official, "/amending-order")).get("clauses")).isEqualTo("1.1. Текст методиста");
    }

    @Test
    void saysThatTheDraftChangedAfterTheOrderWasEditedAndWordsItAnewOnDemand() {
        Map<String, String> form = form(get(methodologist, "/amending-order"));
        form.put("clauses", "1.1. Свой текст");
        post(methodologist, "/amending-order", form);
        assertThat(text(get(methodologist, "/amending-order"))).doesNotContain("Проект изменился после правки");

        edit("1", "result = 'Справка о результатах'");

        MvcTestResult page = get(methodologist, "/amending-order");
        assertThat(text(page)).contains("Проект изменился после правки приказа", "1.1. Свой текст");
        assertThat(post(methodologist, "/amending-order/rewording", form(page))).hasStatus3xxRedirection();
        assertThat(form(get(methodologist, "/amending-order")).get("clauses"))
                .contains("Справка о результатах")
                .doesNotContain("Свой текст");
    }

    private void edit(String number, String assignment) {
        assertThat(jdbc.sql("update activity_row set " + assignment + " where number = ? and revision_id = "
                                + "(select id from revision where roadmap_id = ? and no = 2)")
                        .params(number, id)
                        .update())
                .isEqualTo(1);
    }

    private UUID activity(String number) {
        return jdbc.sql("select activity_id from activity_row r join revision v on v.id = r.revision_id "
                        + "where v.roadmap_id = ? and v.no = 2 and r.number = ?")
                .params(id, number)
                .query(UUID.class)
                .single();
    }

    private UUID section() {
        return jdbc.sql("select s.section_id from section_row s join revision v on v.id = s.revision_id "
                        + "where v.roadmap_id = ? and v.no = 2")
                .param(id)
                .query(UUID.class)
                .single();
    }

    private MvcTestResult get(Actor actor, String address) {
        return mvc.get()
                .uri("/roadmaps/" + id + address)
                .with(signedIn.as(actor))
                .exchange();
    }

    private MvcTestResult post(Actor actor, String address, Map<String, String> form) {
        var request = mvc.post()
                .uri("/roadmaps/" + id + address)
                .with(signedIn.as(actor))
                .with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    static String text(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString().replaceAll("\\s+", " ");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the page would post: hidden fields, texts, what is ticked and chosen. */
    static Map<String, String> form(MvcTestResult page) {
        String html;
        try {
            html = page.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher areas = Pattern.compile("(?s)<textarea[^>]* name=\"(\\w+)\"[^>]*>(.*?)</textarea>")
                .matcher(html);
        while (areas.find()) {
            fields.put(areas.group(1), HtmlUtils.htmlUnescape(areas.group(2)).replaceFirst("^\\R", ""));
        }
        Matcher inputs = Pattern.compile("<input[^>]*>").matcher(html);
        while (inputs.find()) {
            String input = inputs.group();
            String name = attribute(input, "name");
            boolean choice = input.contains("type=\"radio\"") || input.contains("type=\"checkbox\"");
            if (name != null && !"_csrf".equals(name) && (!choice || input.contains("checked"))) {
                fields.put(name, HtmlUtils.htmlUnescape(String.valueOf(attribute(input, "value"))));
            }
        }
        fields.put("kind", "ORDER");
        fields.put("control", "ASSIGNED");
        return fields;
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1) : null;
    }

    static List<String> cells(MvcTestResult answer) throws IOException {
        assertThat(answer).hasStatusOk();
        try (XWPFDocument document =
                new XWPFDocument(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            return document.getTables().stream()
                    .flatMap(table -> table.getRows().stream())
                    .flatMap(row -> row.getTableCells().stream())
                    .map(XWPFTableCell::getText)
                    .toList();
        }
    }
}
