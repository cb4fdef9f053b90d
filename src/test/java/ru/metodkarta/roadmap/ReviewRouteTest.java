package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.approval.ReviewRound;
import ru.metodkarta.approval.ReviewRound.Turn;
import ru.metodkarta.approval.ReviewSheets;
import ru.metodkarta.approval.Reviewers;
import ru.metodkarta.approval.StepVerdict;
import ru.metodkarta.approval.TextChange;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.web.FormErrors;

/** A roadmap goes along its route: offices one after another and side by side, paper, corrections, remarks. */
@MetodkartaTest
class ReviewRouteTest {

    private static final ActRequisites ORDER =
            ActRequisites.order("Управление образования", "начальник", LocalDate.of(2026, 11, 20), "01-05-312");
    private static final ApprovalChoices DROP_PAST =
            ApprovalChoices.from(null).pastAs(PlannedRoadmap.StartVerdict.DROPPED, null);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    RoadmapDrafts drafts;

    @Autowired
    RowEditing editing;

    @Autowired
    Approvals approvals;

    @Autowired
    ReviewSheets sheets;

    @Autowired
    Reviewers reviewers;

    @Autowired
    ReviewTasks tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Actors actors;

    TestWorld world;
    Actor methodologist;
    Actor head;
    Actor deputy;
    Actor official;
    RoadmapPlace place;
    UUID id;

    @BeforeEach
    void draft() {
        world = new TestWorld(jdbc, encoder, actors);
        world.withUsualRoutes();
        methodologist = world.methodologist();
        head = world.person("Директор", Role.SUPERVISOR, "Директор", world.service, world.town, null);
        deputy = world.supervisor();
        official = world.official();
        place = new RoadmapPlace(world.region, world.town, null, Level.MUNICIPAL, null);
        id = drafts.draft(methodologist, Samples.content(place, Samples.small()));
    }

    @AfterEach
    void today() {
        TestTime.reset();
    }

