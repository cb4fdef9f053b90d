package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** What «не исполнено», a second day and a plan of next year look like on the pages that follow the work. */
@MetodkartaTest
class ProgressOutcomesTest {

    @Autowired
    SchoolWorld pages;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ProgressTables tables;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    UUID roadmap;
    WorkOfPlan plan;

    @BeforeEach
    void inForce() {
        world = executions.world();
        methodologist = world.methodologist();
        roadmap = executions.inForce(
                executions.plan(
                        world,
                        methodologist,
                        activity("1", "октябрь 2026 года", schools(Part.LEAD)),
                        activity("2", "октябрь 2026 года", schools(Part.REPORTING))),
                methodologist);
        plan = new WorkOfPlan(jdbc, roadmap);
    }

    @Test
    void whatIsNotDoneIsNotGreenAndHasItsWordsOnPageAndInExcel() throws Exception {
        state("1", world.school, "NOT_DONE");
        state("1", world.secondSchool, "PARTIAL");
        state("2", world.school, "NOT_DONE");
        state("2", world.secondSchool, "WITHDRAWN");

        assertThat(pages.get(methodologist, "/progress?roadmap=" + roadmap))
                .hasStatusOk()
                .bodyText()
                .contains(">Не исполнено<", "Исполнено частично: 1", "Не требовалось или снято с контроля: 1")
                .contains("class=\"mk-undone\"", "state=not-done")
                .doesNotContain("class=\"mk-ok\"");
        assertThat(pages.get(methodologist, "/progress/assignments?state=not-done&roadmap=" + roadmap))
                .bodyText()
                .contains("2 исполнения");
        byte[] excel = pages.get(methodologist, "/progress/export.xlsx?roadmap=" + roadmap)
                .getResponse()
                .getContentAsByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(excel))) {
            List<String> words = new ArrayList<>();
            workbook.getSheetAt(0).forEach(row -> row.forEach(cell -> words.add(cell.toString())));
            assertThat(words)
                    .contains(
                            "Не исполнено",
                            "Исполнено частично",
                            "Не требовалось или снято",
                            "Сроков закрыто",
                            "Сроков всего")
                    .doesNotContain("Закрыто иначе");
        }
    }

    @Test
    void aTermIsClosedOnlyByAcceptedReports() {
        assertThat(closed()).as("nobody has done anything").containsExactly("0 of 1", "0 of 1");
        for (String number : List.of("1", "2")) {
            state(number, world.school, "ACCEPTED");
            state(number, world.secondSchool, "NOT_DONE");
        }
        assertThat(closed()).as("one did not").containsExactly("0 of 1", "0 of 1");
        for (String number : List.of("1", "2")) {
            state(number, world.secondSchool, "WITHDRAWN");
        }
        assertThat(closed()).as("one need not").containsExactly("1 of 1", "1 of 1");
        state("1", world.school, "NOT_NEEDED");
        state("2", world.school, "RETURNED");
        assertThat(closed()).as("nobody need; open again").containsExactly("0 of 0", "0 of 1");
    }

    @Test
    void closingAYearShowsTheDayOfThePlanAndSaysWhoHasAnother() {
        pages.update(
                "update assignment set state = 'RETURNED', due = date '2026-11-29', report_due = date '2026-12-04'"
                        + " where id = ?",
                plan.work("1", world.school));

        assertThat(pages.get(methodologist, "/roadmaps/" + roadmap + "/year-closing?year=2026"))
                .hasStatusOk()
                .bodyText()
                .contains(">31.10.2026<", "у 1 — другой срок (29.11.2026)");
    }

    @Test
    void theMatrixOpensWithThePlanThatHasWorkThisYear() {
        UUID later = executions.inForce(
                executions.plan(world, methodologist, activity("1", "октябрь 2027 года", schools(Part.LEAD))),
                methodologist);
        // whichever of the two leads the list, the one without work this year is not opened
        List<UUID> order = tables.roadmaps(methodologist).stream()
                .map(option -> UUID.fromString(option.value()))
                .toList();
        UUID first = order.get(0);
        UUID second = first.equals(later) ? roadmap : later;
        LocalDate now = LocalDate.of(2026, 10, 31);
        for (UUID one : order) {
            pages.update(
                    "update assignment set for_year = ?, due = ? where roadmap_id = ?",
                    one.equals(first) ? 2027 : 2026,
                    one.equals(first) ? now.plusYears(1) : now,
                    one);
        }

        assertThat(pages.get(methodologist, "/acceptance/matrix"))
                .hasStatusOk()
                .bodyText()
                .containsPattern("value=\"" + second + "\"[^>]*selected");
    }

    private void state(String number, UUID school, String state) {
        pages.update("update assignment set state = ? where id = ?", state, plan.work(number, school));
    }

    private List<String> closed() {
        WorkFilter filter = new WorkFilter(roadmap.toString(), null, null, null, null, null, null);
        return tables.byActivity(methodologist, filter, null, null, ExecutionWorld.TODAY).rows().stream()
                .map(line -> line.closed() + " of " + line.occurrences())
                .toList();
    }
}
