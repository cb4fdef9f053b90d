package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.lead;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** What must not happen when a methodologist decides about much work at once. */
@MetodkartaTest
class BulkWorkTest {

    private static final LocalDate DONE_ON = LocalDate.of(2026, 11, 20);

    @Autowired
    SchoolWorld pages;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ExecutionReports reports;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    Actor worker;
    Actor secondWorker;
    UUID roadmap;
    UUID third;

    /** 1: led by three schools; 2: a school of this town and one of the neighbour's; 3: by the education authority. */
    @BeforeEach
    void inForce() {
        world = executions.world();
        third = world.organization(world.town, world.authority, null, "SCHOOL", "Лицей № 3", "Лицей № 3");
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        secondWorker = world.secondSchoolWorker();
        for (UUID school : List.of(world.school, world.otherSchool)) {
            jdbc.sql("update organization set short_name = 'СОШ № 1' where id = ?")
                    .param(school)
                    .update();
        }
        roadmap = executions.inForce(
                executions.plan(
                        world,
                        methodologist,
                        activity("1", "декабрь 2026 года", schools(Part.LEAD)),
                        activity("2", "декабрь 2026 года", lead(world.school), lead(world.secondSchool)),
                        activity("3", "декабрь 2026 года", lead(world.authority))),
                methodologist);
        // a plan of several towns, made of the town's
        jdbc.sql(
                        "update assignment set organization_id = ?, municipality_id = ? where occurrence_id = ? and organization_id = ?")
                .params(world.otherSchool, world.otherTown, occurrence("2"), world.secondSchool)
                .update();
    }

    @Test
    void aPaperOfTheRegionOrOfSeveralTownsIsTheRegions() {
        Actor region = world.ministryMethodologist();
        EntryPapers.Paper oneTown = new EntryPapers.Paper(world.region, false, List.of(world.town));
        assertThat(may(methodologist, oneTown)).isTrue();
        assertThat(may(region, oneTown)).isTrue();
        assertThat(may(world.otherTownMethodologist(), oneTown)).isFalse();
        assertThat(may(worker, oneTown)).isFalse();
        assertThat(may(world.administrator(), oneTown)).isFalse();
        for (EntryPapers.Paper wide : List.of(
                new EntryPapers.Paper(world.region, true, List.of(world.town)),
                new EntryPapers.Paper(world.region, false, List.of(world.town, world.otherTown)))) {
            assertThat(may(methodologist, wide)).isFalse();
            assertThat(may(region, wide)).isTrue();
        }
    }

    @Test
    void nobodyGivesThemselvesMoreTime() {
        Actor head = world.official();
        UUID own = work("3", world.authority);
        reports.askExtension(head, own, LocalDate.of(2027, 1, 20), "Не успеваем");
        assertThat(decide(head, "EXTEND", mark(own), "extendUntil", "01.02.2027", "extendReason", "Карантин"))
                .hasStatus(409);
        assertThat(request(own)).isNull();
        assertThat(pages.post(head, "/occurrences/" + occurrence("3") + "/event-date", "heldOn", "01.02.2027"))
                .hasStatus(409);
        assertThat(due(own)).isEqualTo(LocalDate.of(2026, 12, 31));

        assertThat(decide(
                        world.ministryOfficial(),
                        "EXTEND",
                        mark(own),
                        "extendUntil",
                        "01.02.2027",
                        "extendReason",
                        "Карантин"))
                .as("somebody else may")
                .hasStatus(302);
        assertThat(request(own)).isEqualTo("GRANTED");
    }

    @Test
    void whoAskedForMoreTimeDoesNotGiveItInAnotherCapacity() {
        UUID first = work("1", world.school);
        reports.askExtension(worker, first, LocalDate.of(2027, 1, 20), "Не успеваем");
        jdbc.sql("update extension_request set asked_by = ? where assignment_id = ?")
                .params(methodologist.accountId(), first)
                .update();
        assertThat(decide(methodologist, "EXTEND", marks("1"), "extendUntil", "01.02.2027", "extendReason", "Карантин"))
                .hasStatus(302);
        assertThat(due(first)).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(due(work("1", world.secondSchool))).isEqualTo(LocalDate.of(2027, 2, 1));
    }

    @Test
    void aRequestIsGrantedOnlyWhenTheDayMoved() {
        UUID first = work("1", world.school);
        UUID second = work("1", world.secondSchool);
        reports.askExtension(worker, first, LocalDate.of(2027, 1, 20), "Не успеваем");
        reports.askExtension(secondWorker, second, LocalDate.of(2027, 1, 20), "Не успеваем");
        reports.submit(worker, first, ReportContent.done("Проведено", DONE_ON, "12 педагогов"));
        assertThat(decide(methodologist, "EXTEND", marks("1"), "extendUntil", "01.02.2027", "extendReason", "Карантин"))
                .hasStatus(302);
        assertThat(request(first)).as("waits for a verdict: no day moved").isNull();
        assertThat(request(second)).isEqualTo("GRANTED");
    }

