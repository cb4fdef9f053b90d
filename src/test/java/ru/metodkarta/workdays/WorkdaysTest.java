package ru.metodkarta.workdays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.HtmlUtils;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.calendar.WorkingCalendar;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.Spreadsheets;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** The regional administrator keeps the working days of the region; the calendar of the others does not change. */
@MetodkartaTest
class WorkdaysTest {

    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"(table|seen)\" value=\"([^\"]*)\"");
    private static final String PAGE = "/calendar/days";
    private static final String ACT = "Постановление от 01.10.2026 № 1";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    Worlds worlds;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WorkingCalendars calendars;

    @Autowired
    PlatformTransactionManager transactions;

    TestWorld world;
    Actor administrator;

    @BeforeEach
    void people() {
        world = worlds.make();
        administrator = world.regionalAdministrator();
    }

    @Test
    void saysWhichYearsAreKnown() {
        assertThat(get(administrator, PAGE + "?year=2027"))
                .bodyText()
                .contains("Известны годы: 2020–2026", "2027 год не известен", "Загрузить 2027 год");
        assertThat(get(world.administrator(), PAGE + "?year=2026"))
                .bodyText()
                .contains("247 рабочих дней", "2026 год входит в программу")
                .doesNotContain("Добавить день", "Загрузить год");
        assertThat(get(administrator, "/")).bodyText().contains("календарь на 2027 год не загружен");
    }

    @Test
    void bringsAYearInAfterLookingItThroughAndTakesItBack() {
        Map<String, String> shown = looked("2027", excel());
        assertThat(calendar().isKnown(2027)).as("nothing is written yet").isFalse();
        assertThat(write("2027", shown)).hasRedirectedUrl(PAGE + "?year=2027");

        assertThat(calendar().isKnown(2027)).isTrue();
        assertThat(calendar().isDayOff(LocalDate.of(2027, 2, 22))).isTrue();
        assertThat(calendar().isDayOff(LocalDate.of(2027, 2, 20))).isFalse();
        assertThat(calendars.of(worlds.make().region).isKnown(2027))
                .as("another region")
                .isFalse();
        assertThat(get(administrator, PAGE + "?year=2027")).bodyText().contains("Известны годы: 2020–2027", ACT);
        assertThat(get(administrator, "/")).bodyText().doesNotContain("календарь на 2027 год не загружен");
        assertThat(write("2027", shown)).as("looked through before the change").hasStatus(409);

        byte[] exported = get(administrator, PAGE + "/export.xlsx?year=2027")
                .getMvcResult()
                .getResponse()
                .getContentAsByteArray();
        assertThat(looked("2027", exported).get("table"))
                .as("goes out and comes in")
                .isEqualTo(shown.get("table"));

        assertThat(post("/years/removal", Map.of("year", "2027"))).hasStatus(302);
        assertThat(calendar().isKnown(2027)).isFalse();
        assertThat(actions()).containsExactly("WORKING_YEAR_BROUGHT_IN", "LIST_EXPORTED", "WORKING_YEAR_REMOVED");
    }

    @Test
    void correctsAYearThatComesWithTheProgram() {
        write(
                "2026",
                looked("2026", Spreadsheets.of(List.of(List.of("Дата", "Вид"), List.of("03.07.2026", "выходной")))));
        assertThat(calendar().isDayOff(LocalDate.of(2026, 7, 3))).isTrue();
        assertThat(calendar().isDayOff(LocalDate.of(2026, 12, 31))).isFalse();
        post("/years/removal", Map.of("year", "2026"));
        assertThat(calendar().isDayOff(LocalDate.of(2026, 12, 31))).isTrue();
    }

    @Test
    void refusesWhatIsNoCalendarAndKeepsWhatWasTyped() {
        assertThat(upload("2027", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
                .hasStatus(422)
                .bodyText()
                .contains("Таблицы календаря не найдено", "value=\"2027\"", ACT);
        assertThat(upload("2027", "Дата,Вид\n02.03.2027,четверг\n".getBytes(StandardCharsets.UTF_8)))
                .hasStatus(422)
                .bodyText()
                .contains("Ничего не записано", "<code>B2</code>", "непонятно, выходной это или рабочий день");
        assertThat(upload("двадцать седьмой", excel()))
                .hasStatus(422)
                .bodyText()
                .contains("двадцать седьмой");
        assertThat(upload("2027", new byte[0])).hasStatus(422).bodyText().contains("Выберите файл");
        assertThat(actions()).isEmpty();
    }

    @Test
    void addsAndRemovesADayOfTheRegion() {
        Map<String, String> day = Map.of(
                "day", "28.08.2026", "kind", "OFF", "name", "День края", "act", "Закон края № 5", "year", "2026");
        assertThat(post("/regional", day)).hasRedirectedUrl(PAGE + "?year=2026");
        assertThat(calendar().isDayOff(LocalDate.of(2026, 8, 28))).isTrue();
        assertThat(post("/regional", day)).hasStatus(422).bodyText().contains("Этот день уже есть", "Закон края № 5");
        assertThat(post("/regional", Map.of("day", "29.08.2026", "kind", "OFF", "name", "Суббота", "act", "Закон")))
                .hasStatus(422)
                .bodyText()
                .contains("Этот день и так выходной");
        assertThat(post("/regional", Map.of("day", "27.08.2026", "kind", "WORKING", "name", "День", "act", "")))
                .hasStatus(422)
                .bodyText()
                .contains("Заполните это поле");
        assertThat(get(world.administrator(), PAGE + "?year=2026")).bodyText().contains("День края", "Закон края № 5");

        UUID id = jdbc.sql("select id from regional_day where region_id = ?")
                .param(world.region)
                .query(UUID.class)
                .single();
        assertThat(post("/regional/" + id + "/removal", Map.of())).hasRedirectedUrl(PAGE + "?year=2026");
        assertThat(calendar().isDayOff(LocalDate.of(2026, 8, 28))).isFalse();
        assertThat(actions()).containsExactly("REGIONAL_DAY_ADDED", "REGIONAL_DAY_REMOVED");
    }

    @Test
    void askingCostsOneStatementAndForgetsWhatWasRolledBack() {
        String sql = "insert into regional_day (id, region_id, day, working, name, act, entered_by, entered_name,"
                + " entered_at) values (?, ?, ?, false, 'День', 'Закон', ?, 'Админ', now())";
        LocalDate day = LocalDate.of(2026, 9, 1);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("insert into working_calendar (region_id, stamp) values (?, ?)")
                    .params(world.region, UUID.randomUUID())
                    .update();
            jdbc.sql(sql)
                    .params(UUID.randomUUID(), world.region, day, administrator.accountId())
                    .update();
            assertThat(calendar().isDayOff(day)).isTrue();
            status.setRollbackOnly();
        });
        assertThat(calendar().isDayOff(day)).isFalse();
        post("/regional", Map.of("day", "28.08.2026", "kind", "OFF", "name", "День края", "act", "Закон"));
        calendar();
        assertThat(SwitchableDataSource.statementsOf(this::calendar)).hasSize(1);
    }

    @Test
    void warnsOfADeadlineInAYearThatIsNotKnown() {
        Actor methodologist = world.methodologist();
        String reading = "/deadlines/reading?periodStart=2026-01-01&periodEnd=2027-12-31&text=";
        assertThat(get(methodologist, reading + "до 30 апреля 2027 г."))
                .bodyText()
                .contains("календарь на 2027 год ещё не известен");
        assertThat(get(methodologist, reading + "до 15 декабря 2026 г."))
                .bodyText()
                .doesNotContain("ещё не известен");
    }

    private static byte[] excel() {
        return Spreadsheets.of(List.of(
                List.of("Производственный календарь на 2027 год"),
                List.of("Дата", "Вид", "Примечание"),
                List.of("20.02.2027", "рабочий", "перенос на 22.02"),
                List.of("22.02.2027", "выходной", ""),
                List.of("31.12.2027", "нерабочий", "")));
    }

    private WorkingCalendar calendar() {
        return calendars.of(world.region);
    }

    private MvcTestResult get(Actor actor, String address) {
        return mvc.get().uri(address).with(signedIn.as(actor)).exchange();
    }

    private MvcTestResult post(String path, Map<String, String> form) {
        var request =
                mvc.post().uri(PAGE + path).with(signedIn.as(administrator)).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult upload(String year, byte[] content) {
        return mvc.post()
                .uri(PAGE + "/import")
                .multipart()
                .file(new MockMultipartFile("file", "calendar.xlsx", null, content))
                .param("year", year)
                .param("act", ACT)
                .with(signedIn.as(administrator))
                .with(csrf())
                .exchange();
    }

    /** What the page of the dry run would send on. */
    private Map<String, String> looked(String year, byte[] content) {
        MvcTestResult page = upload(year, content);
        assertThat(page).hasStatusOk();
        Matcher hidden = HIDDEN.matcher(
                new String(page.getMvcResult().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        Map<String, String> values = new java.util.HashMap<>();
        while (hidden.find()) {
            values.put(hidden.group(1), HtmlUtils.htmlUnescape(hidden.group(2)));
        }
        return values;
    }

    private MvcTestResult write(String year, Map<String, String> looked) {
        return post(
                "/years",
                Map.of(
                        "year",
                        year,
                        "act",
                        ACT,
                        "table",
                        looked.get("table"),
                        "seen",
                        looked.getOrDefault("seen", "")));
    }

    private List<String> actions() {
        return jdbc.sql("select action from journal where region_id = ? and account_id = ? order by at, id")
                .params(world.region, administrator.accountId())
                .query(String.class)
                .list();
    }
}
