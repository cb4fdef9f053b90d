package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** 130 schools, 20 activities a year over three years: 7,800 assignments are created by a job, wholly or not at all. */
@MetodkartaTest
class LargeApprovalTest {

    private static final int SCHOOLS = 130;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    RoadmapDrafts drafts;

    @Autowired
    Approvals approvals;

    @Autowired
    ApprovalWorker worker;

    @Autowired
    ApprovalJobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    TestWorld world;
    Actor methodologist;
    Actor official;
    UUID id;

    @BeforeEach
    void submitted() {
        world = worlds.make();
        methodologist = world.methodologist();
        official = world.official();
        for (int n = 0; n < SCHOOLS - 1; n++) {
            world.organization(
                    world.town, world.authority, null, "SCHOOL", "Лицей № " + n + " Приозёрска", "Лицей № " + n);
        }
        List<ActivityContent> rows = IntStream.rangeClosed(1, 20)
                .mapToObj(n -> Samples.activity("1." + n + ".", "Мероприятие " + n, "ежегодно (декабрь)", "школы"))
                .toList();
        RoadmapPlace place = new RoadmapPlace(world.region, world.town, null, Level.MUNICIPAL, null);
        id = drafts.draft(
                methodologist, Samples.content(place, List.of(new SectionContent("1", "Раздел", null, rows))));
        approvals.submit(methodologist, id, null);
    }

    @AfterEach
    void nothingTerminatesConnections() {
        jdbc.sql("drop trigger if exists stop_in_the_middle on approval_job_progress")
                .update();
    }

    @Test
    void approverSeesHowFarItHasComeAndTheRoadmapIsInForceWhenItEnds() {
        assertThat(post("/decision", official, approval())).hasRedirectedUrl("/roadmaps/" + id + "/approval/progress");
        assertThat(state()).as("nothing has happened yet").isEqualTo("IN_REVIEW");
        assertThat(get("/approval/progress", official))
                .hasStatusOk()
                .hasHeader("Refresh", "2")
                .bodyText()
                .contains("Подготовка исполнений", "Страницу можно закрыть");
        assertThat(get("/approval", official)).hasRedirectedUrl("/roadmaps/" + id + "/approval/progress");
        assertThat(post("/decision", official, approval()))
                .as("a second approver is told")
                .hasStatus(409)
                .bodyText()
                .contains("уже выполняется");
        assertThat(worker.runOne()).isTrue();
        assertThat(state()).isEqualTo("IN_FORCE");
        assertThat(assignments()).isEqualTo(expected());
        assertThat(get("/approval/progress", official))
                .doesNotContainHeader("Refresh")
                .bodyText()
                .contains("Дорожная карта утверждена и действует");
        assertThat(jobs.latest(id).orElseThrow().done()).isEqualTo(expected());
        assertThat(worker.runOne()).as("it is run once").isFalse();
    }

    @Test
    void brokenOffInTheMiddleItIsRolledBackAndBegunAgain() {
        post("/decision", official, approval());
        // after the first few thousand the connection of the approval is cut, as kill -9 would
        jdbc.sql("""
                        create or replace function stop_in_the_middle() returns trigger language plpgsql as $$
                        begin
                          perform pg_terminate_backend(pid) from pg_stat_activity
                          where datname = current_database() and state = 'idle in transaction' and pid <> pg_backend_pid();
                          return new;
                        end $$
                        """).update();
        jdbc.sql("create trigger stop_in_the_middle before insert or update on approval_job_progress"
                        + " for each row execute function stop_in_the_middle()")
                .update();
        assertThat(worker.runOne()).isFalse();
        assertThat(state()).isEqualTo("IN_REVIEW");
        assertThat(assignments()).as("never half").isZero();
        assertThat(jobs.latest(id).orElseThrow().waiting()).isTrue();
        assertThat(jobs.latest(id).orElseThrow().done())
                .as("it had come that far")
                .isBetween(1, expected() - 1);
        jdbc.sql("drop trigger stop_in_the_middle on approval_job_progress").update();

        assertThat(worker.runOne()).isTrue();
        assertThat(state()).isEqualTo("IN_FORCE");
        assertThat(assignments()).as("never double").isEqualTo(expected());
        assertThat(jdbc.sql("select count(*) from official_act where region_id = ?")
                        .param(world.region)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void withdrawnMeanwhileItFailsWithTheReasonAndNothingTypedIsLost() {
        post("/decision", official, approval());
        approvals.withdraw(methodologist, id);
        assertThat(worker.runOne()).isTrue();
        assertThat(state()).isEqualTo("DRAFT");
        assertThat(get("/approval/progress", official))
                .bodyText()
                .contains("Утвердить не удалось", "Автор отозвал дорожную карту");
        approvals.submit(methodologist, id, null);
        assertThat(get("/approval", official)).hasStatusOk().bodyText().contains("01-05-312");
    }

    private int expected() {
        return SCHOOLS * 20 * 3 + 20 * 3;
    }

    private int assignments() {
        return jdbc.sql("select count(*) from assignment where roadmap_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private String state() {
        return jdbc.sql("select state from roadmap where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private static Map<String, String> approval() {
        return new HashMap<>(Map.of(
                "verdict", "APPROVED",
                "kind", "ORDER",
                "issuer", "Управление образования",
                "signatory", "начальник",
                "onDate", "20.11.2026",
                "number", "01-05-312",
                "controlFrom", "01.01.2026",
                "otherPast", "CONTROL"));
    }

    private MvcTestResult get(String path, Actor actor) {
        return mvc.get().uri("/roadmaps/" + id + path).with(signedIn.as(actor)).exchange();
    }

    private MvcTestResult post(String path, Actor actor, Map<String, String> form) {
        var request = mvc.post()
                .uri("/roadmaps/" + id + path)
                .with(signedIn.as(actor))
                .with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }
}
