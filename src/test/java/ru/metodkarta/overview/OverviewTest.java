package ru.metodkarta.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.Paged;

/**
 * Ten assignments of two schools, counted by hand on 23 November 2026:
 *
 * <pre>
 *      1.1 (10.11)          1.2 (15.11)         2.1 (20.11)     2.2 (15.12)       2.3 (1.10–31.12)
 * №1   accepted 9.11        accepted 18.11      late            not begun         nothing since 1.10
 * №2   partly               under review        report awaited  accepted, alone   begun on 20.11
 * </pre>
 */
@MetodkartaTest
class OverviewTest {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    @Autowired
    OverviewPages pages;

    @Autowired
    OverviewWorld overviews;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    TestWorld world;
    Actor official;
    Actor ministry;
    UUID roadmap;

    @BeforeEach
    void tenAssignments() {
        TestTime.reset();
        world = worlds.make();
        official = world.official();
        ministry = world.ministryOfficial();
        roadmap = overviews.tenAssignments(world);
    }

    @Test
    void countsWhatIsDueAndNothingAgainstWhoeverWaits() {
        Overview.Row total = overview(official, filter(Map.of())).total();
        Figures figures = total.figures();

        assertThat(figures.total()).isEqualTo(10);
        assertThat(figures.due()).as("1.1 and 1.2 of №1, 2.1 late, 1.1 of №2").isEqualTo(4);
        assertThat(figures.done()).isEqualTo(2);
        assertThat(figures.donePercent()).isEqualTo(50);
        assertThat(figures.onTime()).isEqualTo(1);
        assertThat(figures.onTimePercent()).isEqualTo(25);
        assertThat(figures.doneLate()).isEqualTo(1);
        assertThat(figures.partial()).isEqualTo(1);
        assertThat(figures.late()).isEqualTo(1);
        assertThat(figures.waiting()).isEqualTo(1);
        assertThat(figures.awaiting()).isEqualTo(1);
        assertThat(figures.ahead()).isEqualTo(3);
        assertThat(figures.early()).isEqualTo(1);
        assertThat(figures.alone()).isEqualTo(1);
        assertThat(total.silent()).isEqualTo(1);
        assertThat(total.stale()).isEqualTo(1);
    }

    @Test
    void offersYearsInWhichSomethingIsDueTheCurrentAndTheChosenOne() {
        assertThat(overview(official, filter(Map.of())).choices().years())
                .extracting(Option::value)
                .containsExactly("2026", "all");
        assertThat(overview(official, filter(Map.of("year", "2024"))).choices().years())
                .extracting(Option::value)
                .containsExactly("2026", "2024", "all");
    }

    @Test
    void theRowsOfATownAreItsOrganizationsThoseWhoHaveNotReportedFirst() {
        Overview overview = overview(official, filter(Map.of("roadmap", roadmap.toString())));

        assertThat(overview.organizations()).isTrue();
        assertThat(overview.rows().rows())
                .extracting(Overview.Row::name)
                .containsExactly("СОШ № 1 Приозёрска", "СОШ № 2 Приозёрска");
        assertThat(overview.columns())
                .extracting(Overview.Column::label)
                .containsExactly("1 Документы", "2 Мероприятия");
        assertThat(overview.total().cells())
                .extracting(cell -> cell.figures().donePercent())
                .containsExactly(67, 0);
        assertThat(overview.rows().rows().get(0).cells())
                .extracting(
                        cell -> cell.figures().done() + " of " + cell.figures().due())
                .containsExactly("2 of 2", "0 of 1");
    }

    @Test
    void theRowsOfARegionAreItsTownsAlsoThoseWithoutWork() {
        Overview overview = overview(ministry, filter(Map.of()));

        assertThat(overview.organizations()).isFalse();
        assertThat(overview.rows().rows())
                .extracting(row -> row.name() + ": " + row.figures().due())
                .containsExactly("город Приозёрск: 4", "город Заречный: 0");
        Overview town = overview(ministry, filter(Map.of("municipality", world.town.toString())));
        assertThat(town.organizations()).isTrue();
        assertThat(town.total().figures().due()).isEqualTo(4);
    }

