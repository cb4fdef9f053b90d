package ru.metodkarta.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.Spreadsheets;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** Organizations out of a spreadsheet: template, dry run by cell, and an upsert that never deletes. */
@MetodkartaTest
class OrganizationImportTest {

    private static final List<String> HEADINGS = List.of(
            "Код в системе",
            "Полное наименование*",
            "Краткое наименование*",
            "Вид*",
            "Территория*",
            "Кому подведомственна",
            "Иные и прежние названия");
    private static final Pattern SEAL = Pattern.compile("name=\"seen\" value=\"(\\w+)\"");
    private static final String TOWN = "город Приозёрск";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    @Autowired
    SignedInAs signedIn;

    TestWorld world;
    Actor administrator;

    @BeforeEach
    void people() {
        world = worlds.make();
        administrator = world.administrator();
    }

    @Test
    void takesTheUntouchedTemplateWithoutErrorsAndFillsNothingIn() {
        byte[] template = download("/organizations/import/template.xlsx");

        assertThat(Spreadsheets.cell(template, 1, 1, 2)).isEqualTo(TOWN);
        assertThat(preview(upload(template)))
                .contains("В файле нет заполненных строк", "Пропущено примеров: 1")
                .doesNotContain("/commit");
    }

    @Test
    void entersNewOnesAndPutsKnownOnesRightAndTheSecondTimeChangesNothing() {
        byte[] file = file(
                row(null, "Лицей № 9 Приозёрска", "Лицей № 9", "школа", TOWN, "УО Приозёрска", "девятый; Лицей 9"),
                row(null, "Филиал лицея № 9", "Филиал № 9", "школа", TOWN, "Лицей №9", null),
                row(world.school.toString(), "Гимназия № 1", "Гимназия № 1", "Школа", TOWN, null, null));
        String address = upload(file);

        assertThat(preview(address))
                .contains("Новых: 2", "Изменятся: 1", "Гимназия № 1")
                .contains("<del>СОШ № 1 Приозёрска</del>");
        assertThat(commit(address, seal(address))).hasStatus(302).hasRedirectedUrl(address);

        UUID lyceum = id("Лицей № 9");
        assertThat(parent(lyceum)).isEqualTo(world.authority);
        assertThat(parent(id("Филиал № 9"))).isEqualTo(lyceum);
        assertThat(names(lyceum)).contains("девятый", "Лицей № 9").hasSize(4);
        assertThat(id("Гимназия № 1")).isEqualTo(world.school);
        assertThat(parent(world.school)).isEqualTo(world.authority);
        assertThat(actions()).contains("ORGANIZATION_ESTABLISHED", "ORGANIZATION_EDITED", "LIST_IMPORTED");

        // once more to the same address: nothing is done twice
        assertThat(commit(address, seal(address))).hasStatus(302).hasRedirectedUrl(address);
        String again = upload(file);
        assertThat(preview(again)).contains("Записывать нечего", "Без изменений: 3");
    }

    @Test
    void entersMailboxesAndLeavesThemWhereTheFileHasNone() {
        List<String> school = row(world.school.toString(), "Гимназия № 1", "Гимназия № 1", "школа", TOWN, null, null);
        byte[] file = fileWithMailboxes(
                row(null, "Лицей № 9", "Лицей № 9", "школа", TOWN, null, null, "lyceum@example.org"),
                with(school, " first@example.org "));
        String address = upload(file);

        assertThat(preview(address)).contains("Электронная почта", "lyceum@example.org", "first@example.org");
        assertThat(commit(address, seal(address))).hasStatus(302);
        assertThat(mailbox(id("Лицей № 9"))).isEqualTo("lyceum@example.org");
        assertThat(mailbox(world.school)).isEqualTo("first@example.org");

        assertThat(preview(upload(file))).contains("Без изменений: 2");
        assertThat(preview(upload(fileWithMailboxes(with(school, null))))).contains("Без изменений: 1");
        assertThat(preview(upload(file(school)))).contains("Без изменений: 1");

        String renamed = upload(file(row(world.school.toString(), "Школа", "Школа", "школа", TOWN, null, null)));
        assertThat(commit(renamed, seal(renamed))).hasStatus(302);
        assertThat(mailbox(world.school)).isEqualTo("first@example.org");

        String moved = upload(fileWithMailboxes(with(school, "second@example.org")));
        assertThat(preview(moved)).contains("<del>first@example.org</del>", "second@example.org");
        assertThat(commit(moved, seal(moved))).hasStatus(302);
        assertThat(mailbox(world.school)).isEqualTo("second@example.org");
    }

