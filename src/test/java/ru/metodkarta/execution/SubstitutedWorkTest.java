package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.RoleHolders;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;

/** What a substitute sees and decides: the absent person's work from the first day to the last, and nothing afterwards. */
@MetodkartaTest
class SubstitutedWorkTest {

    /** The first day of the substitution begins and the last ends at midnight in the region, five hours before UTC's. */
    private static final Instant EVE = Instant.parse("2026-11-24T18:59:00Z");

    private static final Instant FIRST_MINUTE = Instant.parse("2026-11-24T19:00:00Z");
    private static final Instant LAST_MINUTE = Instant.parse("2026-11-27T18:59:00Z");
    private static final Instant AFTERWARDS = Instant.parse("2026-11-27T19:00:00Z");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ExecutionReports reports;

    @Autowired
    Actors actors;

    @Autowired
    RoleHolders holders;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor absent;
    Actor substitute;

    @BeforeEach
    void people() {
        world = executions.world();
        absent = world.methodologist();
        substitute = world.person("Заместитель", Role.STAFF, "психолог", world.service, null, world.service);
    }

    @AfterEach
    void noon() {
        TestTime.reset();
    }

    @Test
    void seesTheAbsentPersonsPlansFromTheFirstDayToTheLastAndNotTheDayAfter() {
        PlannedRoadmap draft = executions.plan(world, absent, activity("1.1", "октябрь 2026 г.", schools(Part.LEAD)));
        String page = "/roadmaps/" + draft.roadmapId();
        appoint(absent, substitute, "25.11.2026", "27.11.2026");

        TestTime.set(EVE);
        assertThat(get(substitute, page)).hasStatus(404);
        TestTime.set(FIRST_MINUTE);
        assertThat(get(substitute, page)).hasStatusOk().bodyText().contains("Замещаете: Методист, до 27.11");
        assertThat(get(absent, page)).hasStatusOk();
        TestTime.set(LAST_MINUTE);
        assertThat(get(substitute, page)).hasStatusOk();
        TestTime.set(AFTERWARDS);
        assertThat(get(substitute, page)).hasStatus(404);
    }

    @Test
    void isNamedAmongThoseWhoDecideAsLongAsItLasts() {
        Actor official = world.official();
        Set<Role> roles = Acceptance.SECOND_PERSONS;
        LocalDate during = LocalDate.of(2026, 11, 27);
        assertThat(holders.others(roles, world.town, official.accountId(), during))
                .isEmpty();

        appoint(official, substitute, "23.11.2026", "27.11.2026");
        assertThat(holders.others(roles, world.town, official.accountId(), during))
                .singleElement(as(STRING))
                .startsWith("Заместитель, ");
        assertThat(holders.others(roles, world.town, official.accountId(), during.plusDays(1)))
                .isEmpty();
        assertThat(holders.anyOther(roles, world.town, official.accountId(), during))
                .as("appointed is nobody else")
                .isFalse();
    }

    @Test
    void seesTheUnionOfOwnAndLentZonesAndNothingMore() {
        appoint(absent, substitute, "23.11.2026", "27.11.2026");
        Actor acting = actors.byId(substitute.accountId()).orElseThrow();

        assertThat(acting.grants()).hasSize(2);
        assertThat(acting.scope().municipalityIds()).containsExactly(world.town);
        assertThat(acting.scope().organizationIds()).containsExactly(world.service);
        assertThat(acting.scope().wholeRegion()).isFalse();
        PlannedRoadmap draft = executions.plan(world, absent, activity("1.1", "октябрь 2026 г.", schools(Part.LEAD)));
        UUID school = schoolAssignment(executions.inForce(draft, absent));
        assertThat(get(substitute, "/assignments/" + school)).hasStatusOk();
        assertThat(get(substitute, "/accounts")).hasStatus(403);
        assertThat(get(substitute, "/organizations/" + world.otherSchool)
                        .getResponse()
                        .getStatus())
                .isEqualTo(get(absent, "/organizations/" + world.otherSchool)
                        .getResponse()
                        .getStatus());
    }

