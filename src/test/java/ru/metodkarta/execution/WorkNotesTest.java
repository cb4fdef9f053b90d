package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.SchoolWorld.row;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import ru.metodkarta.evidence.Samples;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** Entries on the way: instances of work done as needed are counted, interim information closes nothing. */
@MetodkartaTest
class WorkNotesTest {

    @Autowired
    SchoolWorld school;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    WorkNotes notes;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    Actor worker;
    UUID counted;
    UUID dated;

    @BeforeEach
    void people() {
        world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        List<UUID> works = school.works(
                world,
                methodologist,
                row("1", "по мере необходимости", ResultKind.EVENT),
                row("2", "октябрь 2026 г.", ResultKind.EVENT));
        counted = works.get(0);
        dated = works.get(1);
    }

    @Test
    void reportOfTheYearTakesTheCountFromTheLog() {
        note(counted, "INSTANCE", "02.03.2026", "Совещание в марте", "12");
        note(counted, "INSTANCE", "05.09.2026", "Совещание в сентябре", "15");
        note(counted, "INSTANCE", "06.09.2026", "Записано дважды", "15");
        strike(counted, "Записано дважды");

        assertThat(school.get(worker, "/assignments/" + counted))
                .bodyText()
                .contains("Журнал случаев", "Совещание в марте", "Вычеркнуто", "по журналу случаев")
                .doesNotContain("name=\"count\"");
        assertThat(school.post(
                        worker,
                        "/assignments/" + counted + "/submission",
                        "outcome",
                        "DONE",
                        "text",
                        "Провели совещания",
                        "doneOn",
                        "20.11.2026",
                        "result",
                        "Решения приняты",
                        "count",
                        "99"))
                .hasStatus(302);

        assertThat(notes.instances(counted)).isEqualTo(2);
        assertThat(school.count("select count from execution_report where assignment_id = ?", counted))
                .isEqualTo(2);
    }

    @Test
    void workDoneAsNeededIsNeverLate() {
        note(counted, "INSTANCE", "02.03.2026", "Совещание", null);

        assertThat(school.get(worker, "/assignments")).bodyText().contains("По мере необходимости", "Мероприятие 1");
        assertThat(school.count("select count(*) from assignment where id = ? and report_due = 'infinity'", counted))
                .isEqualTo(1);
    }

    @Test
    void interimInformationIsSeenByBothSidesAndClosesNothing() {
        assertThat(school.post(
                        worker,
                        "/assignments/" + dated + "/notes",
                        new MockMultipartFile("noteFiles", "Программа.pdf", null, Samples.pdf("программа")),
                        "noteOn",
                        "20.11.2026",
                        "noteText",
                        "Программа семинара готова"))
                .hasStatus(302);

        assertThat(school.state(dated)).isEqualTo("IN_PROGRESS");
        assertThat(school.get(methodologist, "/assignments/" + dated))
                .bodyText()
                .contains("Промежуточная информация", "Программа семинара готова", "Программа.pdf");
        UUID proof = jdbc.sql("select id from evidence where organization_id = ?")
                .param(world.school)
                .query(UUID.class)
                .single();
        assertThat(school.get(methodologist, "/assignments/" + dated + "/files/" + proof))
                .hasStatusOk();
        assertThat(school.get(world.secondSchoolWorker(), "/assignments/" + dated + "/files/" + proof))
                .hasStatus(404);
    }

    @Test
    void onlyTheOrganizationWrites() {
        assertThat(school.post(
                        methodologist, "/assignments/" + dated + "/notes", "noteOn", "20.11.2026", "noteText", "х"))
                .hasStatus(403);
        assertThat(school.post(
                        worker, "/assignments/" + dated + "/notes", "noteOn", "24.11.2026", "noteText", "Завтра"))
                .hasStatus(422)
                .bodyText()
                .contains("Этот день ещё не наступил", "Завтра");
        // nothing is counted where the plan names a day
        assertThat(note(dated, "INSTANCE", "20.11.2026", "Случай", null)).isEqualTo(409);
    }

    private int note(UUID id, String kind, String on, String text, String participants) {
        return school.post(
                        worker,
                        "/assignments/" + id + "/notes",
                        "noteKind",
                        kind,
                        "noteOn",
                        on,
                        "noteText",
                        text,
                        "noteParticipants",
                        participants == null ? "" : participants)
                .getResponse()
                .getStatus();
    }

    private void strike(UUID id, String text) {
        UUID note = jdbc.sql("select id from work_note where assignment_id = ? and text = ?")
                .params(id, text)
                .query(UUID.class)
                .single();
        assertThat(school.post(worker, "/assignments/" + id + "/notes/" + note + "/strike"))
                .hasStatus(302);
    }
}