    @Test
    void namesAWrongMailboxByItsCell() {
        String address = upload(fileWithMailboxes(
                row(null, "Лицей № 8", "Лицей № 8", "школа", TOWN, null, null, "lyceum@"),
                row(null, "Лицей № 7", "Лицей № 7", "школа", TOWN, null, null, "a@example.org, b@example.org"),
                row(null, "Лицей № 6", "Лицей № 6", "школа", TOWN, null, null, "a".repeat(200) + "@example.org")));

        assertThat(preview(address))
                .contains("<code>H2</code>", "<code>H3</code>", "<code>H4</code>", "Адрес почты записан не полностью")
                .doesNotContain("/commit");
    }

    @Test
    void namesEveryErrorByItsCellAndWritesNothing() {
        String address = upload(file(
                row(null, "Лицей № 8", "Лицей № 8", "гимназия", TOWN, null, null),
                row(null, "", "Школа", "школа", "город Тмутаракань", null, null),
                row("нечто", "Школа", "Школа", "школа", TOWN, "Небывалое управление", null),
                row(null, "Лицей № 7", "Лицей № 7", "школа", TOWN, "Небывалое управление", null),
                row(null, "Лицей № 7", "Лицей 7", "школа", TOWN, null, null),
                row(world.otherSchool.toString(), "Чужая", "Чужая", "школа", "город Заречный", null, null),
                row(null, "Лицей № 6", "Лицей № 6", "школа", "город Заречный", null, null)));

        String page = preview(address);
        for (String cell : List.of("D2", "B3", "E3", "A4", "F5", "B6", "C7", "E8")) {
            assertThat(page).contains("<code>" + cell + "</code>");
        }
        assertThat(page).contains("Нет такого вида: «гимназия»").doesNotContain("/commit");
        assertThat(commit(address, "")).hasStatus(409);
        assertThat(mayBe("Лицей № 8")).isZero();
        assertThat(jdbc.sql("select short_name from organization where id = ?")
                        .param(world.otherSchool)
                        .query(String.class)
                        .single())
                .isEqualTo("СОШ № 1 Заречного");
    }

    @Test
    void showsTheDryRunAnewWhenSomebodyWasFaster() {
        String address =
                upload(file(row(world.school.toString(), "Гимназия № 1", "Гимназия № 1", "школа", TOWN, null, null)));
        String seen = seal(address);
        jdbc.sql("update organization set short_name = 'Школа имени поэта', version = version + 1 where id = ?")
                .param(world.school)
                .update();

        assertThat(commit(address, seen)).hasStatus(409).bodyText().contains("Школа имени поэта", "изменились");
        assertThat(commit(address, seal(address))).hasStatus(302);
        assertThat(id("Гимназия № 1")).isEqualTo(world.school);
    }

    @Test
    void takesTheExportBackWithWhatWasCorrectedInIt() {
        jdbc.sql("update organization set email = 'first@example.org' where id = ?")
                .param(world.school)
                .update();
        byte[] export = download("/organizations/export.xlsx?municipality=" + world.town);
        assertThat(preview(upload(export))).contains("Записывать нечего");

        int row = 1;
        while (!Spreadsheets.cell(export, 0, row, 0).equals(world.school.toString())) {
            row++;
        }
        assertThat(Spreadsheets.cell(export, 0, row, 7)).isEqualTo("first@example.org");
        String address = upload(Spreadsheets.with(export, row, 2, "СОШ первая"));
        assertThat(preview(address)).contains("Изменятся: 1");
    }

    @Test
    void keepsTextThatLooksLikeAFormula() {
        String address = upload(file(row(null, "=1+1", "+СОШ", "школа", TOWN, null, null)));

        assertThat(commit(address, seal(address))).hasStatus(302);
        assertThat(jdbc.sql("select full_name from organization where id = ?")
                        .param(id("+СОШ"))
                        .query(String.class)
                        .single())
                .isEqualTo("=1+1");
    }

