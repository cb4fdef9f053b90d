package ru.metodkarta.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.Spreadsheets;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** People out of a spreadsheet: accounts opened with cards, posts changed, nobody blocked or deleted. */
@MetodkartaTest
class AccountImportTest {

    private static final List<String> HEADINGS = List.of(
            "Имя для входа",
            "Фамилия, имя, отчество*",
            "Должность*",
            "Организация*",
            "Роль*",
            "Зона",
            "Электронная почта",
            "Начало роли");
    private static final Pattern SEAL = Pattern.compile("name=\"seen\" value=\"(\\w+)\"");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    @Autowired
    Actors actors;

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
    void takesTheUntouchedTemplateWithoutErrors() {
        byte[] template = mvc.get()
                .uri("/accounts/import/template.xlsx")
                .with(signedIn.as(administrator))
                .exchange()
                .getResponse()
                .getContentAsByteArray();

        assertThat(preview(upload(template))).contains("В файле нет заполненных строк", "Пропущено примеров: 1");
    }

    @Test
    void opensAccountsWithCardsShownOnceAndTheSecondTimeChangesNothing() {
        byte[] file = file(
                row(null, "Лукина Вера", "учитель", "СОШ № 2 Приозёрска", "сотрудник ОО", null, null, null),
                row(null, "Лукина Вера", "методист", "СОШ № 2 Приозёрска", "методист", null, null, null),
                row(
                        null,
                        "Зимин Олег",
                        "директор",
                        world.secondSchool.toString(),
                        "Сотрудник ОО",
                        null,
                        "z@example.org",
                        "01.09.2030"));
        String address = upload(file);
        MvcTestResult done = commit(address, seal(address));

        assertThat(done).hasStatus(302);
        String cards = cards(done);
        assertThat(cards).contains("Лукина Вера", "Зимин Олег");
        assertThat(cards(done)).doesNotContain("mk-secret");
        assertThat(rolesOf("Лукина Вера")).containsExactlyInAnyOrder("STAFF учитель", "METHODOLOGIST методист");
        assertThat(jdbc.sql("select must_change from account where full_name = 'Зимин Олег'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(commit(address, seal(address))).hasStatus(302).hasRedirectedUrl(address);
        assertThat(preview(upload(file))).contains("Записывать нечего", "Без изменений: 3");
    }

    @Test
    void changesNameAndPositionOfAKnownOneAndKeepsTheFormerRoleWithItsLastDay() {
        Actor worker = world.schoolWorker();
        String address = upload(file(row(
                worker.login(), "Школьная Анна", "директор", "СОШ № 1 Приозёрска", "сотрудник ОО", null, null, null)));

        assertThat(preview(address)).contains("<del>Школа</del>", "<del>заместитель директора</del>", "Изменятся: 1");
        assertThat(commit(address, seal(address))).hasStatus(302).hasRedirectedUrl(address);
        Actor now = actors.byId(worker.accountId()).orElseThrow();
        assertThat(now.name()).isEqualTo("Школьная Анна");
        assertThat(now.grants()).singleElement().satisfies(g -> {
            assertThat(g.position()).isEqualTo("директор");
            assertThat(g.organizationIds()).containsExactly(world.school);
        });
        assertThat(rolesOf("Школьная Анна")).hasSize(2);
    }

    @Test
    void namesForeignPlacesAndPeopleByTheirCellsAndOpensNothing() {
        Actor stranger = world.otherTownMethodologist();
        String address = upload(file(
                row(null, "Чужой Один", "учитель", "СОШ № 1 Заречного", "сотрудник ОО", null, null, null),
                row(null, "Чужой Два", "методист", "ЦРО Приозёрска", "методист", "город Заречный", null, null),
                row(stranger.login(), "Чужой Три", "учитель", "СОШ № 1 Приозёрска", "сотрудник ОО", null, null, null),
                row(null, "Чужой Четыре", "учитель", "СОШ № 1 Приозёрска", "завуч", null, "почта", "30.02.2026"),
                row(
                        null,
                        "Чужой Пять",
                        "учитель",
                        "СОШ № 1 Приозёрска",
                        "сотрудник ОО",
                        "город Приозёрск",
                        null,
                        null)));

        String page = preview(address);
        for (String cell : List.of("D2", "F3", "A4", "E5", "G5", "H5", "F6")) {
            assertThat(page).contains("<code>" + cell + "</code>");
        }
        assertThat(page).doesNotContain(stranger.name() + "<");
        assertThat(commit(address, "")).hasStatus(409);
        assertThat(rolesOf("Чужой Один")).isEmpty();
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

    private String upload(byte[] content) {
        MvcTestResult read = mvc.post()
                .uri("/accounts/import")
                .multipart()
                .file(new MockMultipartFile("file", "люди.xlsx", null, content))
                .with(csrf())
                .with(signedIn.as(administrator))
                .exchange();
        assertThat(read).hasStatus(302);
        return read.getResponse().getRedirectedUrl();
    }

    private String preview(String address) {
        MvcTestResult page =
                mvc.get().uri(address).with(signedIn.as(administrator)).exchange();
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
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

    private String cards(MvcTestResult done) {
        Cookie session = done.getResponse().getCookie("metodkarta");
        Cookie key = done.getResponse().getCookie("metodkarta-card");
        MvcTestResult page = mvc.get()
                .uri(done.getResponse().getRedirectedUrl())
                .cookie(session, key)
                .with(signedIn.as(administrator))
                .exchange();
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private List<String> rolesOf(String name) {
        return jdbc.sql(
                        "select r.role || ' ' || r.position from role_assignment r join account a on a.id = r.account_id "
                                + "where a.full_name = ?")
                .param(name)
                .query(String.class)
                .list();
    }
}
