package ru.metodkarta.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.schedule.ScheduleWorld.forSchools;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

@MetodkartaTest
class CalendarPageTest {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    @Autowired
    CalendarPages pages;

    @Autowired
    ScheduleWorld schedule;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    TestWorld world;
    Actor methodologist;
    UUID roadmap;

    @BeforeEach
    void planInForce() {
        TestTime.reset();
        world = worlds.make();
        methodologist = world.methodologist();
        roadmap = schedule.inForce(
                world,
                methodologist,
                forSchools("2.4", "до 20 ноября 2026"),
                forSchools("2.5", "до 29 ноября 2026"),
                forSchools("2.6", "до 15 марта 2027"));
    }

    @Test
    void aMonthIsAGridOfWholeWeeksWithDaysOffAndTodayMarked() {
        CalendarPage page = page(world.schoolWorker(), "month", "2026-11-05", null);

        assertThat(page.title()).isEqualTo("Ноябрь 2026");
        assertThat(page.months()).singleElement().satisfies(month -> {
            assertThat(month.weeks()).hasSize(6).allMatch(week -> week.size() == 7);
            assertThat(month.weeks().get(0).get(6).date()).isEqualTo(LocalDate.of(2026, 11, 1));
            assertThat(month.weeks().get(0).get(0).inside()).isFalse();
        });
        assertThat(day(page, 23).today()).isTrue();
        assertThat(day(page, 29).off()).isTrue();
        assertThat(day(page, 4).off()).as("a public holiday in the week").isTrue();
        assertThat(day(page, 20).entries()).isEqualTo(1);
        assertThat(page.total()).isEqualTo(2);
    }

    @Test
    void aDeadlineOnADayOffNamesTheWorkingDayOfControl() {
        CalendarPage page = page(world.schoolWorker(), "month", "2026-11-05", null);

        assertThat(page.days())
                .extracting(CalendarPage.DayList::controlOn)
                .containsExactly(null, LocalDate.of(2026, 11, 27));
    }

    @Test
    void ownWorkLinksToTheVeryRowAndIsRedOnlyWhenLate() {
        Actor worker = world.schoolWorker();
        List<Entry> entries = page(worker, "quarter", "2026-11-05", "own").days().stream()
                .flatMap(day -> day.entries().stream())
                .toList();

        assertThat(entries).extracting(entry -> entry.mark().tone()).containsExactly("late", "none");
        assertThat(entries.get(0).path()).isEqualTo("/assignments/" + schedule.assignment(roadmap, world.school));
        assertThat(get(worker, entries.get(0).path())).hasStatusOk();
        schedule.state(schedule.assignment(roadmap, world.school), "SUBMITTED");
        assertThat(page(worker, "month", "2026-11-05", "own")
                        .days()
                        .get(0)
                        .entries()
                        .get(0)
                        .mark()
                        .tone())
                .isEqualTo("wait");
    }

    @Test
    void followsTheWorkingDaysOfTheRegion() {
        jdbc.sql("insert into working_calendar (region_id, stamp) values (?, ?)")
                .params(world.region, UUID.randomUUID())
                .update();
        jdbc.sql(
                        "insert into regional_day (id, region_id, day, working, name, act, entered_by, entered_name, entered_at)"
                                + " values (?, ?, date '2026-11-27', false, 'День края', 'Закон края', ?, 'Администратор', now())")
                .params(UUID.randomUUID(), world.region, methodologist.accountId())
                .update();

        CalendarPage page = page(world.schoolWorker(), "month", "2026-11-05", null);

        assertThat(day(page, 27).off()).isTrue();
        assertThat(page.days().get(1).controlOn()).isEqualTo(LocalDate.of(2026, 11, 26));
    }

    @Test
    void aDayThatBeginsAMonthIsControlledOutsideOfItOnlyWhenItsWindowBeganBefore() {
        schedule.inForce(
                world,
                methodologist,
                forSchools("3.1", "с 20 апреля по 2 мая 2026"),
                forSchools("3.2", "до 2 мая 2026"));

        CalendarPage.DayList day =
                page(methodologist, "day", "2026-05-02", "territory").days().get(0);

        assertThat(day.controlOn()).as("they differ").isNull();
        assertThat(day.entries())
                .extracting(Entry::controlOn)
                .containsExactlyInAnyOrder(LocalDate.of(2026, 4, 30), LocalDate.of(2026, 5, 4));
        assertThat(get(methodologist, "/calendar?view=day&on=2026-05-02&of=territory"))
                .bodyText()
                .contains("02.05.2026, суббота", "контроль 30.04.2026", "контроль 04.05.2026");
    }