    @Test
    void municipalPlanGoesToTheServiceThenTheDeputyThenTheHead() {
        assertThat(get("/submission", methodologist))
                .bodyText()
                .contains(
                        "Кто будет рассматривать", "Директор, ЦРО Приозёрска", "заместитель начальника, УО Приозёрска");
        approvals.submit(methodologist, id, "Прошу согласовать");
        assertThat(turns(head)).containsExactly(Turn.YOURS, Turn.LATER, Turn.LATER);
        assertThat(turns(deputy)).containsExactly(Turn.OTHERS, Turn.LATER, Turn.LATER);
        assertThat(tasks.of(head))
                .singleElement()
                .satisfies(task -> assertThat(task.approves()).isFalse());
        assertThat(tasks.of(official)).isEmpty();
        assertThat(get("", methodologist))
                .bodyText()
                .contains("На согласовании")
                .doesNotContain("На утверждении");
        assertThat(get("/approval", official))
                .hasStatusOk()
                .bodyText()
                .contains("Сейчас рассматривают другие")
                .doesNotContain("Утвердить редакцию");
        assertThatThrownBy(() -> approvals.approve(official, id, ORDER, DROP_PAST))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.messageCode()).isEqualTo("approval.conflict.not-your-turn"));

        assertThat(get("/approval", head)).bodyText().contains("Согласование: редакция 1", "Согласовать");
        assertThat(post("/decision", head, Map.of("verdict", "ENDORSED"))).hasStatus(302);
        assertThat(post("/decision", head, Map.of("verdict", "ENDORSED")))
                .hasStatus(409)
                .bodyText()
                .contains("Этот шаг уже согласован: Директор");
        assertThat(turns(head)).containsExactly(Turn.DONE_BY_YOU, Turn.OTHERS, Turn.LATER);
        assertThat(post(
                        "/decision",
                        deputy,
                        Map.of("verdict", "ENDORSED", "remark-" + activity("Сбор отчётов"), "Назовите ответственных")))
                .hasStatus(302);
        assertThat(turns(official)).containsExactly(Turn.DONE, Turn.DONE, Turn.YOURS);
        assertThat(rounds(official).get(0).steps().get(1).decision().verdict())
                .isEqualTo(StepVerdict.ENDORSED_WITH_REMARKS);
        assertThat(get("", methodologist)).bodyText().contains("На утверждении");
        assertThat(get("/approval", official)).bodyText().contains("Назовите ответственных", "Утвердить редакцию 1");
        assertThat(post("/decision", official, approval())).hasStatus(302);
        assertThat(rounds(methodologist).get(0).state()).isEqualTo("APPROVED");
        assertThat(get("/submissions", methodologist))
                .bodyText()
                .contains("Согласовано с замечаниями", "Утверждено", "Директор, ЦРО Приозёрска");
    }

    @Test
    void anyOfTheRouteReturnsAndSubstantialChangeStartsAnew() {
        approvals.submit(methodologist, id, null);
        endorse(head);
        approvals.returnForRework(deputy, id, "Доработать сроки", Map.of());
        assertThat(state()).isEqualTo("RETURNED");
        approvals.submit(methodologist, id, null, TextChange.SUBSTANTIVE, null);
        assertThat(turns(head)).containsExactly(Turn.YOURS, Turn.LATER, Turn.LATER);
        assertThat(rounds(head)).hasSize(2);
    }

    @Test
    void editorialCorrectionKeepsEndorsementsForOneWorkingDayOfObjections() {
        approvals.submit(methodologist, id, null);
        endorse(head);
        approvals.returnForRework(deputy, id, "Опечатка в п. 1", Map.of());
        rename("Сбор отчётов", "Сбор отчётов школ");
        assertThat(get("/submission", methodologist)).bodyText().contains("Редакционная правка");
        approvals.submit(methodologist, id, null, TextChange.EDITORIAL, null);
        assertThat(turns(head)).containsExactly(Turn.CARRIED_YOURS, Turn.OTHERS, Turn.LATER);
        assertThat(tasks.of(head))
                .singleElement()
                .satisfies(task -> assertThat(task.objection()).isTrue());
        assertThat(get("/approval", head))
                .bodyText()
                .contains("Что изменил автор", "школ", "Возразить можно до 24.11.2026");
        endorse(deputy);
        assertThatThrownBy(() -> approvals.approve(official, id, ORDER, DROP_PAST))
                .as("somebody may still object")
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.messageCode()).isEqualTo("approval.conflict.objections"));
        TestTime.set(LocalDate.of(2026, 11, 25));
        assertThat(tasks.of(head)).as("the day has passed in silence").isEmpty();
        approvals.approve(official, id, ORDER, DROP_PAST);
        assertThat(state()).isEqualTo("IN_FORCE");
    }

    @Test
    void confirmationOfAllLetsApproveAtOnceAndAnObjectionReturns() {
        approvals.submit(methodologist, id, null);
        endorse(head);
        approvals.withdraw(methodologist, id);
        rename("Сбор отчётов", "Сбор отчётов школ");
        approvals.submit(methodologist, id, null, TextChange.EDITORIAL, null);
        endorse(head);
        endorse(deputy);
        approvals.returnForRework(official, id, "Ещё раз", Map.of());
        approvals.submit(methodologist, id, null, TextChange.EDITORIAL, null);
        assertThat(turns(head)).containsExactly(Turn.CARRIED_YOURS, Turn.CARRIED, Turn.OTHERS);
        assertThatThrownBy(() -> approvals.returnForRework(head, id, null, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        approvals.returnForRework(head, id, "Это не редакционная правка", Map.of());
        assertThat(rounds(head).get(0).steps().get(0).decision().verdict()).isEqualTo(StepVerdict.OBJECTED);
        assertThat(state()).isEqualTo("RETURNED");
        approvals.submit(methodologist, id, null, TextChange.EDITORIAL, null);
        assertThat(turns(head))
                .as("who objected is asked anew, who did not is not")
                .containsExactly(Turn.YOURS, Turn.CARRIED, Turn.LATER);
    }

    @Test
    void stepsOfOneStageGoSideBySideAndABodyIsEnteredByItsProtocol() {
        route(
                step(1, "ENDORSE", "OFFICE", world.authority, "заместитель начальника", null),
                step(1, "ENDORSE", "BODY", null, null, "Муниципальный методический совет"),
                step(2, "APPROVE", "AUTHORITY", null, null, null));
        approvals.submit(methodologist, id, null);
        assertThat(turns(deputy)).containsExactly(Turn.YOURS, Turn.OTHERS, Turn.LATER);
        assertThat(get("/approval", methodologist))
                .as("the author enters the protocol")
                .hasStatusOk()
                .bodyText()
                .contains("решение коллегиального органа: Муниципальный методический совет", "Номер протокола");
        assertThat(post("/decision", methodologist, Map.of("verdict", "ENDORSED", "paperOn", "20.11.2026")))
                .as("a protocol has a number")
                .hasStatus(422)
                .bodyText()
                .contains("field-paperNumber", "Заполните это поле");
        assertThat(post("/decision", methodologist, Map.of("verdict", "RETURNED", "remark", "Доработать")))
                .as("so has one that returns")
                .hasStatus(422);
        assertThat(post("/decision", methodologist, Map.of("verdict", "ENDORSED", "paperNumber", "4")))
                .hasStatus(422)
                .bodyText()
                .contains("Заполните это поле");
        assertThat(post(
                        "/decision",
                        methodologist,
                        Map.of("verdict", "ENDORSED", "paperNumber", "4", "paperOn", "20.11.2026")))
                .hasStatus(302);
        assertThat(turns(official))
                .as("the deputy is still awaited")
                .containsExactly(Turn.OTHERS, Turn.DONE, Turn.LATER);
        assertThat(get("/submissions", methodologist))
                .bodyText()
                .contains("протокол № 4 от 20.11.2026", "Внесено по подлиннику");
        endorse(deputy);
        assertThat(turns(official)).containsExactly(Turn.DONE, Turn.DONE, Turn.YOURS);
    }

    @Test
    void aStepWithoutAnyoneWhoCouldActIsRefusedWithTheReason() {
        route(
                step(1, "ENDORSE", "OFFICE", world.authority, "главный специалист", null),
                step(2, "APPROVE", "AUTHORITY", null, null, null));
        assertThat(post("/submission", methodologist, Map.of("note", "Жду")))
                .hasStatus(422)
                .bodyText()
                .contains("«главный специалист» (УО Приозёрска) сейчас никто не занимает", "Жду");
        Actor specialist = world.person(
                "Специалист", Role.METHODOLOGIST, "Главный  специалист", world.authority, world.town, null);
        assertThat(post("/submission", methodologist, Map.of())).hasStatus(302);
        assertThat(turns(specialist)).startsWith(Turn.YOURS);
    }

    @Test
    void theLevelAboveEndorsesAndAnOfficeElsewhereSeesNothingButTheReview() {
        Actor director = world.person("Директоршколы", Role.STAFF, "директор", world.school, null, world.school);
        route(
                step(1, "ENDORSE", "ABOVE", null, null, null),
                step(1, "ENDORSE", "OFFICE", world.school, "директор", null),
                step(2, "APPROVE", "AUTHORITY", null, null, null));
        Actor minister = world.ministryOfficial();
        assertThat(get("/approval", director)).hasStatus(404);
        approvals.submit(methodologist, id, null);
        assertThat(turns(minister)).containsExactly(Turn.YOURS, Turn.OTHERS, Turn.LATER);
        assertThat(get("", director))
                .as("the roadmap itself stays out of sight")
                .hasStatus(404);
        assertThat(get("/approval", director)).hasStatusOk().bodyText().contains("Сбор отчётов", "Согласовать");
        assertThat(get("/approval", world.schoolWorker())).hasStatus(404);
        assertThat(post("/decision", director, Map.of("verdict", "ENDORSED"))).hasRedirectedUrl("/");
        endorse(minister);
        assertThat(turns(official)).containsExactly(Turn.DONE, Turn.DONE, Turn.YOURS);
    }

    @Test
    void theOfficeIsInheritedByItsSuccessorAndASubmitterNeverApproves() {
        approvals.submit(methodologist, id, null);
        endorse(head);
        jdbc.sql("update role_assignment set until_on = date '2026-11-22' where account_id = ?")
                .param(deputy.accountId())
                .update();
        Actor successor =
                world.person("Преемник", Role.SUPERVISOR, "заместитель начальника", world.authority, world.town, null);
        Actor former = actors.byId(deputy.accountId()).orElseThrow();
        assertThatThrownBy(() -> endorse(former)).isInstanceOf(RuntimeException.class);
        endorse(successor);
        assertThatThrownBy(() -> endorse(methodologist)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void lateStepIsRememberedToItsHolderAndToTheAuthor() {
        approvals.submit(methodologist, id, null);
        TestTime.set(LocalDate.of(2026, 11, 27));
        assertThat(tasks.of(head))
                .singleElement()
                .satisfies(task -> assertThat(task.late()).isTrue());
        assertThat(tasks.waiting(methodologist).late()).hasSize(1);
        assertThat(get("/submissions", methodologist)).bodyText().contains("срок прошёл 26.11.2026");
    }

    @Test
    void termOfAStepMovesOverAHolidayOfTheRegion() {
        assertThat(mvc.post()
                        .uri("/calendar/days/regional")
                        .param("day", "25.11.2026")
                        .param("kind", "OFF")
                        .param("name", "День края")
                        .param("act", "Закон края от 01.10.2026 № 5")
                        .with(signedIn.as(world.regionalAdministrator()))
                        .with(csrf()))
                .hasStatus(302);

        approvals.submit(methodologist, id, null);
        // three working days after Monday 23.11.2026, Wednesday being off here
        assertThat(jdbc.sql("select s.due_on from approval_step s join approval_request r on r.id = s.request_id"
                                + " where r.subject_id = ? and s.due_on is not null")
                        .param(id)
                        .query(LocalDate.class)
                        .list())
                .containsExactly(LocalDate.of(2026, 11, 27));
        TestTime.set(LocalDate.of(2026, 11, 27));
        assertThat(tasks.of(head))
                .singleElement()
                .satisfies(task -> assertThat(task.late()).isFalse());
    }

    @Test
    void oneActApprovesSeveralDocuments() {
        route(step(1, "APPROVE", "AUTHORITY", null, null, null));
        approvals.submit(methodologist, id, null);
        approvals.approve(official, id, ORDER, DROP_PAST);
        UUID act = jdbc.sql("select id from official_act where region_id = ?")
                .param(world.region)
                .query(UUID.class)
                .single();
        id = drafts.draft(methodologist, Samples.content(place, Samples.small()));
        approvals.submit(methodologist, id, null);
        assertThat(get("/approval", official)).bodyText().contains("Каким документом утверждается", "01-05-312");
        assertThat(post(
                        "/decision",
                        official,
                        Map.of("verdict", "APPROVED", "act", UUID.randomUUID().toString(), "otherPast", "DROPPED")))
                .hasStatus(409);
        assertThat(post(
                        "/decision",
                        official,
                        Map.of("verdict", "APPROVED", "act", act.toString(), "otherPast", "DROPPED")))
                .hasStatus(302);
        assertThat(get("", methodologist)).bodyText().contains("Действует", "01-05-312");
        assertThat(jdbc.sql("select count(*) from official_act where region_id = ?")
                        .param(world.region)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void endorse(Actor actor) {
        approvals.endorse(actor, id, null, Map.of(), null, StepChoice.ANY);
    }

    private List<Turn> turns(Actor actor) {
        return rounds(actor).get(0).steps().stream().map(ReviewRound.Line::turn).toList();
    }

    private List<ReviewRound> rounds(Actor actor) {
        return sheets.of(id, place.review(), reviewers.of(actor), LocalDate.of(2026, 11, 23));
    }

    private record Step(int stage, String kind, String addressee, UUID organization, String office, String body) {}

    private static Step step(int stage, String kind, String addressee, UUID organization, String office, String body) {
        return new Step(stage, kind, addressee, organization, office, body);
    }

    private void route(Step... steps) {
        UUID owner = jdbc.sql("select owner_id from roadmap where id = ?")
                .param(id)
                .query(UUID.class)
                .single();
        UUID route = Ids.next();
        jdbc.sql(
                        "insert into approval_route (id, region_id, owner_id, changed_by, changed_at) values (?, ?, ?, ?, now())")
                .params(route, world.region, owner, route)
                .update();
        for (int i = 0; i < steps.length; i++) {
            Step s = steps[i];
            jdbc.sql("""
                            insert into approval_route_step (id, route_id, stage, position, kind, addressee, organization_id, office, body)
                            values (:id, :route, :stage, :position, :kind, :addressee, :organization, :office, :body)
                            """)
                    .param("id", Ids.next())
                    .param("route", route)
                    .param("stage", s.stage())
                    .param("position", i + 1)
                    .param("kind", s.kind())
                    .param("addressee", s.addressee())
                    .param("organization", s.organization())
                    .param("office", s.office())
                    .param("body", s.body())
                    .update();
        }
    }

    private void rename(String title, String to) {
        UUID activity = activity(title);
        int version = jdbc.sql("select w.version from activity_row w join revision v on v.id = w.revision_id"
                        + " where v.roadmap_id = ? and w.activity_id = ?")
                .params(id, activity)
                .query(Integer.class)
                .single();
        var form = new org.springframework.util.LinkedMultiValueMap<String, String>();
        form.add("title", to);
        editing.save(methodologist, id, activity, version, RowFormReader.read(RowForm.of(form), new FormErrors()));
    }

    private UUID activity(String title) {
        return jdbc.sql("select activity_id from activity_row w join revision v on v.id = w.revision_id"
                        + " where v.roadmap_id = ? and w.title = ?")
                .params(id, title)
                .query(UUID.class)
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
                "otherPast", "DROPPED"));
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
