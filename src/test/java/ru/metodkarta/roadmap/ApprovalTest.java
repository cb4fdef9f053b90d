package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static ru.metodkarta.roadmap.Samples.DROP_PAST;
import static ru.metodkarta.roadmap.Samples.ORDER;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.approval.Remarks;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Level;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

@MetodkartaTest
class ApprovalTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    RoadmapDrafts drafts;

    @Autowired
    Approvals approvals;

    @Autowired
    Remarks remarks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    @Autowired
    Actors actors;

    TestWorld world;
    Actor methodologist;
    Actor official;
    RoadmapPlace place;
    UUID id;

    @BeforeEach
    void draft() {
        world = worlds.make();
        methodologist = world.methodologist();
        official = world.official();
        place = new RoadmapPlace(world.region, world.town, null, Level.MUNICIPAL, null);
        id = drafts.draft(methodologist, Samples.content(place, Samples.small()));
    }

    @Test
    void goesFromDraftThroughReturnToForce() {
        assertThat(get("/submission", methodologist)).hasStatusOk().bodyText().contains("3 мероприятия");
        assertThat(post("/submission", methodologist, Map.of("note", "Прошу утвердить")))
                .hasRedirectedUrl("/roadmaps/" + id);
        assertThat(state()).isEqualTo("IN_REVIEW");
        assertThat(get("", methodologist)).bodyText().contains("На утверждении", "Отозвать с согласования");

        UUID activity = activity("Сбор отчётов");
        assertThat(get("/approval", official))
                .hasStatusOk()
                .bodyText()
                .contains("Прошу утвердить", "Сбор отчётов", "Утвердить редакцию 1", "Будет создано");
        assertThat(post("/decision", official, Map.of("verdict", "RETURNED")))
                .hasStatus(422)
                .bodyText()
                .contains("хотя бы одно замечание");
        assertThat(post("/decision", official, Map.of("verdict", "RETURNED", "remark-" + activity, "Уточнить срок")))
                .hasRedirectedUrl("/roadmaps/" + id + "/submissions");
        assertThat(state()).isEqualTo("RETURNED");
        assertThat(remarks.openOn(id)).singleElement().satisfies(remark -> {
            assertThat(remark.anchor()).isEqualTo(activity.toString());
            assertThat(remark.text()).isEqualTo("Уточнить срок");
            assertThat(remark.capacity()).startsWith("начальник");
        });
        assertThat(get("/submissions", methodologist)).bodyText().contains("Уточнить срок", "Сбор отчётов");

        post("/submission", methodologist, Map.of());
        assertThat(remarks.openOn(id))
                .as("a remark survives into the next round until it is resolved")
                .hasSize(1);
        UUID remark = remarks.openOn(id).get(0).id();
        assertThat(post("/remarks/" + remark + "/answer", methodologist, Map.of("answer", "Срок уточнён")))
                .hasStatus(302);
        assertThat(get("/approval", official)).bodyText().contains("Уточнить срок", "Срок уточнён");
        assertThat(post("/remarks/" + remark + "/resolution", official, Map.of()))
                .hasStatus(302);
        assertThat(remarks.openOn(id)).isEmpty();
        assertThat(post("/remarks/" + remark + "/answer", methodologist, Map.of("answer", "Поздно")))
                .hasStatus(409)
                .bodyText()
                .contains("Замечание уже снято: Начальник");
        assertThat(post("/decision", official, approval(Map.of())))
                .as("a past occurrence waits for a decision")
                .hasStatus(422)
                .bodyText()
                .contains("Решите, что делать с прошедшими сроками", "01-05-312");
        assertThat(post("/decision", official, approval(Map.of("otherPast", "DROPPED"))))
                .hasRedirectedUrl("/roadmaps/" + id);
        assertThat(state()).isEqualTo("IN_FORCE");
        assertThat(get("", world.schoolWorker()))
                .bodyText()
                .contains("Действует", "от 20.11.2026 №\u00a001-05-312", "УТВЕРЖДЕН", "«20» ноября 2026 года");
        assertThat(count("assignment")).isPositive();
        assertThat(jdbc.sql("select action from journal where subject_id = ? order by at, id")
                        .param(id)
                        .query(String.class)
                        .list())
                .contains("ROADMAP_SUBMITTED", "ROADMAP_RETURNED", "ROADMAP_APPROVED");
    }

    @Test
    void answersInTheOrderSeenAllowedState() {
        assertThat(post("/submission", world.otherTownMethodologist(), Map.of()))
                .hasStatus(404);
        assertThat(post("/submission", official, Map.of())).hasStatus(403);
        assertThat(post("/decision", world.schoolWorker(), approval(Map.of()))).hasStatus(404);
        assertThat(post("/decision", methodologist, approval(Map.of()))).hasStatus(403);
        assertThat(post("/decision", official, approval(Map.of()))).hasStatus(409);
        post("/submission", methodologist, Map.of());
        assertThat(post("/submission", methodologist, Map.of())).hasStatus(409);
        assertThat(post("/decision", world.ministryOfficial(), approval(Map.of())))
                .hasStatus(403);
        assertThat(post("/submission/withdrawal", official, Map.of())).hasStatus(403);
        assertThat(post("/submission/withdrawal", methodologist, Map.of())).hasStatus(302);
        assertThat(state()).isEqualTo("DRAFT");
        assertThat(post("/decision", official, approval(Map.of())))
                .hasStatus(409)
                .bodyText()
                .contains("Автор отозвал дорожную карту: Методист");
    }

    @Test
    void refusesWithReasonsAndKeepsWhatWasTyped() {
        UUID empty = drafts.draft(methodologist, Samples.content(place, List.of()));
        id = empty;
        assertThat(post("/submission", methodologist, Map.of("note", "Жду")))
                .hasStatus(422)
                .bodyText()
                .contains("нет ни одного мероприятия", "Жду", "/edition");
        id = drafts.draft(methodologist, Samples.content(place, Samples.small()));
        post("/submission", methodologist, Map.of());
        assertThat(post(
                        "/decision",
                        official,
                        Map.of("verdict", "APPROVED", "kind", "WISH", "issuer", "", "onDate", "31.02.2026")))
                .hasStatus(422)
                .bodyText()
                .contains("31.02.2026", "Такого числа нет в календаре", "Заполните это поле", "Выберите значение");
        assertThat(post("/decision", official, Map.of("verdict", "x"))).hasStatus(422);
        assertThat(post("/decision", official, approval(Map.of("seen", "0".repeat(64), "otherPast", "DROPPED"))))
                .hasStatus(409)
                .bodyText()
                .contains("Текст изменился");
    }

    @Test
    void approvesOnceHoweverOftenItIsPosted() {
        post("/submission", methodologist, Map.of());
        String key = UUID.randomUUID().toString();
        Map<String, String> form = approval(Map.of("otherPast", "DROPPED", "requestKey", key));
        assertThat(post("/decision", official, form)).hasRedirectedUrl("/roadmaps/" + id);
        assertThat(post("/decision", official, form)).hasRedirectedUrl("/roadmaps/" + id);
        assertThat(post("/decision", official, approval(Map.of("otherPast", "DROPPED"))))
                .hasStatus(409)
                .bodyText()
                .contains("Дорожная карта уже утверждена: Начальник");
        assertThat(count("official_act")).isEqualTo(1);
    }

    @Test
    void ofTwoApproversAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        approvals.submit(methodologist, id, null);
        Actor second = world.person(
                "Заместитель", ru.metodkarta.shared.Role.OFFICIAL, "заместитель", world.authority, world.town, null);
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Future<String> first = two.submit(() -> race(start, official, true));
            Future<String> other = two.submit(() -> race(start, second, false));
            List<String> results = List.of(first.get(), other.get());
            assertThat(results).containsOnlyOnce("won");
            assertThat(results).anyMatch(result -> result.startsWith("approval.conflict."));
        } finally {
            two.shutdownNow();
        }
        assertThat(jdbc.sql("select count(*) from approval_decision s join approval_step p on p.id = s.step_id"
                                + " join approval_request q on q.id = p.request_id where q.subject_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private String race(CyclicBarrier start, Actor actor, boolean approves) throws Exception {
        start.await();
        try {
            if (approves) {
                approvals.approve(actor, id, ORDER, DROP_PAST);
            } else {
                approvals.returnForRework(actor, id, "Доработать", Map.of());
            }
            return "won";
        } catch (Conflict conflict) {
            return conflict.messageCode();
        }
    }

    @Test
    void requisitesMayFollow() {
        approvals.submit(methodologist, id, null);
        approvals.approve(
                official, id, ActRequisites.order("Управление образования", "начальник", null, null), DROP_PAST);
        assertThat(get("", methodologist))
                .bodyText()
                .contains("Утверждена, реквизиты не внесены", "Внести реквизиты приказа");
        Actor school = world.schoolWorker();
        assertThat(get("", school)).bodyText().doesNotContain("/requisites");
        Map<String, String> act =
                Map.of("kind", "ORDER", "issuer", "Управление образования", "signatory", "начальник", "number", "7");
        assertThat(post("/requisites", methodologist, act)).hasStatus(422);
        assertThat(post("/requisites", school, with(act, "onDate", "20.11.2026")))
                .hasStatus(403);
        assertThat(post("/requisites", methodologist, with(act, "onDate", "20.11.2026")))
                .hasStatus(302);
        assertThat(get("", methodologist)).bodyText().contains("Действует", "от 20.11.2026 №\u00a07");
        assertThat(post("/requisites", methodologist, with(act, "onDate", "21.11.2026")))
                .hasStatus(409)
                .bodyText()
                .contains("Реквизиты уже внесены: от 20.11.2026");
    }

    @Test
    void approverChangesParticipationAndDecidesOnThePastRowByRow() {
        approvals.submit(methodologist, id, null);
        UUID plan = activity("Подготовка плана");
        assertThat(mvc.post()
                        .uri("/roadmaps/" + id + "/approval")
                        .with(signedIn.as(official))
                        .with(csrf())
                        .param("controlFrom", "01.01.2026")
                        .param("part-" + plan + "-1", "REPORTING"))
                .as("from the first day of the plan nothing is past")
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Что с ними делать");
        assertThat(post(
                        "/decision",
                        official,
                        approval(Map.of("controlFrom", "01.01.2026", "part-" + plan + "-1", "REPORTING"))))
                .hasStatus(302);
        assertThat(jdbc.sql("select count(distinct organization_id) from assignment where activity_id = ?")
                        .param(plan)
                        .query(Integer.class)
                        .single())
                .as("the service and both schools")
                .isEqualTo(3);
    }

    @Test
    void registrarEntersTheOfficialsPaperByTheOriginal() {
        Actor registrar = world.person(
                "Делопроизводитель",
                ru.metodkarta.shared.Role.METHODOLOGIST,
                "делопроизводитель",
                world.authority,
                world.town,
                null);
        jdbc.sql("update role_assignment set registers_acts = true where account_id = ?")
                .param(registrar.accountId())
                .update();
        Actor registering = actors.byId(registrar.accountId()).orElseThrow();
        approvals.submit(registering, id, null);
        assertThat(post("/decision", registering, approval(Map.of("otherPast", "DROPPED"))))
                .as("nobody decides on the own submission in the same capacity")
                .hasStatus(403);
        approvals.withdraw(methodologist, id);
        approvals.submit(methodologist, id, null);
        assertThat(get("/approval", registering)).bodyText().contains("внесено по подлиннику");
        assertThat(post("/decision", registering, approval(Map.of("otherPast", "DROPPED"))))
                .hasStatus(302);
        assertThat(get("", methodologist)).bodyText().contains("Внесено по подлиннику");
    }

    private static Map<String, String> approval(Map<String, String> more) {
        Map<String, String> form = new java.util.HashMap<>(Map.of(
                "verdict", "APPROVED",
                "kind", "ORDER",
                "issuer", "Управление образования",
                "signatory", "начальник",
                "onDate", "20.11.2026",
                "number", "01-05-312"));
        form.putAll(more);
        return form;
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(form);
        more.put(name, value);
        return more;
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

    private String state() {
        return jdbc.sql("select state from roadmap where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private UUID activity(String title) {
        return jdbc.sql("select activity_id from activity_row w join revision v on v.id = w.revision_id"
                        + " where v.roadmap_id = ? and w.title = ?")
                .params(id, title)
                .query(UUID.class)
                .single();
    }

    private int count(String table) {
        String column = "official_act".equals(table) ? "region_id" : "roadmap_id";
        return jdbc.sql("select count(*) from " + table + " where " + column + " = ?")
                .param("official_act".equals(table) ? world.region : id)
                .query(Integer.class)
                .single();
    }
}
