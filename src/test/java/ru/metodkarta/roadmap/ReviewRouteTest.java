package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.metodkarta.roadmap.Samples.DROP_PAST;
import static ru.metodkarta.roadmap.Samples.ORDER;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.account.Actors;
import ru.metodkarta.approval.ReviewRound.Turn;
import ru.metodkarta.approval.StepVerdict;
import ru.metodkarta.approval.TextChange;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.WrittenRoutes;
import ru.metodkarta.testing.WrittenRoutes.Step;

/** A roadmap goes along its route: offices one after another and side by side, paper, corrections, remarks. */
@MetodkartaTest
class ReviewRouteTest {

    @Autowired
    TownDrafts drafts;

    @Autowired
    WrittenRoutes routes;

    @Autowired
    Approvals approvals;

    @Autowired
    ReviewTasks tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Actors actors;

    TownDrafts.Draft draft;
    TestWorld world;
    Actor methodologist;
    Actor head;
    Actor deputy;
    Actor official;
    UUID id;

    @BeforeEach
    void draft() {
        draft = drafts.begun();
        world = draft.world;
        methodologist = draft.methodologist;
        head = draft.director();
        deputy = draft.deputy;
        official = draft.official;
        id = draft.id;
    }

    @Test
    void municipalPlanGoesToTheServiceThenTheDeputyThenTheHead() {
        assertThat(draft.get("/submission", methodologist))
                .bodyText()
                .contains(
                        "Кто будет рассматривать", "Директор, ЦРО Приозёрска", "заместитель начальника, УО Приозёрска");
        approvals.submit(methodologist, id, "Прошу согласовать");
        assertThat(draft.turns(head)).containsExactly(Turn.YOURS, Turn.LATER, Turn.LATER);
        assertThat(draft.turns(deputy)).containsExactly(Turn.OTHERS, Turn.LATER, Turn.LATER);
        assertThat(tasks.of(head))
                .singleElement()
                .satisfies(task -> assertThat(task.approves()).isFalse());
        assertThat(tasks.of(official)).isEmpty();
        assertThat(draft.get("", methodologist))
                .bodyText()
                .contains("На согласовании")
                .doesNotContain("На утверждении");
        assertThat(draft.get("/approval", official))
                .hasStatusOk()
                .bodyText()
                .contains("Сейчас рассматривают другие")
                .doesNotContain("Утвердить редакцию");
        assertThatThrownBy(() -> approvals.approve(official, id, ORDER, DROP_PAST))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.messageCode()).isEqualTo("approval.conflict.not-your-turn"));

        assertThat(draft.get("/approval", head)).bodyText().contains("Согласование: редакция 1", "Согласовать");
        assertThat(draft.post("/decision", head, Map.of("verdict", "ENDORSED"))).hasStatus(302);
        assertThat(draft.post("/decision", head, Map.of("verdict", "ENDORSED")))
                .hasStatus(409)
                .bodyText()
                .contains("Этот шаг уже согласован: Директор");
        assertThat(draft.turns(head)).containsExactly(Turn.DONE_BY_YOU, Turn.OTHERS, Turn.LATER);
        assertThat(draft.post(
                        "/decision",
                        deputy,
                        Map.of(
                                "verdict",
                                "ENDORSED",
                                "remark-" + draft.activity("Сбор отчётов"),
                                "Назовите ответственных")))
                .hasStatus(302);
        assertThat(draft.turns(official)).containsExactly(Turn.DONE, Turn.DONE, Turn.YOURS);
        assertThat(draft.rounds(official).get(0).steps().get(1).decision().verdict())
                .isEqualTo(StepVerdict.ENDORSED_WITH_REMARKS);
        assertThat(draft.get("", methodologist)).bodyText().contains("На утверждении");
        assertThat(draft.get("/approval", official))
                .bodyText()
                .contains("Назовите ответственных", "Утвердить редакцию 1");
        assertThat(draft.post("/decision", official, approval())).hasStatus(302);
        assertThat(draft.rounds(methodologist).get(0).state()).isEqualTo("APPROVED");
        assertThat(draft.get("/submissions", methodologist))
                .bodyText()
                .contains("Согласовано с замечаниями", "Утверждено", "Директор, ЦРО Приозёрска");
    }

    @Test
    void anyOfTheRouteReturnsAndSubstantialChangeStartsAnew() {
        approvals.submit(methodologist, id, null);
        draft.endorse(head);
        approvals.returnForRework(deputy, id, "Доработать сроки", Map.of());
        assertThat(draft.state()).isEqualTo("RETURNED");
        draft.submit(TextChange.SUBSTANTIVE);
        assertThat(draft.turns(head)).containsExactly(Turn.YOURS, Turn.LATER, Turn.LATER);
        assertThat(draft.rounds(head)).hasSize(2);
    }

    @Test
    void stepsOfOneStageGoSideBySideAndABodyIsEnteredByItsProtocol() {
        routes.write(
                id,
                null,
                Step.office(1, world.authority, "заместитель начальника"),
                Step.body(1, "Муниципальный методический совет"),
                Step.approval(2));
        approvals.submit(methodologist, id, null);
        assertThat(draft.turns(deputy)).containsExactly(Turn.YOURS, Turn.OTHERS, Turn.LATER);
        assertThat(draft.get("/approval", methodologist))
                .as("the author enters the protocol")
                .hasStatusOk()
                .bodyText()
                .contains("решение коллегиального органа: Муниципальный методический совет", "Номер протокола");
        assertThat(draft.post("/decision", methodologist, Map.of("verdict", "ENDORSED", "paperOn", "20.11.2026")))
                .as("a protocol has a number")
                .hasStatus(422)
                .bodyText()
                .contains("field-paperNumber", "Заполните это поле");
        assertThat(draft.post("/decision", methodologist, Map.of("verdict", "RETURNED", "remark", "Доработать")))
                .as("so has one that returns")
                .hasStatus(422);
        assertThat(draft.post("/decision", methodologist, Map.of("verdict", "ENDORSED", "paperNumber", "4")))
                .hasStatus(422)
                .bodyText()
                .contains("Заполните это поле");
        assertThat(draft.post(
                        "/decision",
                        methodologist,
                        Map.of("verdict", "ENDORSED", "paperNumber", "4", "paperOn", "20.11.2026")))
                .hasStatus(302);
        assertThat(draft.turns(official))
                .as("the deputy is still awaited")
                .containsExactly(Turn.OTHERS, Turn.DONE, Turn.LATER);
        assertThat(draft.get("/submissions", methodologist))
                .bodyText()
                .contains("протокол № 4 от 20.11.2026", "Внесено по подлиннику");
        draft.endorse(deputy);
        assertThat(draft.turns(official)).containsExactly(Turn.DONE, Turn.DONE, Turn.YOURS);
    }

    @Test
    void aStepWithoutAnyoneWhoCouldActIsRefusedWithTheReason() {
        routes.write(id, null, Step.office(1, world.authority, "главный специалист"), Step.approval(2));
        assertThat(draft.post("/submission", methodologist, Map.of("note", "Жду")))
                .hasStatus(422)
                .bodyText()
                .contains("«главный специалист» (УО Приозёрска) сейчас никто не занимает", "Жду");
        Actor specialist = world.person(
                "Специалист", Role.METHODOLOGIST, "Главный  специалист", world.authority, world.town, null);
        assertThat(draft.post("/submission", methodologist, Map.of())).hasStatus(302);
        assertThat(draft.turns(specialist)).startsWith(Turn.YOURS);
    }

    @Test
    void theLevelAboveEndorsesAndAnOfficeElsewhereSeesNothingButTheReview() {
        Actor director = world.person("Директоршколы", Role.STAFF, "директор", world.school, null, world.school);
        routes.write(
                id, null, Step.to(1, "ENDORSE", "ABOVE"), Step.office(1, world.school, "директор"), Step.approval(2));
        Actor minister = world.ministryOfficial();
        assertThat(draft.get("/approval", director)).hasStatus(404);
        approvals.submit(methodologist, id, null);
        assertThat(draft.turns(minister)).containsExactly(Turn.YOURS, Turn.OTHERS, Turn.LATER);
        assertThat(draft.get("", director))
                .as("the roadmap itself stays out of sight")
                .hasStatus(404);
        assertThat(draft.get("/approval", director)).hasStatusOk().bodyText().contains("Сбор отчётов", "Согласовать");
        assertThat(draft.get("/approval", world.schoolWorker())).hasStatus(404);
        assertThat(draft.post("/decision", director, Map.of("verdict", "ENDORSED")))
                .hasRedirectedUrl("/");
        draft.endorse(minister);
        assertThat(draft.turns(official)).containsExactly(Turn.DONE, Turn.DONE, Turn.YOURS);
    }

    @Test
    void theOfficeIsInheritedByItsSuccessorAndASubmitterNeverApproves() {
        approvals.submit(methodologist, id, null);
        draft.endorse(head);
        jdbc.sql("update role_assignment set until_on = date '2026-11-22' where account_id = ?")
                .param(deputy.accountId())
                .update();
        Actor successor =
                world.person("Преемник", Role.SUPERVISOR, "заместитель начальника", world.authority, world.town, null);
        Actor former = actors.byId(deputy.accountId()).orElseThrow();
        assertThatThrownBy(() -> draft.endorse(former)).isInstanceOf(RuntimeException.class);
        draft.endorse(successor);
        assertThatThrownBy(() -> draft.endorse(methodologist)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void oneActApprovesSeveralDocuments() {
        routes.write(id, null, Step.approval(1));
        approvals.submit(methodologist, id, null);
        approvals.approve(official, id, ORDER, DROP_PAST);
        UUID act = jdbc.sql("select id from official_act where region_id = ?")
                .param(world.region)
                .query(UUID.class)
                .single();
        draft = drafts.another(draft);
        id = draft.id;
        approvals.submit(methodologist, id, null);
        assertThat(draft.get("/approval", official)).bodyText().contains("Каким документом утверждается", "01-05-312");
        assertThat(draft.post(
                        "/decision",
                        official,
                        Map.of("verdict", "APPROVED", "act", UUID.randomUUID().toString(), "otherPast", "DROPPED")))
                .hasStatus(409);
        assertThat(draft.post(
                        "/decision",
                        official,
                        Map.of("verdict", "APPROVED", "act", act.toString(), "otherPast", "DROPPED")))
                .hasStatus(302);
        assertThat(draft.get("", methodologist)).bodyText().contains("Действует", "01-05-312");
        assertThat(jdbc.sql("select count(*) from official_act where region_id = ?")
                        .param(world.region)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static Map<String, String> approval() {
        return new HashMap<>(Map.of(
                "verdict", "APPROVED",
                "kind", "ORDER",
                "issuer", "Управление образования",
                "signatory", "начальник",
                "onDate", "20.11.2026",
                "number", "01-05-312",
                "otherPast", "DROPPED"));
    }
}
