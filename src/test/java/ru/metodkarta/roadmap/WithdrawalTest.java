package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;

/** What a submission leaves behind: its author withdraws it, or somebody it waits for goes. */
@MetodkartaTest
class WithdrawalTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    TownDrafts drafts;

    @Autowired
    Approvals approvals;

    TownDrafts.Draft draft;
    Actor methodologist;
    Actor deputy;
    Actor official;
    UUID id;

    @BeforeEach
    void submitted() {
        draft = drafts.begun();
        methodologist = draft.methodologist;
        deputy = draft.deputy;
        official = draft.official;
        id = draft.id;
        approvals.submit(methodologist, id, null);
    }

    @Test
    void theAuthorSeesWhoIsAskedAndWhoHasEndorsedBeforeWithdrawing() {
        assertThat(draft.get("", methodologist))
                .bodyText()
                .contains("href=\"/roadmaps/" + id + "/submission/withdrawal\"");
        assertThat(consequences())
                .bodyText()
                .contains(
                        "План мероприятий («дорожная карта») на 2026-2028 гг.</a>",
                        "Сейчас рассматривают",
                        "Контроль",
                        "решение по этой отправке они больше не смогут")
                .doesNotContain("Уже согласовали");

        approvals.endorse(deputy, id, "Уточнить", Map.of(), null, StepChoice.ANY);
        assertThat(consequences())
                .bodyText()
                .contains("Уже согласовали", "редакционную правку", "Начальник", "Замечания останутся");
        assertThat(withdraw(draft.lastRound())).hasStatus3xxRedirection();
        assertThat(consequences()).hasStatus(409).bodyText().contains("Автор отозвал дорожную карту");
    }

    @Test
    void anOldPageDoesNotWithdrawALaterSubmission() {
        UUID first = draft.lastRound();
        approvals.withdraw(methodologist, id);
        approvals.submit(methodologist, id, null);
        assertThat(withdraw(first)).hasStatus(409);
        assertThat(withdraw(draft.lastRound())).hasStatus3xxRedirection();
    }

    @Test
    void whoeverEndsARoleIsToldWhatWaitsForIt() {
        Actor admin = draft.world.administrator();
        assertThat(get("/accounts/" + deputy.accountId(), admin))
                .bodyText()
                .contains("Решения по этой должности ждут:", "План мероприятий («дорожная карта») на 2026-2028 гг.");
        assertThat(get("/accounts/" + official.accountId(), admin))
                .as("not the official's turn yet")
                .bodyText()
                .doesNotContain("Решения по этой должности ждут");
        approvals.endorse(deputy, id, null, Map.of(), null, StepChoice.ANY);
        assertThat(get("/accounts/" + deputy.accountId(), admin))
                .bodyText()
                .doesNotContain("Решения по этой должности ждут");
        assertThat(get("/accounts/" + official.accountId(), admin))
                .bodyText()
                .contains("Решения по этой должности ждут:", "План мероприятий («дорожная карта») на 2026-2028 гг.");
    }

    private MvcTestResult consequences() {
        return draft.get("/submission/withdrawal", methodologist);
    }

    private MvcTestResult get(String address, Actor actor) {
        return mvc.get().uri(address).with(signedIn.as(actor)).exchange();
    }

    private MvcTestResult withdraw(UUID round) {
        return draft.post("/submission/withdrawal", methodologist, Map.of("round", round.toString()));
    }
}