    @Test
    void aDecisionAndItsJournalEntryShowBothNames() {
        UUID id = reported(world.schoolWorker());
        appoint(absent, substitute, "23.11.2026", "27.11.2026");

        assertThat(accept(substitute, id)).hasRedirectedUrl("/acceptance");

        String both = "психолог, ЦРО Приозёрска — за: методист (Методист)";
        assertThat(jdbc.sql(
                                "select by_name || ': ' || capacity from assignment_decision where assignment_id = ? and verdict = 'ACCEPTED'")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("Заместитель: " + both);
        assertThat(jdbc.sql(
                                "select actor_name || ': ' || capacity || ' ' || (details ->> 'actingFor') from journal where subject_id = ? and account_id = ?")
                        .params(id, substitute.accountId())
                        .query(String.class)
                        .list())
                .containsExactly("Заместитель: " + both + " " + absent.accountId());
    }

    @Test
    void nobodyAcceptsTheirOwnReportAsTheSubstituteOfWhoWouldAcceptIt() {
        Actor worker = world.person("Директор", Role.STAFF, "директор", world.school, null, world.school);
        UUID id = reported(worker);
        appoint(absent, worker, "23.11.2026", "27.11.2026");

        assertThat(get(worker, "/assignments/" + id)).hasStatusOk().bodyText().doesNotContain("Вернуть на доработку");
        assertThat(get(worker, "/acceptance")).hasStatusOk().bodyText().doesNotContain(id.toString());
        assertThat(accept(worker, id)).hasStatus(403);
    }

    @Test
    void neitherMayTheAbsentPersonAcceptWhatWasReportedInTheirPlaceNorTheSubstituteWhatTheyReported() {
        Actor both = world.supervisor();
        jdbc.sql("update role_assignment set employer_id = ? where id = ?")
                .params(world.school, both.grants().get(0).roleId())
                .update();
        Actor head = actors.byId(both.accountId()).orElseThrow();
        UUID theirs = reported(head);
        Actor deputy = world.person("Завуч", Role.STAFF, "завуч", world.school, null, world.school);
        appoint(head, deputy, "23.11.2026", "27.11.2026");
        assertThat(accept(deputy, theirs)).hasStatus(403);

        UUID inPlace = unreported();
        Actor acting = actors.byId(deputy.accountId()).orElseThrow();
        reports.submit(acting, inPlace, ReportContent.done("Сделано", LocalDate.of(2026, 10, 20), "Справка"));
        jdbc.sql("update execution_report set acting_for = ? where assignment_id = ?")
                .params(head.accountId(), inPlace)
                .update();
        assertThat(get(head, "/acceptance")).bodyText().doesNotContain(inPlace.toString());
        assertThat(accept(head, inPlace)).hasStatus(403);
    }

    private UUID reported(Actor author) {
        UUID id = unreported();
        reports.submit(author, id, ReportContent.done("Сделано", LocalDate.of(2026, 10, 20), "Справка"));
        return id;
    }

    private UUID unreported() {
        return schoolAssignment(executions.inForce(
                executions.plan(world, absent, activity("1.1", "октябрь 2026 г.", schools(Part.LEAD))), absent));
    }

    private UUID schoolAssignment(UUID roadmap) {
        return reports.ofRoadmap(roadmap).stream()
                .filter(ref -> ref.organizationId().equals(world.school))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void appoint(Actor whose, Actor who, String from, String until) {
        assertThat(mvc.post()
                        .uri("/profile/substitutions")
                        .param("substitute", who.accountId().toString())
                        .param("from", from)
                        .param("until", until)
                        .with(csrf())
                        .with(signedIn.as(whose)))
                .hasRedirectedUrl("/profile/substitutions");
    }

    private MvcTestResult accept(Actor actor, UUID id) {
        return mvc.post()
                .uri("/assignments/" + id + "/decision")
                .param("verdict", "ACCEPT")
                .with(csrf())
                .with(signedIn.as(actor))
                .exchange();
    }

    private MvcTestResult get(Actor actor, String url) {
        return mvc.get().uri(url).with(signedIn.as(actor)).exchange();
    }
}
