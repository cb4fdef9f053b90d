package ru.metodkarta.amending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
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
import ru.metodkarta.roadmap.ActRequisites;
import ru.metodkarta.roadmap.ApprovalChoices;
import ru.metodkarta.roadmap.Approvals;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PlannedWorld;
import ru.metodkarta.testing.PlannedWorldMaker;

/** An amendment that touches the order itself, an order amended before, an order issued by somebody else. */
@MetodkartaTest
class AmendedOrderTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    PlannedWorldMaker maker;

    @Autowired
    Approvals approvals;

    @Autowired
    JdbcClient jdbc;

    PlannedWorld world;
    Actor methodologist;
    UUID id;

    @BeforeEach
    void amended() {
        world = maker.make();
        methodologist = world.person("methodologist");
        id = world.id("amended");
    }

    @Test
    void anActivityThatBecomesADutyOfTheOrderIsGoneFromThePlanAndAddedToTheOrder() throws IOException {
        becomesADuty();

        Map<String, String> form = form();

        assertThat(form.get("amend"))
                .startsWith("Внести в приказ Управления образования от «___»")
                .endsWith("и утвержденный им план города с изменениями следующие изменения:");
        assertThat(form.get("clauses").lines())
                .containsExactly(
                        "1.1. В приказе:",
                        "1.1.1. Преамбулу дополнить словами «На основании приказа министерства от 01.02.2026 № 5».",
                        "1.1.2. Дополнить пунктом 2 следующего содержания: «2. Мероприятие 2 (октябрь 2026 года).».",
                        "1.2. В приложении к приказу:",
                        "1.2.1. Пункт 2 исключить.");
        assertThat(AmendingOrderTest.text(get("/amending-order"))).contains("Меняется и текст самого приказа.");
        assertThat(AmendingOrderTest.cells(get("/comparison.docx")))
                .contains(
                        "Пункты приказа на контроле",
                        "исключено; теперь: пункт приказа на контроле, вне таблицы",
                        "добавлено; прежде: в таблице плана")
                .anyMatch(cell -> cell.contains("На основании приказа министерства"));
    }

    @Test
    void anOrderThatSetsThePlanOutAnewAmendsTheOrderInAClauseOfItsOwn() {
        becomesADuty();
        Map<String, String> form = form();
        form.put("mode", "ANNEX");
        form.put("compose", "1");

        assertThat(AmendingOrderTest.form(post(form)).get("extra"))
                .startsWith("Внести в приказ Управления образования от «___»")
                .endsWith("следующие изменения: преамбулу дополнить словами «На основании приказа министерства"
                        + " от 01.02.2026 № 5»; дополнить пунктом 2 следующего содержания: «2. Мероприятие 2"
                        + " (октябрь 2026 года).».");
    }

    @Test
    void namesTheOrderThatAmendedItBefore() {
        edit("deadline_text = 'ноябрь 2026 года'");
        approvals.submit(methodologist, id, null);
        approvals.approve(
                world.person("official"),
                id,
                ActRequisites.order("Управление образования", "начальник", LocalDate.of(2026, 11, 20), "130"),
                ApprovalChoices.from(LocalDate.of(2026, 9, 1)));
        assertThat(mvc.post()
                        .uri("/roadmaps/" + id + "/revisions")
                        .with(signedIn.as(methodologist))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        edit("deadline_text = 'сентябрь 2026 года'");

        String amended = "(в редакции приказа от 20.11.2026 № 130)";
        assertThat(form().get("amend")).contains(amended + ", следующие изменения:");
        assertThat(AmendingOrderTest.text(get("/order-draft")))
                .as("the order that sets it out anew without a comparison")
                .contains(amended + ", изложив его в новой редакции");
    }

    @Test
    void whoSignsFollowsWhoIssues() {
        Map<String, String> form = form();
        assertThat(form.get("signatory")).isEqualTo("Начальник");
        form.put("issuer", "министерство  образования Озёрного края");
        form.put("compose", "1");
        Map<String, String> ministrys = AmendingOrderTest.form(post(form));
        assertThat(ministrys.get("signatory")).isEqualTo("Заместитель министра");

        ministrys.put("issuer", "Администрация города");
        ministrys.put("clauses", "1.1. Текст");
        MvcTestResult unknown = post(ministrys);
        assertThat(unknown).hasStatus(422);
        assertThat(AmendingOrderTest.form(unknown).get("signatory")).isEmpty();

        ministrys.put("signatory", "Глава города");
        assertThat(post(ministrys)).hasStatus3xxRedirection();
        assertThat(form().get("signatory")).as("what was written by hand stays").isEqualTo("Глава города");
    }

    private void becomesADuty() {
        edit("order_clause = true, section_id = null");
        jdbc.sql("""
                        insert into roadmap_basis (id, revision_id, position, relation, printed)
                        select gen_random_uuid(), id, 99, 'На основании', 'приказа министерства от 01.02.2026 № 5'
                        from revision where roadmap_id = ? and no = 2
                        """).param(id).update();
    }

    private void edit(String assignment) {
        assertThat(jdbc.sql("update activity_row set " + assignment + " where number = '2' and revision_id = "
                                + "(select id from revision where roadmap_id = ? order by no desc limit 1)")
                        .param(id)
                        .update())
                .isEqualTo(1);
    }

    private Map<String, String> form() {
        return AmendingOrderTest.form(get("/amending-order"));
    }

    private MvcTestResult get(String address) {
        return mvc.get()
                .uri("/roadmaps/" + id + address)
                .with(signedIn.as(methodologist))
                .exchange();
    }

    private MvcTestResult post(Map<String, String> form) {
        var request = mvc.post()
                .uri("/roadmaps/" + id + "/amending-order")
                .with(signedIn.as(methodologist))
                .with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }
}