    @Test
    void acceptsOtherOutcomesOnlyWhenTicked() {
        submit(worker, world.school, Outcome.DONE);
        submit(secondWorker, world.secondSchool, Outcome.NOT_DONE);
        assertThat(pages.get(
                        methodologist,
                        "/acceptance/selection?roadmap=" + roadmap + "&year=2026&column=" + occurrence("1")))
                .bodyText()
                .contains("Принять 1 отчёт «Исполнено» и отмеченные", "«Не исполнено»: 1");
        String chosen = marks("1");
        assertThat(decide(methodologist, "ACCEPT", chosen)).hasStatus(302);
        assertThat(state("1", world.school)).isEqualTo("ACCEPTED");
        assertThat(state("1", world.secondSchool)).isEqualTo("SUBMITTED");
        assertThat(decide(methodologist, "ACCEPT", chosen))
                .hasStatus(409)
                .bodyText()
                .contains("исход не «Исполнено»", "Принять отмеченные");
        assertThat(decide(methodologist, "ACCEPT", marks("1"), "alsoOutcome", "PARTIAL"))
                .hasStatus(409);
        assertThat(decide(methodologist, "ACCEPT", marks("1"), "alsoOutcome", "NOT_DONE"))
                .hasStatus(302);
        assertThat(state("1", world.secondSchool)).isEqualTo("NOT_DONE");
    }

    @Test
    void saysThatTheLeadHasDoneItOnlyWhenSo() {
        String done = "Ответственный исполнил";
        String address = "/occurrences/" + occurrence("1");
        submit(worker, world.school, Outcome.DONE);
        decide(methodologist, "ACCEPT", marks("1"));
        assertThat(pages.get(worker, address))
                .as("a school sees only its own, yet others lead, too")
                .bodyText()
                .doesNotContain(done);
        decide(
                methodologist,
                "CLOSE",
                mark(work("1", world.secondSchool)),
                "bulkOutcome",
                "NOT_DONE",
                "outcomeReason",
                "Не провели");
        decide(
                methodologist,
                "CLOSE",
                mark(work("1", third)),
                "bulkOutcome",
                "NOT_APPLICABLE",
                "outcomeReason",
                "Нет классов");
        assertThat(pages.get(methodologist, address))
                .bodyText()
                .doesNotContain(done)
                .contains("исполнено не всё");

        UUID only = work("3", world.authority);
        Actor head = world.ministryOfficial();
        decide(head, "WITHDRAW", mark(only), "bulkBasis", "приказ");
        assertThat(pages.get(head, "/occurrences/" + occurrence("3")))
                .bodyText()
                .doesNotContain(done)
                .contains("Исполнения больше не ждём");
    }

    @Test
    void leavesOutOfTheFigureWhoWasReleased() {
        submit(worker, world.school, Outcome.DONE);
        decide(methodologist, "ACCEPT", marks("1"));
        decide(methodologist, "WITHDRAW", mark(work("1", third)), "bulkBasis", "приказ");
        String address = "/occurrences/" + occurrence("1");
        assertThat(pages.get(methodologist, address)).bodyText().contains("исполнено частично: 1 из 2");
        assertThat(pages.post(methodologist, address + "/partial-closing", "partlyReason", "Год закончился"))
                .hasStatus(302);
        assertThat(pages.get(methodologist, address)).bodyText().contains("Исполнено частично: 1 из 2.");
    }

    @Test
    void offersToCloseInPartOnlyWhereAllThatIsOpenIsTheViewers() {
        jdbc.sql("update assignment set state = 'ACCEPTED' where id = ?")
                .param(work("2", world.school))
                .update();
        String address = "/occurrences/" + occurrence("2");
        assertThat(pages.get(methodologist, address)).bodyText().doesNotContain("Закрыть как исполнено частично");
        assertThat(pages.get(world.ministryOfficial(), address))
                .bodyText()
                .contains("Закрыть как исполнено частично: 1 из 2");
    }

    private static boolean may(Actor actor, EntryPapers.Paper paper) {
        return actor.grants().stream().anyMatch(grant -> AssignmentPermissions.mayWithdrawPaper(grant, paper));
    }

    private void submit(Actor who, UUID organization, Outcome outcome) {
        ReportContent done = ReportContent.done("Проведено", DONE_ON, "12 педагогов");
        reports.submit(
                who, work("1", organization), outcome == Outcome.DONE ? done : done.with(outcome, "Болезнь", null));
    }

    private MvcTestResult decide(Actor who, String verdict, String chosen, String... fields) {
        Map<String, String> all = new HashMap<>(Map.of("verdict", verdict, "chosen", chosen));
        for (int n = 0; n < fields.length; n += 2) {
            all.put(fields[n], fields[n + 1]);
        }
        return pages.postMeant(who, "/acceptance/selection/decision", all);
    }

    private String marks(String number) {
        return plan().marks(number);
    }

    private String mark(UUID work) {
        return plan().mark(work);
    }

    private UUID occurrence(String number) {
        return plan().occurrence(number);
    }

    private UUID work(String number, UUID organization) {
        return plan().work(number, organization);
    }

    private List<String> states(String number) {
        return plan().states(number);
    }

    private String state(String number, UUID organization) {
        return pages.state(work(number, organization));
    }

    private LocalDate due(UUID work) {
        return plan().due(work);
    }

    private String request(UUID work) {
        return jdbc.sql("select verdict from extension_request where assignment_id = ?")
                .param(work)
                .query((row, n) -> java.util.Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private WorkOfPlan plan() {
        return new WorkOfPlan(jdbc, roadmap);
    }
}