    @Test
    void aFullDayIsListedInPartAndInFullInItsOwnView() {
        schedule.inForce(
                world,
                methodologist,
                IntStream.rangeClosed(1, 130)
                        .mapToObj(n -> forSchools("8." + n, "до 10 декабря 2026"))
                        .toArray(ActivityContent[]::new));

        assertThat(page(methodologist, "month", "2026-12-01", "territory").days())
                .singleElement()
                .satisfies(day -> assertThat(day.entries()).hasSize(20))
                .returns(130, CalendarPage.DayList::total);
        assertThat(get(methodologist, "/calendar?on=2026-12-01&of=territory"))
                .bodyText()
                .contains("Все сроки дня: 130", "view=day&amp;on=2026-12-10");
        assertThat(page(methodologist, "year", "2026-12-01", "territory").days())
                .as("a year shows counts that lead to the days")
                .isEmpty();
        assertThat(get(methodologist, "/calendar?view=year&on=2026-12-01&of=territory"))
                .bodyText()
                .contains("view=day&amp;on=2026-12-10", "130 сроков");
        assertThat(get(methodologist, "/calendar?view=day&on=2026-12-10&of=territory&page=2"))
                .bodyText()
                .contains("10.12.2026, четверг", "п. 8.130 ")
                .doesNotContain("п. 8.99 ");
        assertThat(get(methodologist, "/calendar?view=day&on=2026-12-10&of=territory&page=77"))
                .as("the last page there is")
                .bodyText()
                .contains("п. 8.130 ");
    }

    @Test
    void anAdministratorWithoutWorkIsToldWhoseItIsAndHasNoEntryInTheMenu() {
        Actor administrator = world.administrator();
        assertThat(get(administrator, "/calendar")).hasStatus(403).bodyText().contains("У администратора своих");
        assertThat(get(administrator, "/calendar/subscriptions"))
                .hasStatus(403)
                .bodyText()
                .contains("У администратора своих");
        assertThat(get(administrator, "/")).bodyText().doesNotContain("href=\"/calendar\"");
    }

    @Test
    void theTerritorysOccurrenceIsOneLineForAllOrganizations() {
        schedule.state(schedule.assignment(roadmap, world.school), "ACCEPTED");

        List<Entry> entries = page(methodologist, "month", "2026-11-01", "territory").days().stream()
                .flatMap(day -> day.entries().stream())
                .toList();

        assertThat(entries).hasSize(2);
        assertThat(entries.get(0))
                .returns(2, Entry::total)
                .returns(1, Entry::accepted)
                .returns(1, Entry::late);
        assertThat(get(methodologist, entries.get(0).path()))
                .hasStatusOk()
                .bodyText()
                .contains("СОШ № 1 Приозёрска", "СОШ № 2 Приозёрска");
    }

    @Test
    void whatWasTakenOutOfControlHasNoDay() {
        schedule.state(schedule.assignment(roadmap, world.school), "WITHDRAWN");

        assertThat(page(world.schoolWorker(), "month", "2026-11-05", "own").total())
                .isEqualTo(1);
    }

    @Test
    void othersSeeNothingOfIt() {
        assertThat(page(world.otherTownSchoolWorker(), "year", "2026-01-01", "own")
                        .total())
                .isZero();
        assertThat(page(world.otherTownMethodologist(), "year", "2026-01-01", "territory")
                        .total())
                .isZero();
        assertThat(page(worlds.make().ministryOfficial(), "year", "2026-01-01", "territory")
                        .total())
                .isZero();
        assertThat(get(world.schoolWorker(), "/calendar?of=territory")).hasStatus(403);
    }

    @Test
    void showsEveryViewAndForgivesMisspeltAddresses() {
        for (String address : List.of(
                "/calendar",
                "/calendar?view=quarter&of=own",
                "/calendar?view=year&on=2026-11-01&of=territory&roadmap=" + roadmap,
                "/calendar?view=decade&on=2026-02-31&of=all&roadmap=x")) {
            assertThat(get(methodologist, address))
                    .as(address)
                    .hasStatusOk()
                    .bodyText()
                    .contains("Календарь: ");
        }
        assertThat(get(methodologist, "/calendar?view=month&on=2026-11-01&of=territory"))
                .bodyText()
                .contains(
                        "п. 2.4 <span lang=\"ru\">Семинар",
                        "Просрочено: 2",
                        "2 организации, принято 0",
                        "выходной, контроль 27.11.2026");
        assertThat(get(methodologist, "/calendar?on=2026-07-01")).bodyText().contains("На этот период сроков нет");
        assertThat(get(methodologist, "/calendar?view=month&on=2026-11-01&of=territory&lang=en"))
                .as("our words are English, the document's stay")
                .bodyText()
                .contains("item 2.4 <span lang=\"ru\">Семинар")
                .doesNotContain("п. 2.4");
    }

    @Test
    void aRoadmapOfTheFilterNarrowsTheDays() {
        UUID second = schedule.inForce(world, methodologist, forSchools("9.9", "до 25 ноября 2026"));

        CalendarPage page = pages.of(
                methodologist,
                new CalendarFilter("month", "2026-11-01", "territory", second.toString(), null),
                RUSSIAN);

        assertThat(page.days()).extracting(CalendarPage.DayList::date).containsExactly(LocalDate.of(2026, 11, 25));
    }

    private CalendarPage page(Actor actor, String view, String on, String of) {
        return pages.of(actor, new CalendarFilter(view, on, of, null, null), RUSSIAN);
    }

    private static CalendarPage.Day day(CalendarPage page, int dayOfMonth) {
        return page.months().get(0).weeks().stream()
                .flatMap(List::stream)
                .filter(day -> day.inside() && day.date().getDayOfMonth() == dayOfMonth)
                .findFirst()
                .orElseThrow();
    }

    private MvcTestResult get(Actor actor, String address) {
        return mvc.get().uri(address).with(signedIn.as(actor)).exchange();
    }
}
