package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** What a submission leaves behind: its author withdraws it, or somebody it waits for goes. */
@MetodkartaTest
class WithdrawalTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    RoadmapDrafts drafts;

    @Autowired
    Approvals approvals;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Actors actors;

    TestWorld world;
    Actor methodologist;
    Actor deputy;
    Actor official;
    UUID id;

    @BeforeEach
    void submitted() {
        world = new TestWorld(jdbc, encoder, actors);
        world.withUsualRoutes();
        methodologist = world.methodologist();
        deputy = world.supervisor();
        official = world.official();
        RoadmapPlace place = new RoadmapPlace(world.region, world.town, null, Level.MUNICIPAL, null);
        id = drafts.draft(methodologist, Samples.content(place, Samples.small()));
        approvals.submit(methodologist, id, null);
    }

    @Test
    void theAuthorSeesWhoIsAskedAndWhoHasEndorsedBeforeWithdrawing() {
        assertThat(get("/roadmaps/" + id, methodologist))
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
        assertThat(withdraw(round())).hasStatus3xxRedirection();
        assertThat(consequences()).hasStatus(409).bodyText().contains("Автор отозвал дорожную карту");
    }

    @Test
    void anOldPageDoesNotWithdrawALaterSubmission() {
        UUID first = round();
        approvals.withdraw(methodologist, id);
        approvals.submit(methodologist, id, null);
        assertThat(withdraw(first)).hasStatus(409);
        assertThat(withdraw(round())).hasStatus3xxRedirection();
    }

    @Test
    void whoeverEndsARoleIsToldWhatWaitsForIt() {
        Actor admin = world.administrator();
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

    private UUID round() {
        return jdbc.sql("select id from approval_request where subject_id = ? and state = 'OPEN'")
                .param(id)
                .query(UUID.class)
                .single();
    }

    private MvcTestResult consequences() {
        return get("/roadmaps/" + id + "/submission/withdrawal", methodologist);
    }

    private MvcTestResult get(String address, Actor actor) {
        return mvc.get().uri(address).with(signedIn.as(actor)).exchange();
    }

    private MvcTestResult withdraw(UUID round) {
        return mvc.post()
                .uri("/roadmaps/" + id + "/submission/withdrawal")
                .param("round", round.toString())
                .with(signedIn.as(methodologist))
                .with(csrf())
                .exchange();
    }
}