    @Test
    void refusesWhatIsNoListInOneSentence() {
        assertThat(uploading("не книга".getBytes())).hasStatus(422).bodyText().contains("не книга Excel");
        assertThat(uploading(Spreadsheets.of(List.of(List.of("Полное наименование", "Вид"), List.of("а", "б")))))
                .hasStatus(422)
                .bodyText()
                .contains("В файле нет столбцов: «Краткое наименование», «Территория»");
    }

    @Test
    void writesTwoThousandInFewStatementsAndSeconds() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i <= 2_000; i++) {
            rows.add(row(
                    null, "Новая школа посёлка " + i, "НШ посёлка " + i, "школа", TOWN, "УО Приозёрска", "нш " + i));
        }
        byte[] file = file(rows.toArray(List[]::new));
        Instant begun = Instant.now();
        String address = upload(file);
        String seen = seal(address);
        List<String> statements = SwitchableDataSource.statementsOf(
                () -> assertThat(commit(address, seen)).hasStatus(302));
        Duration took = Duration.between(begun, Instant.now());

        assertThat(statements).hasSizeLessThan(40);
        assertThat(took).isLessThan(Duration.ofSeconds(20));
        assertThat(jdbc.sql("select count(*) from organization where parent_id = ?")
                        .param(world.authority)
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(2_000);
    }

    private static List<String> row(String... cells) {
        return Arrays.asList(cells);
    }

    @SafeVarargs
    private static byte[] file(List<String>... rows) {
        List<List<String>> all = new ArrayList<>(List.of(HEADINGS));
        all.addAll(Arrays.asList(rows));
        return Spreadsheets.of(all);
    }

    @SafeVarargs
    private static byte[] fileWithMailboxes(List<String>... rows) {
        List<List<String>> all = new ArrayList<>(List.of(with(HEADINGS, "Электронная почта")));
        all.addAll(Arrays.asList(rows));
        return Spreadsheets.of(all);
    }

    private static List<String> with(List<String> row, String cell) {
        List<String> longer = new ArrayList<>(row);
        longer.add(cell);
        return longer;
    }

    private byte[] download(String address) {
        return mvc.get()
                .uri(address)
                .with(signedIn.as(administrator))
                .exchange()
                .getResponse()
                .getContentAsByteArray();
    }

    private MvcTestResult uploading(byte[] content) {
        return mvc.post()
                .uri("/organizations/import")
                .multipart()
                .file(new MockMultipartFile("file", "список.xlsx", null, content))
                .with(csrf())
                .with(signedIn.as(administrator))
                .exchange();
    }

    private String upload(byte[] content) {
        MvcTestResult read = uploading(content);
        assertThat(read).hasStatus(302);
        return read.getResponse().getRedirectedUrl();
    }

    private String preview(String address) {
        MvcTestResult page =
                mvc.get().uri(address).with(signedIn.as(administrator)).exchange();
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private String seal(String address) {
        Matcher seal = SEAL.matcher(preview(address));
        return seal.find() ? seal.group(1) : "";
    }

    private MvcTestResult commit(String address, String seen) {
        return mvc.post()
                .uri(address + "/commit")
                .param("seen", seen)
                .with(csrf())
                .with(signedIn.as(administrator))
                .exchange();
    }

    private UUID id(String shortName) {
        return jdbc.sql("select id from organization where region_id = ? and short_name = ?")
                .params(world.region, shortName)
                .query(UUID.class)
                .single();
    }

    private int mayBe(String shortName) {
        return jdbc.sql("select count(*) from organization where region_id = ? and short_name = ?")
                .params(world.region, shortName)
                .query(Integer.class)
                .single();
    }

    private UUID parent(UUID id) {
        return jdbc.sql("select parent_id from organization where id = ?")
                .param(id)
                .query(UUID.class)
                .single();
    }

    private String mailbox(UUID id) {
        return jdbc.sql("select email from organization where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private List<String> names(UUID id) {
        return jdbc.sql("select name from organization_name where organization_id = ?")
                .param(id)
                .query(String.class)
                .list();
    }

    private List<String> actions() {
        return jdbc.sql("select action from journal where account_id = ?")
                .param(administrator.accountId())
                .query(String.class)
                .list();
    }
}
