package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** What comes after approval: the entry of the act is corrected, the roadmap is completed and put into the archive. */
@MetodkartaTest
class RoadmapEndingTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    RoadmapDrafts drafts;

    @Autowired
    Approvals approvals;

    @Autowired
    RevisionOpening opening;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    TestWorld world;
    Actor methodologist;
    Actor official;
    UUID id;

    @BeforeEach
    void roadmapInForce() {
        world = worlds.make();
        methodologist = world.methodologist();
        official = world.official();
        RoadmapPlace place = new RoadmapPlace(world.region, world.town, null, Level.MUNICIPAL, null);
        id = drafts.draft(methodologist, Samples.content(place, Samples.small()));
        approvals.submit(methodologist, id, null);
        approvals.approve(
                official,
                id,
                ActRequisites.order("Управление образования", "начальник", LocalDate.of(2026, 11, 20), "01-05-312"),
                ApprovalChoices.from(null).pastAs(PlannedRoadmap.StartVerdict.DROPPED, null));
    }

    @Test
    void isCompletedOnlyWhenEverythingHasAnOutcome() {
        assertThat(get("/completion", official)).hasStatusOk().bodyText().contains("Ещё открыт", "/progress?roadmap=");
        assertThat(post("/completion", official, Map.of()))
                .hasStatus(409)
                .bodyText()
                .contains("открытых исполнений");
        closeAll();
        assertThat(get("/completion", methodologist)).bodyText().contains("Завершает должностное лицо");
        assertThat(post("/completion", methodologist, Map.of())).hasStatus(403);
        assertThat(get("/completion", official)).bodyText().contains("Открытых исполнений нет", "длится до 31.12.2028");
        assertThat(post("/completion", official, Map.of())).hasStatus3xxRedirection();
        assertThat(state()).isEqualTo("COMPLETED");
        assertThat(get("", methodologist)).bodyText().contains("Завершена");
        assertThat(post("/revisions", methodologist, Map.of())).hasStatus(409);
    }

    @Test
    void goesIntoTheArchiveAndBackIntoForceWithAReason() {
        closeAll();
        assertThat(post("/archive", methodologist, Map.of()))
                .as("not completed yet")
                .hasStatus(409);
        post("/completion", official, Map.of());
        assertThat(post("/archive", methodologist, Map.of())).hasStatus3xxRedirection();
        assertThat(list("")).doesNotContain(id.toString());
        assertThat(list("?state=ARCHIVED")).contains(id.toString());
        assertThat(post("/completion/reversal", official, Map.of("reason", "рано")))
                .as("out of the archive first")
                .hasStatus(409);
        assertThat(post("/archive/reversal", methodologist, Map.of())).hasStatus3xxRedirection();
        assertThat(list("")).contains(id.toString());
        assertThat(post("/completion/reversal", official, Map.of())).hasStatus(422);
        assertThat(post("/completion/reversal", official, Map.of("reason", "Забыли отчёт")))
                .hasStatus3xxRedirection();
        assertThat(state()).isEqualTo("IN_FORCE");
        assertThat(get("/completion", official)).bodyText().contains("Причина: Забыли отчёт");
        assertThat(jdbc.sql("select action from journal where subject_id = ? order by at, id")
                        .param(id)
                        .query(String.class)
                        .list())
                .endsWith("ROADMAP_COMPLETED", "ROADMAP_ARCHIVED", "ROADMAP_RESTORED", "ROADMAP_REOPENED");
    }

    @Test
    void aDraftBesideTheCompletedTextWaits() {
        opening.open(methodologist, id);
        closeAll();
        post("/completion", official, Map.of());
        assertThat(get("/edition", methodologist)).hasStatus(409).bodyText().contains("верните её в действие");
        assertThat(post("/submission", methodologist, Map.of())).hasStatus(409);
    }

    @Test
    void requisitesAreCorrectedWithAReasonAndTheFormerStayReadable() {
        MvcTestResult form = get("/requisites/correction", methodologist);
        assertThat(form).hasStatusOk().bodyText().contains("01-05-312", "Как на подписанном документе");
        Map<String, String> act = act("21.11.2026", "01-05-313");
        assertThat(post("/requisites/correction", methodologist, act))
                .hasStatus(422)
                .bodyText()
                .contains("01-05-313");
        assertThat(post("/requisites/correction", methodologist, with(act, "reason", "Описка")))
                .as("an entry nobody has seen")
                .hasStatus(409);
        Map<String, String> seen = with(with(act, "reason", "Описка в номере"), "seen", "0");
        assertThat(post("/requisites/correction", world.schoolWorker(), seen)).hasStatus(403);
        assertThat(post("/requisites/correction", methodologist, seen)).hasStatus3xxRedirection();
        assertThat(get("", methodologist)).bodyText().contains("от 21.11.2026 №\u00a001-05-313");
        assertThat(get("/revisions", methodologist))
                .bodyText()
                .contains("Описка в номере", "от 20.11.2026 №\u00a001-05-312", "методист");
        assertThat(jdbc.sql("select details ->> 'before' from journal where subject_id = ?"
                                + " and action = 'ROADMAP_REQUISITES_CORRECTED'")
                        .param(id)
                        .query(String.class)
                        .single())
                .contains("20.11.2026", "01-05-312");
        assertThat(post("/requisites/correction", methodologist, with(seen, "seen", "1")))
                .as("nothing differs")
                .hasStatus(409);
    }

    @Test
    void asksAboutAnOldDateAndRefusesAnImpossibleOne() {
        assertThat(post("/requisites/correction", official, correction("20.11.2062")))
                .hasStatus(422)
                .bodyText()
                .contains("не может быть позже сегодняшнего дня (23.11.2026)");
        assertThat(post("/requisites/correction", official, correction("20.11.1926")))
                .hasStatus(422)
                .bodyText()
                .contains("не может быть раньше");
        assertThat(post("/requisites/correction", official, correction("20.11.2016")))
                .hasStatus(422)
                .bodyText()
                .contains("больше пяти лет", "Дата верна, документ старый");
        assertThat(post("/requisites/correction", official, with(correction("20.11.2016"), "dateConfirmed", "true")))
                .hasStatus3xxRedirection();
    }

    @Test
    void showsANumberThatHasNoDateYet() {
        jdbc.sql("update official_act set on_date = null where region_id = ?")
                .param(world.region)
                .update();
        assertThat(get("", methodologist)).bodyText().contains("№\u00a001-05-312, дата не внесена");
        assertThat(get("/requisites", methodologist)).bodyText().contains("01-05-312", "Как на подписанном документе");
    }

    private static Map<String, String> act(String date, String number) {
        return Map.of(
                "kind", "ORDER",
                "issuer", "Управление образования",
                "signatory", "начальник",
                "onDate", date,
                "number", number);
    }

    private static Map<String, String> correction(String date) {
        return with(with(act(date, "7"), "reason", "Проверка"), "seen", "0");
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(form);
        more.put(name, value);
        return more;
    }

    private void closeAll() {
        jdbc.sql("update assignment set state = 'ACCEPTED' where roadmap_id = ?")
                .param(id)
                .update();
    }

    private String state() {
        return jdbc.sql("select state from roadmap where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private String list(String query) {
        try {
            return mvc.get()
                    .uri("/roadmaps" + query)
                    .with(signedIn.as(methodologist))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
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
