package ru.metodkarta.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.component.VEvent;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** «Дата проведения»: wherever an event with a named day is shown, it has that one day, whoever has reported already. */
@MetodkartaTest
class NamedDayTest {

    private static final LocalDate NAMED = LocalDate.of(2026, 12, 10);

    @Autowired
    CalendarPages pages;

    @Autowired
    FeedLinks links;

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

    /** Printed for 20 December. One school has been accepted, one has reported, one has not; the service takes part, too. */
    @BeforeEach
    void named() {
        TestTime.reset();
        world = worlds.make();
        methodologist = world.methodologist();
        UUID third = world.organization(world.town, world.authority, null, "SCHOOL", "Лицей № 3", "Лицей № 3");
        roadmap = schedule.inForce(
                world,
                methodologist,
                new ActivityContent(
                        "7.1",
                        "Фестиваль",
                        List.of(
                                ExecutorContent.group("школы", Part.LEAD, GroupCode.SCHOOLS, GroupBasis.SUBORDINATION),
                                ExecutorContent.organization("служба", Part.REPORTING, world.service)),
                        "до 20 декабря 2026",
                        "Справка",
                        ResultKind.REPORT,
                        null));
        schedule.state(schedule.assignment(roadmap, world.school), "SUBMITTED");
        schedule.state(schedule.assignment(roadmap, third), "ACCEPTED");
        name(occurrence(roadmap), "10.12.2026");
    }

    private void name(UUID occurrence, String day) {
        assertThat(mvc.post()
                        .uri("/occurrences/" + occurrence + "/event-date")
                        .param("heldOn", day)
                        .param("seenDay", "10.12.2026")
                        .with(signedIn.as(methodologist))
                        .with(csrf()))
                .hasStatus3xxRedirection();
    }

    @Test
    void theCalendarHasOneLineForAllExecutors() {
        assertThat(page(methodologist, "territory").days())
                .singleElement()
                .returns(NAMED, CalendarPage.DayList::date)
                .satisfies(day -> assertThat(day.entries()).singleElement().returns(4, Entry::total));
        for (Actor own : List.of(world.schoolWorker(), world.secondSchoolWorker())) {
            assertThat(page(own, "own").days())
                    .extracting(CalendarPage.DayList::date)
                    .containsExactly(NAMED);
        }
    }

    @Test
    void theLinkOfACalendarShowsIt() throws Exception {
        assertThat(days(world.schoolWorker(), CalendarScope.OWN)).containsExactly(NAMED);
        assertThat(days(methodologist, CalendarScope.OWN)).as("the own body's").containsExactly(NAMED);
        assertThat(days(methodologist, CalendarScope.TERRITORY)).containsExactly(NAMED);
    }

    @Test
    void theLinkOfTheTerritoryCountsWhatWasReportedBeforeTheDayWasNamed() throws Exception {
        UUID undated = schedule.inForce(world, methodologist, ScheduleWorld.forSchools("7.2", "по плану министерства"));
        jdbc.sql(
                        "update assignment set state = case when organization_id = :school then 'SUBMITTED' else 'ACCEPTED' end"
                                + " where occurrence_id = :occurrence and organization_id in (:school, :second)")
                .param("school", world.school)
                .param("second", world.secondSchool)
                .param("occurrence", occurrence(undated))
                .update();
        name(occurrence(undated), "15.12.2026");

        assertThat(events(methodologist, CalendarScope.TERRITORY))
                .filteredOn(event ->
                        LocalDate.from(event.getDateTimeStart().getDate()).equals(LocalDate.of(2026, 12, 15)))
                .singleElement()
                .satisfies(event -> assertThat(event.getDescription().getValue())
                        .contains("Организаций: 3, принято: 1, на проверке: 1"));
    }

    @Test
    void theMonthPlanAndTheMatrixShowIt() throws Exception {
        byte[] paper = get(methodologist, "/papers/month-plan.docx?on=2026-12-01")
                .getResponse()
                .getContentAsByteArray();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(paper));
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            assertThat(text.getText()).contains("10.12.2026", "1 из 4").doesNotContain("20.12.2026");
        }
        assertThat(get(methodologist, "/acceptance/matrix?roadmap=" + roadmap + "&year=2026"))
                .bodyText()
                .contains("10.12.2026")
                .doesNotContain("20.12.2026");
    }

    private Stream<LocalDate> days(Actor actor, CalendarScope scope) throws Exception {
        return events(actor, scope).stream()
                .map(event -> LocalDate.from(event.getDateTimeStart().getDate()));
    }

    private List<VEvent> events(Actor actor, CalendarScope scope) throws Exception {
        String token = links.make(actor, scope, Locale.forLanguageTag("ru"));
        MvcTestResult feed = mvc.get().uri("/calendar/feed/" + token + ".ics").exchange();
        return IcsTextTest.parsed(feed.getResponse().getContentAsByteArray()).getComponents("VEVENT");
    }

    private CalendarPage page(Actor actor, String of) {
        return pages.of(actor, new CalendarFilter("month", "2026-12-01", of, null, null), Locale.forLanguageTag("ru"));
    }

    private UUID occurrence(UUID plan) {
        return jdbc.sql("select id from occurrence where roadmap_id = ? order by for_year limit 1")
                .param(plan)
                .query(UUID.class)
                .single();
    }

    private MvcTestResult get(Actor actor, String address) {
        return mvc.get().uri(address).with(signedIn.as(actor)).exchange();
    }
}
