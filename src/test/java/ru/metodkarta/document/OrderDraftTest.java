package ru.metodkarta.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.roadmap.PrintedRoadmap;
import ru.metodkarta.roadmap.PrintedRoadmaps;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;

/** The draft of the order that approved Kungur's roadmap, as it could have been made here. */
@MetodkartaTest
class OrderDraftTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    Actors actors;

    @Autowired
    PrintedRoadmaps roadmaps;

    @Autowired
    OrderWords order;

    @Autowired
    JdbcClient jdbc;

    Actor methodist;
    UUID id;

    @BeforeEach
    void kungur() {
        methodist = actors.byLogin("methodist.kungur").orElseThrow();
        id = jdbc.sql("select id from roadmap where municipality_id = ? order by created_at limit 1")
                .param(methodist.scope().municipalityIds().iterator().next())
                .query(UUID.class)
                .single();
    }

    private OrderForm first() {
        return order.first(roadmaps.readForOrder(methodist, id));
    }

    @Test
    void isWordedAsSuchOrdersAre() {
        OrderForm form = first();

        assertThat(form.subject())
                .startsWith(
                        "Об утверждении муниципального плана мероприятий («дорожной карты») по реализации Концепции");
        assertThat(form.preamble())
                .startsWith(
                        "На основании приказа Министерства образования и науки Пермского края от 07 апреля 2021 года")
                .contains(", в соответствии с приказом Министерства образования и науки Пермского края");
        assertThat(form.command()).isEqualTo("ПРИКАЗЫВАЮ:");
        assertThat(form.approve())
                .startsWith("Утвердить прилагаемый муниципальный план мероприятий («дорожную карту») по реализации");
        assertThat(form.coordinator())
                .startsWith("Организационно-информационное сопровождение выполнения муниципального плана мероприятий "
                        + "(«дорожной карты»)")
                .contains("возложить на директора методической службы");
        assertThat(form.supervision())
                .isEqualTo("Контроль за исполнением настоящего приказа возложить на заместителя начальника.");
    }

    @Test
    void wordsAnewWhatNobodyChanged() {
        PrintedRoadmap plan = roadmaps.readForOrder(methodist, id);
        Map<String, String> fields = fields(first());
        fields.put("kind", "DIRECTIVE");
        fields.put("control", "OWN");
        fields.put("opening", "PURPOSE");
        fields.put("approve", "Утвердить мой текст");
        fields.put("compose", "1");

        MvcTestResult page = post(fields);

        assertThat(page).hasStatusOk();
        assertThat(page)
                .bodyText()
                .contains("Утвердить мой текст", "Контроль за исполнением настоящего распоряжения оставляю за собой.")
                .contains("В целях развития системы")
                .doesNotContain("ПРИКАЗЫВАЮ");
        assertThat(plan.rows()).isNotEmpty();
    }

    @Test
    void givesWordWithTheClausesNumberedAndTheTableAnnexed() throws IOException {
        Map<String, String> fields = fields(first());
        fields.put("extra", "Назначить ответственных.\nПровести совещание.");
        fields.remove("withInform");

        MvcTestResult answer = post(fields);

        assertThat(answer).hasStatusOk();
        try (XWPFDocument word =
                new XWPFDocument(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            List<String> lines =
                    word.getParagraphs().stream().map(XWPFParagraph::getText).toList();
            assertThat(lines)
                    .contains("ПРИКАЗ", "ПРИКАЗЫВАЮ:", "3. Назначить ответственных.", "4. Провести совещание.");
            assertThat(lines).anyMatch(line -> line.startsWith("1. Утвердить прилагаемый муниципальный план"));
            assertThat(lines).anyMatch(line -> line.startsWith("5. Контроль за исполнением"));
            assertThat(lines).noneMatch(line -> line.contains("Довести"));
            assertThat(lines).contains("Приложение").anyMatch(line -> line.startsWith("к приказу Управления"));
            assertThat(word.getTables()).hasSize(1);
        }
    }

    @Test
    void keepsWhatWasTypedWhenSomethingIsMissing() {
        Map<String, String> fields = fields(first());
        fields.put("approve", " ");
        fields.put("extra", "Назначить ответственных.");

        MvcTestResult page = post(fields);

        assertThat(page).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(page).bodyText().contains("Назначить ответственных.", "field-approve-error");
    }

    private MvcTestResult post(Map<String, String> fields) {
        var request =
                mvc.post().uri("/roadmaps/" + id + "/order-draft").with(csrf()).with(signedIn.as(methodist));
        fields.forEach((name, value) -> {
            if (value != null) {
                request.param(name, value);
            }
        });
        return request.exchange();
    }

    /** As the browser sends the form back. */
    private static Map<String, String> fields(OrderForm form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (var component : OrderForm.class.getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                Object value = component.getAccessor().invoke(form);
                fields.put(
                        component.getName(),
                        value == null ? null : value.toString().replace("\n", "\r\n"));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        return fields;
    }
}
