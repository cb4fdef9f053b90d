package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.SchoolWorld.row;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** «Ответ не требуется»: a question that is none does not stay open. */
@MetodkartaTest
class MessagesTest {

    @Autowired
    SchoolWorld school;

    @Autowired
    ExecutionWorld executions;

    Actor methodologist;
    Actor worker;
    String work;

    @BeforeEach
    void thanks() {
        TestWorld world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        work = "/assignments/"
                + school.works(world, methodologist, row("1", "октябрь 2026 г.", ResultKind.EVENT))
                        .get(0);
        school.post(worker, work + "/messages", "message", "Спасибо!");
    }

    @Test
    void isClosedWithoutAnAnswerByTheSideItWasWrittenTo() {
        assertThat(school.get(methodologist, "/acceptance")).bodyText().contains("Спасибо!");
        assertThat(school.get(worker, work)).bodyText().doesNotContain("Ответ не требуется");
        assertThat(school.get(methodologist, work)).bodyText().contains("Ответ не требуется");

        assertThat(school.post(methodologist, settling(last()))).hasRedirectedUrl(work);

        assertThat(school.get(methodologist, "/acceptance")).bodyText().doesNotContain("Спасибо!");
        assertThat(school.get(worker, work))
                .bodyText()
                .contains("Спасибо!", "Ответ не требуется: " + methodologist.name() + ", 23.11.2026");
        assertThat(school.count("select count(*) from journal where action = 'ASSIGNMENT_MESSAGE_SETTLED'"))
                .isEqualTo(1);
    }

    @Test
    void doesNotCloseWhatWasWrittenAfterIt() {
        UUID read = last();
        school.post(worker, work + "/messages", "message", "И ещё: куда прислать протокол?");

        assertThat(school.post(methodologist, settling(read))).hasStatus(409);
        assertThat(school.get(methodologist, "/acceptance")).bodyText().contains("куда прислать протокол?");
    }

    private UUID last() {
        return school.only(
                "select id from assignment_message where unanswered and assignment_id = ?",
                UUID.fromString(work.substring(work.lastIndexOf('/') + 1)));
    }

    private String settling(UUID message) {
        return work + "/messages/" + message + "/closure";
    }
}
