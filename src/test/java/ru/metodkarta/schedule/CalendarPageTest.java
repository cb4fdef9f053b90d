package ru.metodkarta.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.schedule.ScheduleWorld.forSchools;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;

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
    PasswordEncoder encoder;

    @Autowired
    Actors actors;

    TestWorld world;
    Actor methodologist;
    UUID roadmap;

    @BeforeEach
    void planInForce() {
        TestTime.reset();
        world = new TestWorld(jdbc, encoder, actors);
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
    void theTerritorysOccurrenceIsOneLineForAllOrganizations() {
        schedule.state(schedule.assignment(roadmap, world.school), "ACCEPTED");

        List<Entry> entries = page(methodologist, "year", "2026-01-01", "territory").days().stream()
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
        assertThat(page(new TestWorld(jdbc, encoder, actors).ministryOfficial(), "year", "2026-01-01", "territory")
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
                        "п. 2.4 Семинар", "Просрочено: 2", "2 организации, принято 0", "выходной, контроль 27.11.2026");
        assertThat(get(methodologist, "/calendar?on=2026-07-01")).bodyText().contains("На этот период сроков нет");
    }

    @Test
    void aRoadmapOfTheFilterNarrowsTheDays() {
        UUID second = schedule.inForce(world, methodologist, forSchools("9.9", "до 25 ноября 2026"));

        CalendarPage page = pages.of(
                methodologist, new CalendarFilter("month", "2026-11-01", "territory", second.toString()), RUSSIAN);

        assertThat(page.days()).extracting(CalendarPage.DayList::date).containsExactly(LocalDate.of(2026, 11, 25));
    }

    private CalendarPage page(Actor actor, String view, String on, String of) {
        return pages.of(actor, new CalendarFilter(view, on, of, null), RUSSIAN);
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
