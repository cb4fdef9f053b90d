package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PageForms;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.web.Flash;

/** «Даты проведения»: a methodologist types the days of many events and saves them at once. */
@MetodkartaTest
class EventDaysTest {

    @Autowired
    SchoolWorld pages;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    EventDates dates;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    UUID roadmap;

    /** 1, 2, 3: without a date, led by the schools; 4: December. */
    @BeforeEach
    void inForce() {
        world = executions.world();
        methodologist = world.methodologist();
        roadmap = executions.inForce(
                executions.plan(
                        world,
                        methodologist,
                        activity("1", "по плану МО ПК", schools(Part.LEAD)),
                        activity("2", "по плану МО ПК", schools(Part.LEAD)),
                        activity("3", "по плану МО ПК", schools(Part.LEAD)),
                        activity("4", "декабрь 2026 года", schools(Part.LEAD))),
                methodologist);
    }

    @Test
    void savesAllThatWasTypedAndSaysWhatIsKept() {
        MvcTestResult saved = post(typed("1", "5.12.26", "2", "06.12.2026"));

        assertThat(saved).hasStatus3xxRedirection();
        assertThat(saved.getResponse().getRedirectedUrl()).isEqualTo("/acceptance/dates?roadmap=" + roadmap);
        assertThat(said(saved))
                .contains(
                        "Записано дат: 2. 1 (2026) — 05.12.2026; 2 (2026) — 06.12.2026.", "Перенесено исполнений: 4.");
        assertThat(named("1")).isEqualTo(LocalDate.of(2026, 12, 5));
        assertThat(named("2")).isEqualTo(LocalDate.of(2026, 12, 6));
        assertThat(named("3")).isNull();
    }