    @Test
    void aPeriodTakesWhatIsDueInItAndComparesWithTheOneBefore() {
        jdbc.sql("update assignment set agreed_due = date '2026-10-05', due = date '2026-10-05' where id = ?")
                .param(of("1.1", world.school))
                .update();
        Overview november = overview(official, filter(Map.of("year", "2026", "part", "11")));

        assertThat(november.period()).isEqualTo("ноябрь 2026 года");
        assertThat(november.before()).isEqualTo("октябрь 2026 года");
        assertThat(november.total().figures().due()).isEqualTo(3);
        assertThat(november.total().shareBefore()).as("9.11 is after 5.10").isZero();
        assertThat(november.total().figures().onTimePercent()).isZero();
        assertThat(november.total().change()).isZero();
        assertThat(overview(official, filter(Map.of("year", "2025"))).empty()).isTrue();
        Trend.Month october = november.trend().months().get(10);
        assertThat(october.name()).isEqualTo("октябрь 2026");
        assertThat(october.figures().doneLate()).isEqualTo(1);
    }

    @Test
    void aNoteOnTheReportIsAReactionAndOutsideTheWindowNothingIsStale() {
        jdbc.sql("""
                        insert into execution_report (id, assignment_id, no, state, by_account, by_name, capacity, updated_at)
                        values (next_id(), ?, 1, 'DRAFT', ?, 'Школа', 'учитель', timestamptz '2026-11-01 10:00+05')
                        """).params(of("2.3", world.school), official.accountId()).update();
        assertThat(overview(official, filter(Map.of())).total().stale()).isZero();

        TestTime.set(LocalDate.of(2026, 12, 2));
        assertThat(overview(official, filter(Map.of())).total().stale()).isEqualTo(1);
        TestTime.set(LocalDate.of(2027, 1, 2));
        Overview.Row past = overview(official, filter(Map.of("year", "2026"))).total();
        assertThat(past.stale()).as("late by now, no longer stale").isZero();
        assertThat(past.figures().late()).isGreaterThan(1);
    }

    @Test
    void everyFigureLeadsToItsListAndTheListToTheRow() {
        Overview overview = overview(official, filter(Map.of("roadmap", roadmap.toString())));
        Overview.Row total = overview.total();
        Figures figures = total.figures();

        assertThat(behind(total.links().due())).isEqualTo(figures.due());
        assertThat(behind(total.links().done())).isEqualTo(figures.done());
        assertThat(behind(total.links().late())).isEqualTo(figures.late());
        assertThat(behind(total.links().waiting())).isEqualTo(figures.waiting());
        assertThat(behind(total.links().awaiting())).isEqualTo(figures.awaiting());
        assertThat(behind(total.links().stale())).isEqualTo(total.stale());
        assertThat(behind(total.links().alone())).isEqualTo(figures.alone());
        assertThat(behind(total.links().undated())).isEqualTo(total.undated());
        assertThat(behind(total.cells().get(0).url())).isEqualTo(3);
        assertThat(behind(overview.rows().rows().get(0).cells().get(1).url())).isEqualTo(1);
        assertThat(get(official, overview.rows().rows().get(0).links().late()))
                .bodyText()
                .contains("/assignments/" + of("2.1", world.school), "Из сводки: просрочено.");
    }

