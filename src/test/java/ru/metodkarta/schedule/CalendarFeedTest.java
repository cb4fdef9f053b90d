package ru.metodkarta.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static ru.metodkarta.schedule.ScheduleWorld.forSchools;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** The personal link as a calendar program meets it: no session, no language, a parser of its own. */
@MetodkartaTest
class CalendarFeedTest {

    private static final Pattern LINK = Pattern.compile("(/calendar/feed/[\\w-]{43}\\.ics)");

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
    Actor worker;
    UUID roadmap;

    @BeforeEach
    void planInForce() {
        TestTime.reset();
        world = worlds.make();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        roadmap = schedule.inForce(
                world, methodologist, forSchools("2.4", "до 20 ноября 2026"), forSchools("2.5", "до 29 ноября 2026"));
    }

    @Test
    void aStrangerWithTheLinkReadsAllDayEventsWithoutASession() throws Exception {
        MvcTestResult answer = fetch(made(worker, "own"));

        assertThat(answer).hasStatusOk().hasContentType("text/calendar;charset=UTF-8");
        assertThat(answer.getResponse().getHeader(HttpHeaders.SET_COOKIE)).isNull();
        assertThat(answer.getRequest().getSession(false)).isNull();
        assertThat(answer.getResponse().getHeader(HttpHeaders.CACHE_CONTROL)).contains("private");
        List<VEvent> events = events(answer);
        assertThat(events).hasSize(2).allMatch(event -> !event.validate().hasErrors());
        VEvent first = events.get(0);
        assertThat(first.getDateTimeStart().getDate()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(first.getSummary().getValue()).isEqualTo("п. 2.4 Семинар, для учителей; школ");
        assertThat(first.getDescription().getValue())
                .contains(
                        "СОШ № 1 Приозёрска",
                        "срок прошёл",
                        "/assignments/" + schedule.assignment(roadmap, world.school));
    }

    @Test
    void namesNoPeople() {
        assertThat(text(fetch(made(worker, "own"))))
                .doesNotContain(worker.name() + " ", methodologist.name(), worker.login());
        jdbc.sql("update assignment set assignee_id = ? where roadmap_id = ?")
                .params(worker.accountId(), roadmap)
                .update();
        assertThat(text(fetch(made(methodologist, "territory")))).doesNotContain(methodologist.name(), worker.login());
    }

    @Test
    void anUnchangedCalendarIsNotSentTwice() {
        String link = made(worker, "own");
        String tag = fetch(link).getResponse().getHeader(HttpHeaders.ETAG);
        TestTime.set(TestTime.START.plus(Duration.ofHours(5)));

        assertThat(mvc.get().uri(link).header(HttpHeaders.IF_NONE_MATCH, tag)).hasStatus(304);
    }

    @Test
    void aMovedDateIsTheSameEventWithAHigherNumber() throws Exception {
        String link = made(worker, "own");
        VEvent before = events(fetch(link)).get(1);
        TestTime.set(TestTime.START.plus(Duration.ofHours(1)));
        jdbc.sql(
                        "update assignment set due = date '2026-12-10', report_due = date '2026-12-10' where roadmap_id = ? and due = date '2026-11-29'")
                .param(roadmap)
                .update();

        VEvent after = events(fetch(link)).get(1);

        assertThat(value(after, "UID")).isEqualTo(value(before, "UID"));
        assertThat(after.getDateTimeStart().getDate()).isEqualTo(LocalDate.of(2026, 12, 10));
        assertThat(value(before, "SEQUENCE")).isEqualTo("0");
        assertThat(value(after, "SEQUENCE")).isEqualTo("1");
        assertThat(value(after, "LAST-MODIFIED")).isGreaterThan(value(before, "LAST-MODIFIED"));
    }

    @Test
    void whatWasWithdrawnIsCancelledForMonthsAndComesBackWhenReopened() throws Exception {
        String link = made(worker, "own");
        UUID assignment = schedule.assignment(roadmap, world.school);
        fetch(link);
        schedule.state(assignment, "WITHDRAWN");
        assertThat(events(fetch(link)))
                .extracting(event -> value(event, "STATUS"))
                .containsExactly("CANCELLED", "CONFIRMED");
        assertThat(value(events(fetch(link)).get(0), "SEQUENCE"))
                .as("cancelled once")
                .isEqualTo("1");

        schedule.state(assignment, "NOT_STARTED");
        assertThat(value(events(fetch(link)).get(0), "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(events(fetch(link)).get(0), "SEQUENCE")).isEqualTo("2");

        schedule.state(assignment, "WITHDRAWN");
        fetch(link);
        TestTime.set(TestTime.START.plus(Duration.ofDays(190)));
        assertThat(events(fetch(link))).hasSize(1);
    }

    @Test
    void theTerritorysEventCountsOrganizations() throws Exception {
        schedule.state(schedule.assignment(roadmap, world.school), "ACCEPTED");

        List<VEvent> events = events(fetch(made(methodologist, "territory")));

        assertThat(events).hasSize(2);
        assertThat(events.get(0).getDescription().getValue())
                .contains("Организаций: 2, принято: 1, на проверке: 0, просрочено: 1.");
    }

    @Test
    void theLinkIsShownOnceAndOnlyItsHashIsKept() {
        String link = made(worker, "own");
        String token = link.substring(link.lastIndexOf('/') + 1).replace(".ics", "");

        assertThat(page(worker)).bodyText().contains("Действует").doesNotContain(token);
        assertThat(jdbc.sql("select count(*) from calendar_feed where token_hash = ? or language = ?")
                        .params(token, token)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from journal where action = 'CALENDAR_LINK_MADE' and account_id = ?"
                                + " and details::text not like '%' || ? || '%'")
                        .params(worker.accountId(), token)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aRevokedReplacedOrWrongLinkIsTheSameBare404() {
        String first = made(worker, "own");
        String second = made(worker, "own");
        assertThat(fetch(second)).hasStatusOk();
        assertThat(mvc.post()
                        .uri("/calendar/subscriptions/own/revocation")
                        .with(csrf())
                        .with(signedIn.as(worker)))
                .hasRedirectedUrl("/calendar/subscriptions");

        for (String dead :
                List.of(first, second, "/calendar/feed/" + "x".repeat(43) + ".ics", "/calendar/feed/x.ics")) {
            assertThat(fetch(dead)).as(dead).hasStatus(404);
            assertThat(text(fetch(dead))).isEmpty();
        }
    }

    @Test
    void aLinkReadTooOftenIsAskedToComeLater() {
        String link = made(worker, "own");
        for (int i = 0; i < FeedThrottle.READINGS_OF_A_LINK; i++) {
            assertThat(fetch(link)).hasStatusOk();
        }
        assertThat(fetch(link)).hasStatus(429).headers().hasValue(HttpHeaders.RETRY_AFTER, "600");
        assertThat(fetch(made(methodologist, "territory"))).as("another link").hasStatusOk();
        TestTime.set(TestTime.START.plus(FeedThrottle.WINDOW));
        assertThat(fetch(link)).hasStatusOk();
    }

    @Test
    void aDoubleClickMakesOneLink() {
        String key = UUID.randomUUID().toString();
        String link = link(post(worker, "own", key));

        assertThat(post(worker, "own", key)).hasRedirectedUrl("/calendar/subscriptions");
        assertThat(fetch(link)).hasStatusOk();
    }

    @Test
    void aBlockedAccountAndAnEndedRoleSilenceTheLink() {
        String own = made(worker, "own");
        jdbc.sql("update account set blocked_at = now() where id = ?")
                .param(worker.accountId())
                .update();
        assertThat(fetch(own)).hasStatus(404);

        String territory = made(methodologist, "territory");
        assertThat(fetch(territory)).hasStatusOk();
        jdbc.sql("update role_assignment set until_on = date '2026-11-22' where account_id = ?")
                .param(methodologist.accountId())
                .update();
        assertThat(fetch(territory)).hasStatus(404);
    }

    @Test
    void anotherTownAndAnotherRegionReadNothingOfIt() throws Exception {
        TestWorld elsewhere = worlds.make();

        assertThat(events(fetch(made(world.otherTownSchoolWorker(), "own")))).isEmpty();
        assertThat(events(fetch(made(world.otherTownMethodologist(), "territory"))))
                .isEmpty();
        assertThat(events(fetch(made(elsewhere.ministryOfficial(), "territory"))))
                .isEmpty();
    }

    @Test
    void twoThousandEventsAreReadAndOfMoreTheNearest() throws Exception {
        String token = links.make(worker, CalendarScope.OWN, Locale.forLanguageTag("ru"));
        String link = "/calendar/feed/" + token + ".ics";
        more(2000, 1);

        assertThat(events(fetch(link))).hasSize(2002);
        assertThat(events(fetch(link))).hasSize(2002);

        more(2000, 2);
        List<VEvent> nearest = events(fetch(link));
        assertThat(nearest)
                .hasSizeBetween(2900, Feeds.MOST_EVENTS)
                .as("what is far away is left out, not cancelled")
                .allMatch(event -> "CONFIRMED".equals(value(event, "STATUS")));
        assertThat(nearest.get(0).getDateTimeStart().getDate()).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    private void more(int number, int batch) {
        jdbc.sql("""
                        with more as (
                          insert into occurrence (id, activity_id, roadmap_id, key, for_year, due, added_by_revision, revision_id)
                          select next_id(), o.activity_id, o.roadmap_id, 'more' || :batch || '-' || n, 2027, date '2027-01-01' + n % 300,
                            o.added_by_revision, o.revision_id
                          from (select * from occurrence where roadmap_id = :roadmap limit 1) o, generate_series(1, :number) n
                          returning *)
                        insert into assignment (id, region_id, municipality_id, organization_id, roadmap_id, activity_id,
                          occurrence_id, part, state, for_year, agreed_due, due, report_due, state_at)
                        select next_id(), :region, :town, :school, :roadmap, activity_id, id, 'LEAD', 'NOT_STARTED', 2027,
                          due, due, due, now() from more
                        """)
                .param("roadmap", roadmap)
                .param("region", world.region)
                .param("town", world.town)
                .param("school", world.school)
                .param("number", number)
                .param("batch", batch)
                .update();
    }

    private String made(Actor actor, String scope) {
        return link(post(actor, scope, UUID.randomUUID().toString()));
    }

    private MvcTestResult post(Actor actor, String scope, String key) {
        return mvc.post()
                .uri("/calendar/subscriptions/" + scope)
                .param("requestKey", key)
                .with(csrf())
                .with(signedIn.as(actor))
                .exchange();
    }

    private MvcTestResult page(Actor actor) {
        return mvc.get().uri("/calendar/subscriptions").with(signedIn.as(actor)).exchange();
    }

    private static String link(MvcTestResult page) {
        assertThat(page).hasStatusOk();
        Matcher link = LINK.matcher(text(page));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private MvcTestResult fetch(String link) {
        return mvc.get().uri(link).exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<VEvent> events(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatusOk();
        return IcsTextTest.parsed(answer.getResponse().getContentAsByteArray()).getComponents(Component.VEVENT);
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).map(Property::getValue).orElse(null);
    }
}