    @Test
    void aDayYearsAwayFromTheActivityIsAMisprint() {
        MvcTestResult refused = post(typed("1", "05.12.26", "2", "5.3.20", "3", "05.03.2035"));

        assertThat(refused).hasStatus(422);
        assertThat(Jsoup.parse(PageForms.body(refused))
                        .select("#error-summary a")
                        .eachText())
                .containsExactly(
                        "Дата проведения, 2 (2026): Проверьте год: мероприятие на 2026 год, а указан 2020",
                        "Дата проведения, 3 (2026): Проверьте год: мероприятие на 2026 год, а указан 2035");
        assertThat(named("1")).isNull();
        assertThatThrownBy(() -> dates.name(methodologist, occurrence("1"), LocalDate.of(2020, 3, 5), null, null, null))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void anErrorInOneRowKeepsWhatWasTypedInAll() {
        MvcTestResult refused = post(typed("1", "05.12.26", "2", "31.02.2026", "3", "завтра"));

        assertThat(refused).hasStatus(422);
        Document page = Jsoup.parse(PageForms.body(refused));
        assertThat(page.select("h1").text()).isEqualTo("Даты проведения");
        assertThat(page.select("#error-summary a").eachText())
                .containsExactly(
                        "Дата проведения, 2 (2026): Такого числа нет в календаре",
                        "Дата проведения, 3 (2026): Укажите дату цифрами: день.месяц.год");
        assertThat(value(page, "1")).isEqualTo("05.12.2026");
        assertThat(value(page, "2")).isEqualTo("31.02.2026");
        assertThat(page.getElementById("field-day-" + occurrence("2") + "-error"))
                .isNotNull();
        assertThat(value(page, "3")).isEqualTo("завтра");
        assertThat(named("1")).as("all together or none").isNull();

        Map<String, String> corrected = PageForms.fields(refused);
        corrected.put("day-" + occurrence("2"), "28.02.2027");
        corrected.put("day-" + occurrence("3"), "");
        MvcTestResult saved = post(corrected);
        assertThat(saved.getResponse().getRedirectedUrl()).isEqualTo("/acceptance/dates?roadmap=" + roadmap);
        assertThat(named("1")).isEqualTo(LocalDate.of(2026, 12, 5));
        assertThat(named("2")).isEqualTo(LocalDate.of(2027, 2, 28));
    }

    @Test
    void aDaySomebodyElseHasNamedMeanwhileIsToldBesideWhatWasTyped() {
        Map<String, String> form = typed("1", "05.12.2026", "2", "06.12.2026");
        assertThat(pages.post(
                        world.official(), "/occurrences/" + occurrence("2") + "/event-date", "heldOn", "20.12.2026"))
                .hasStatus3xxRedirection();

        MvcTestResult late = post(form);
        assertThat(late).hasStatus(409).bodyText().contains("эту дату назвали: 20.12.2026");
        Document page = Jsoup.parse(PageForms.body(late));
        assertThat(value(page, "1")).isEqualTo("05.12.2026");
        assertThat(value(page, "2")).isEqualTo("06.12.2026");
        assertThat(named("1")).isNull();
        assertThat(named("2")).isEqualTo(LocalDate.of(2026, 12, 20));

        assertThat(post(PageForms.fields(late))).as("known now, and meant").hasStatus3xxRedirection();
        assertThat(named("2")).isEqualTo(LocalDate.of(2026, 12, 6));
    }

    @Test
    void aDayThatStoodThereAlreadyIsNotCountedAsWritten() {
        post(typed("1", "05.12.2026"));

        MvcTestResult saved = post(typedOfAll("1", "05.12.2026", "2", "06.12.2026"));
        assertThat(saved).hasStatus3xxRedirection();
        assertThat(said(saved))
                .contains("Записано дат: 1. 2 (2026) — 06.12.2026.", "Уже стояли: 1.")
                .doesNotContain("1 (2026) —");

        MvcTestResult same = post(typedOfAll("1", "05.12.2026"));
        assertThat(same).hasStatus3xxRedirection();
        assertThat(said(same)).isEqualTo("Эти даты уже были записаны, ничего не изменилось.");
    }

    @Test
    void theDayOnThePageIsComparedWithTheOneOnRecord() {
        post(typed("1", "05.12.2026"));
        Map<String, String> form = typedOfAll("1", "05.12.2026");
        pages.post(
                world.official(),
                "/occurrences/" + occurrence("1") + "/event-date",
                "heldOn",
                "20.12.2026",
                "seenDay",
                "05.12.2026");
        assertThat(named("1")).isEqualTo(LocalDate.of(2026, 12, 20));

        assertThat(post(form)).hasStatus(409).bodyText().contains("эту дату назвали: 20.12.2026");
        assertThat(named("1")).isEqualTo(LocalDate.of(2026, 12, 20));
    }

    @Test
    void theSameDayIsGivenToExecutorsWhoHaveNotGotIt() {
        post(typed("1", "05.12.2026"));
        UUID late = new WorkOfPlan(jdbc, roadmap).work("1", world.school);
        jdbc.sql(
                        "update assignment set agreed_due = 'infinity', due = 'infinity', report_due = 'infinity' where id = ?")
                .param(late)
                .update();

        assertThat(said(post(typedOfAll("1", "05.12.2026"))))
                .contains("Записано дат: 1. 1 (2026) — 05.12.2026.", "Перенесено исполнений: 1.");
        assertThat(jdbc.sql("select due from assignment where id = ?")
                        .param(late)
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(LocalDate.of(2026, 12, 5));
    }

    @Test
    void manyDaysCostNoMoreStatementsThanFewAndAreToldInShort() {
        ActivityContent[] rows = IntStream.rangeClosed(1, 22)
                .mapToObj(n -> activity("5." + n, "по плану МО ПК", schools(Part.LEAD)))
                .toArray(ActivityContent[]::new);
        roadmap = executions.inForce(executions.plan(world, methodologist, rows), methodologist);
        List<UUID> all =
                Arrays.stream(rows).map(row -> occurrence(row.number())).toList();
        EventDates.Wish wish = new EventDates.Wish(LocalDate.of(2026, 12, 5), null);

        int few = statements(all.subList(0, 2), wish);
        int many = statements(all.subList(2, 22), wish);
        assertThat(many).isEqualTo(few).isLessThan(20);

        List<String> again = new ArrayList<>();
        for (int n = 1; n <= 15; n++) {
            again.add("5." + n);
            again.add("07.12.2026");
        }
        assertThat(said(post(typedOfAll(again.toArray(String[]::new)))))
                .contains("Записано дат: 15. 5.1 (2026) — 07.12.2026; ", "5.12 (2026) — 07.12.2026 и ещё 3.")
                .doesNotContain("5.13", "…");
    }

    private int statements(List<UUID> occurrences, EventDates.Wish wish) {
        Map<UUID, EventDates.Wish> wishes = new LinkedHashMap<>();
        occurrences.forEach(id -> wishes.put(id, wish));
        return SwitchableDataSource.statementsOf(() -> dates.nameAll(methodologist, wishes))
                .size();
    }

    @Test
    void whatStandsInTheWayOfOneRowIsToldThere() {
        Map<String, String> form = typed("1", "05.12.2026", "2", "06.12.2026");
        jdbc.sql("update assignment set state = 'WITHDRAWN' where occurrence_id = ?")
                .param(occurrence("2"))
                .update();
        assertThat(post(form))
                .hasStatus(409)
                .bodyText()
                .contains(
                        "Дата проведения, 2 (2026): Открытых исполнений здесь больше нет", "05.12.2026", "06.12.2026");
        assertThat(named("1")).isNull();
    }

    @Test
    void anEmptyFormIsNotMistakenForDone() {
        assertThat(post(typed())).hasStatus(422).bodyText().contains("напишите дату хотя бы в одной строке");
    }

    @Test
    void thePageOfTheActivityKeepsADayThatCameLate() {
        String address = "/occurrences/" + occurrence("1") + "/event-date";
        assertThat(pages.post(world.official(), address, "heldOn", "20.12.2026"))
                .hasStatus3xxRedirection();
        assertThat(pages.post(methodologist, address, "heldOn", "5.12.26", "dateReason", "Перенос зала"))
                .hasStatus(409)
                .bodyText()
                .contains("уже назвали: 20.12.2026", "value=\"05.12.2026\"", "Перенос зала");
    }

    private MvcTestResult post(Map<String, String> fields) {
        return pages.post(methodologist, "/acceptance/dates", fields);
    }

    /** The form of the list as it is now, with days typed into it. */
    private Map<String, String> typed(String... days) {
        return typedInto("/acceptance/dates?roadmap=" + roadmap, days);
    }

    /** The same in the list that shows named days, too. */
    private Map<String, String> typedOfAll(String... days) {
        return typedInto("/acceptance/dates?which=all&roadmap=" + roadmap, days);
    }

    private Map<String, String> typedInto(String address, String... days) {
        MvcTestResult list = pages.get(methodologist, address);
        Map<String, String> fields = new LinkedHashMap<>(PageForms.fields(list));
        for (int n = 0; n < days.length; n += 2) {
            assertThat(fields).containsKey("day-" + occurrence(days[n]));
            fields.put("day-" + occurrence(days[n]), days[n + 1]);
        }
        return fields;
    }

    private String value(Document page, String number) {
        return page.getElementById("field-day-" + occurrence(number)).val();
    }

    private String said(MvcTestResult result) {
        Flash flash = (Flash) result.getMvcResult().getFlashMap().get("flash");
        return messages.getMessage(flash.code(), flash.args(), Locale.forLanguageTag("ru"));
    }

    private LocalDate named(String number) {
        return jdbc.sql("select named_on from occurrence where id = ?")
                .param(occurrence(number))
                .query((row, n) -> java.util.Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .orElse(null);
    }

    private UUID occurrence(String number) {
        return new WorkOfPlan(jdbc, roadmap).occurrence(number);
    }
}