    @Test
    void whatLiesOutsideTheTerritoryIsNotFound() {
        String foreign = world.otherTown.toString();
        assertThatThrownBy(() -> overview(official, filter(Map.of("municipality", foreign))))
                .isInstanceOf(NotFound.class);
        Actor elsewhere = world.otherTownMethodologist();
        assertThatThrownBy(() -> overview(elsewhere, filter(Map.of("roadmap", roadmap.toString()))))
                .isInstanceOf(NotFound.class);
        assertThat(overview(elsewhere, filter(Map.of())).empty()).isTrue();
        assertThatThrownBy(() -> overview(world.schoolWorker(), filter(Map.of())))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void misspeltFiltersNarrowNothing() {
        Overview overview = overview(
                official,
                filter(Map.of(
                        "roadmap",
                        "x",
                        "year",
                        "20x6",
                        "part",
                        "Q9",
                        "municipality",
                        "?",
                        "kind",
                        "'",
                        "sort",
                        "; drop")));
        assertThat(overview.total().figures().total()).isEqualTo(10);
        assertThat(get(
                        official,
                        "/progress/assignments?municipality=x&from=%2B999999999-01-01&until=1&show=no&tree=_&kind=%27"))
                .hasStatusOk();
    }

    @Test
    void narrowsByKindOfOrganizationAndOfResult() {
        assertThat(overview(official, filter(Map.of("kind", "KINDERGARTEN"))).empty())
                .isTrue();
        assertThat(overview(official, filter(Map.of("kind", "SCHOOL", "result", "REPORT")))
                        .total()
                        .figures()
                        .total())
                .isEqualTo(10);
        assertThat(overview(official, filter(Map.of("result", "PLAN"))).empty()).isTrue();
    }

    @Test
    void thePageDrawsThePicturesWithTheirNumbersAndLinksHome() {
        assertThat(get(official, "/progress/territory?roadmap=" + roadmap))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "<circle class=\"pt\"",
                        "По месяцам",
                        "50\u00a0%",
                        "2 из 4",
                        "Как считается",
                        "СОШ № 1 Приозёрска")
                .doesNotContain("style=");
        assertThat(get(ministry, "/progress/territory"))
                .hasStatusOk()
                .bodyText()
                .contains("город Заречный");
        assertThat(get(ministry, "/progress")).hasStatusOk().bodyText().contains("/progress/territory");
    }

    @Test
    void whoHasNotDoneItStandsBeforeWhoHasDoneEverything() {
        overviews.decided(of("2.1", world.school), "ACCEPTED", LocalDate.of(2026, 11, 18));
        overviews.decided(of("1.1", world.secondSchool), "NOT_DONE", null);
        Overview overview = overview(official, filter(Map.of("roadmap", roadmap.toString())));

        assertThat(overview.rows().rows())
                .extracting(row -> row.name() + ": " + row.figures().donePercent())
                .containsExactly("СОШ № 2 Приозёрска: 0", "СОШ № 1 Приозёрска: 100");
        assertThat(get(official, "/progress/territory?roadmap=" + roadmap))
                .bodyText()
                .contains("<th scope=\"col\" class=\"mk-r\">Не исполнено</th>", "\">Не исполнено: 1</a>")
                .contains("не представлено или исполнено не полностью");
        assertThat(behind("/progress/assignments?show=not-done&tree=" + roadmap))
                .isEqualTo(1);
    }

    private int behind(String url) {
        var model = get(official, url).getMvcResult().getModelAndView();
        return (int) ((Paged<?>) model.getModel().get("lines")).total();
    }

    private UUID of(String number, UUID school) {
        return overviews.assignment(roadmap, number, school);
    }

    private Overview overview(Actor actor, OverviewFilter filter) {
        return pages.of(actor, filter, null, RUSSIAN);
    }

    static OverviewFilter filter(Map<String, String> values) {
        return new OverviewFilter(
                values.get("roadmap"),
                values.get("year"),
                values.get("part"),
                values.get("municipality"),
                values.get("kind"),
                values.get("result"),
                values.get("sort"));
    }

    private MvcTestResult get(Actor actor, String address) {
        return mvc.get()
                .uri(java.net.URI.create(address))
                .with(signedIn.as(actor))
                .exchange();
    }
}
