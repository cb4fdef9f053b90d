package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static ru.metodkarta.roadmap.Samples.DROP_PAST;
import static ru.metodkarta.roadmap.Samples.ORDER;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.approval.ReviewRound.Turn;
import ru.metodkarta.approval.StepVerdict;
import ru.metodkarta.approval.TextChange;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;

/** Days of a review: terms of its steps, a day for objections to a correction. */
@MetodkartaTest
class ReviewTermsTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    TownDrafts drafts;

    @Autowired
    Approvals approvals;

    @Autowired
    ReviewTasks tasks;

    @Autowired
    JdbcClient jdbc;

    TownDrafts.Draft draft;
    Actor methodologist;
    Actor head;
    Actor deputy;
    Actor official;
    UUID id;

    @BeforeEach
    void draft() {
        draft = drafts.begun();
        methodologist = draft.methodologist;
        head = draft.director();
        deputy = draft.deputy;
        official = draft.official;
        id = draft.id;
    }

    @AfterEach
    void today() {
        TestTime.reset();
    }

    @Test
    void editorialCorrectionKeepsEndorsementsForOneWorkingDayOfObjections() {
        approvals.submit(methodologist, id, null);
        draft.endorse(head);
        approvals.returnForRework(deputy, id, "Опечатка в п. 1", Map.of());
        draft.rename("Сбор отчётов", "Сбор отчётов школ");
        assertThat(draft.get("/submission", methodologist)).bodyText().contains("Редакционная правка");
        draft.submit(TextChange.EDITORIAL);
        assertThat(draft.turns(head)).containsExactly(Turn.CARRIED_YOURS, Turn.OTHERS, Turn.LATER);
        assertThat(tasks.of(head))
                .singleElement()
                .satisfies(task -> assertThat(task.objection()).isTrue());
        assertThat(draft.get("/approval", head))
                .bodyText()
                .contains("Что изменил автор", "школ", "Возразить можно до 24.11.2026");
        draft.endorse(deputy);
        assertThatThrownBy(() -> approvals.approve(official, id, ORDER, DROP_PAST))
                .as("somebody may still object")
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.messageCode()).isEqualTo("approval.conflict.objections"));
        TestTime.set(LocalDate.of(2026, 11, 25));
        assertThat(tasks.of(head)).as("the day has passed in silence").isEmpty();
        approvals.approve(official, id, ORDER, DROP_PAST);
        assertThat(draft.state()).isEqualTo("IN_FORCE");
    }

    @Test
    void confirmationOfAllLetsApproveAtOnceAndAnObjectionReturns() {
        approvals.submit(methodologist, id, null);
        draft.endorse(head);
        approvals.withdraw(methodologist, id);
        draft.rename("Сбор отчётов", "Сбор отчётов школ");
        draft.submit(TextChange.EDITORIAL);
        draft.endorse(head);
        draft.endorse(deputy);
        approvals.returnForRework(official, id, "Ещё раз", Map.of());
        draft.submit(TextChange.EDITORIAL);
        assertThat(draft.turns(head)).containsExactly(Turn.CARRIED_YOURS, Turn.CARRIED, Turn.OTHERS);
        assertThatThrownBy(() -> approvals.returnForRework(head, id, null, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        approvals.returnForRework(head, id, "Это не редакционная правка", Map.of());
        assertThat(draft.rounds(head).get(0).steps().get(0).decision().verdict())
                .isEqualTo(StepVerdict.OBJECTED);
        assertThat(draft.state()).isEqualTo("RETURNED");
        draft.submit(TextChange.EDITORIAL);
        assertThat(draft.turns(head))
                .as("who objected is asked anew, who did not is not")
                .containsExactly(Turn.YOURS, Turn.CARRIED, Turn.LATER);
    }

    @Test
    void lateStepIsRememberedToItsHolderAndToTheAuthor() {
        approvals.submit(methodologist, id, null);
        TestTime.set(LocalDate.of(2026, 11, 27));
        assertThat(tasks.of(head))
                .singleElement()
                .satisfies(task -> assertThat(task.late()).isTrue());
        assertThat(tasks.waiting(methodologist).late()).hasSize(1);
        assertThat(draft.get("/submissions", methodologist)).bodyText().contains("срок прошёл 26.11.2026");
    }

    @Test
    void termOfAStepMovesOverAHolidayOfTheRegion() {
        assertThat(mvc.post()
                        .uri("/calendar/days/regional")
                        .param("day", "25.11.2026")
                        .param("kind", "OFF")
                        .param("name", "День края")
                        .param("act", "Закон края от 01.10.2026 № 5")
                        .with(signedIn.as(draft.world.regionalAdministrator()))
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
}
