package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.SchoolWorld.row;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import ru.metodkarta.evidence.HeicPhotos;
import ru.metodkarta.evidence.Photos;
import ru.metodkarta.evidence.Samples;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** What makes a school's report quick, and its proofs fit for life. */
@MetodkartaTest
class SchoolReportTest {

    @Autowired
    SchoolWorld school;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ExecutionReports reports;

    @Autowired
    Acceptance acceptance;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    Actor worker;

    @BeforeEach
    void people() {
        world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
    }

    private UUID work(ResultKind kind) {
        return school.works(world, methodologist, row("1", "октябрь 2026 г.", kind))
                .get(0);
    }

    private static String[] done(String... more) {
        String[] fields = {"outcome", "DONE", "text", "Провели", "doneOn", "20.10.2026", "result", "Готово"};
        String[] all = java.util.Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return all;
    }

    @Test
    void asksForADocumentOnlyWhereThePlansResultIsOne() {
        UUID event = work(ResultKind.EVENT);
        UUID order = work(ResultKind.ORDER);
        String submission = "/assignments/" + order + "/submission";

        assertThat(school.post(worker, "/assignments/" + event + "/submission", done()))
                .hasStatus(302);
        assertThat(school.get(worker, "/assignments/" + order))
                .bodyText()
                .contains("По плану результат — документ: приказ");
        // the kind that the form has suggested is no document by itself
        assertThat(school.post(worker, submission, done("docPreset", "приказ", "docKind", "приказ")))
                .hasStatus(422)
                .bodyText()
                .contains("По плану результат — приказ: укажите номер или дату");
        assertThat(school.post(worker, submission, done("docPreset", "приказ", "docKind", "приказ", "docNumber", "17")))
                .hasStatus(302);
        assertThat(school.get(methodologist, "/assignments/" + order))
                .bodyText()
                .contains("приказ № 17");
    }

    @Test
    void takesALinkForThePublicationThePlanAsksFor() {
        UUID id = work(ResultKind.PUBLICATION);
        String submission = "/assignments/" + id + "/submission";

        assertThat(school.post(worker, submission, done()))
                .hasStatus(422)
                .bodyText()
                .contains("дайте ссылку");
        assertThat(school.post(worker, submission, done("link", "www.school.ru/news/1")))
                .hasStatus(302);
    }

    @Test
    void asksNoDocumentForWhatWasNotDone() {
        UUID id = work(ResultKind.ORDER);

        assertThat(school.post(
                        worker, "/assignments/" + id + "/submission", "outcome", "NOT_DONE", "reason", "Нет ставки"))
                .hasStatus(302);
    }

    @Test
    void tellsPlaceDatesFormatAndParticipantsOfAnEvent() {
        UUID id = work(ResultKind.EVENT);

        school.post(
                worker,
                "/assignments/" + id + "/submission",
                done(
                        "eventPlace",
                        "Актовый зал",
                        "eventFrom",
                        "19.10.2026",
                        "eventFormat",
                        "MIXED",
                        "eventParticipants",
                        "1 250",
                        "eventMedia",
                        "www.school.ru/photo\nhttps://vk.com/wall-1"));

        assertThat(school.get(methodologist, "/assignments/" + id))
                .bodyText()
                .contains("Актовый зал", "19.10.2026", "смешанно", "1250", "https://www.school.ru/photo");
        assertThat(school.count("select participants from report_event")).isEqualTo(1250);

        // a return begins the next report with the same event
        acceptance.returnForRework(methodologist, id, "Добавьте протокол", null);
        assertThat(school.get(worker, "/assignments/" + id)).bodyText().contains("value=\"Актовый зал\"");
    }

    @Test
    void objectsToAnEventThatBeganAfterItWasOver() {
        UUID id = work(ResultKind.EVENT);

        assertThat(school.post(worker, "/assignments/" + id + "/submission", done("eventFrom", "21.10.2026")))
                .hasStatus(422)
                .bodyText()
                .contains("Первый день позже даты исполнения");
    }

    @Test
    void keepsTheWordsWhileTheyAreTypedAndNothingElse() {
        UUID id = work(ResultKind.EVENT);
        String draft = "/assignments/" + id + "/draft";

        assertThat(school.post(
                        worker, draft, "text", "Провели сем", "doneOn", "20.1", "base", "", "link", "https://sch"))
                .hasStatusOk()
                .bodyText()
                .contains("сохранено в 12:00");

        assertThat(school.state(id)).isEqualTo("IN_PROGRESS");
        assertThat(school.get(worker, "/assignments/" + id)).bodyText().contains("Провели сем");
        assertThat(school.count("select count(*) from evidence where url like 'https://sch%'"))
                .isZero();
        // another window has not seen it
        assertThat(school.post(worker, draft, "text", "Другой текст", "base", ""))
                .hasStatus(409)
                .bodyText()
                .contains("Не сохранено");
    }

    @Test
    void goesOnFromTheMarkOfWhatWasKept() {
        UUID id = work(ResultKind.EVENT);
        String first = bodyOf(id, "Провели", "");
        String base = first.replaceAll(".*\"base\":\"([^\"]+)\".*", "$1");

        assertThat(bodyOf(id, "Провели семинар", base)).contains("сохранено");
    }

    private String bodyOf(UUID id, String text, String base) {
        try {
            return school.post(worker, "/assignments/" + id + "/draft", "text", text, "base", base)
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void oneProofServesAnotherReportOfTheSchool() {
        UUID first = work(ResultKind.EVENT);
        UUID second = work(ResultKind.ORDER);
        school.post(
                worker,
                "/assignments/" + first + "/submission",
                new MockMultipartFile("files", "Приказ 12.pdf", null, Samples.pdf("12")),
                done());
        UUID proof = jdbc.sql("select id from evidence where file_name = 'Приказ 12.pdf' and organization_id = ?")
                .param(world.school)
                .query(UUID.class)
                .single();

        assertThat(school.get(worker, "/assignments/" + second + "/proofs?q=приказ"))
                .hasStatusOk()
                .bodyText()
                .contains("Приказ 12.pdf", "Мероприятие 1");
        String key = UUID.randomUUID().toString();
        for (int click = 1; click <= 2; click++) {
            assertThat(school.post(
                            worker,
                            "/assignments/" + second + "/proofs",
                            "chosen",
                            proof.toString(),
                            "requestKey",
                            key))
                    .as("click " + click)
                    .hasRedirectedUrl("/assignments/" + second);
        }

        assertThat(school.post(worker, "/assignments/" + second + "/submission", done()))
                .hasStatus(302);
        assertThat(school.count("select count(*) from report_evidence where evidence_id = ?", proof))
                .isEqualTo(2);
        assertThat(school.get(methodologist, "/assignments/" + second + "/files/" + proof))
                .hasStatusOk();
    }

    @Test
    void doesNotOfferAnotherSchoolsProofs() {
        UUID id = work(ResultKind.EVENT);
        school.post(
                worker,
                "/assignments/" + id + "/submission",
                new MockMultipartFile("files", "Наш.pdf", null, Samples.pdf("наш")),
                done());
        UUID ours = jdbc.sql("select id from evidence where file_name = 'Наш.pdf' and organization_id = ?")
                .param(world.school)
                .query(UUID.class)
                .single();
        Actor neighbour = world.secondSchoolWorker();
        UUID theirs = jdbc.sql("select id from assignment where organization_id = ? limit 1")
                .param(world.secondSchool)
                .query(UUID.class)
                .single();

        assertThat(school.get(neighbour, "/assignments/" + theirs + "/proofs"))
                .bodyText()
                .doesNotContain("Наш.pdf");
        school.post(neighbour, "/assignments/" + theirs + "/proofs", "chosen", ours.toString());
        assertThat(school.count("select count(*) from report_evidence where evidence_id = ?", ours))
                .isEqualTo(1);
    }

    @Test
    void photographLosesItsPlaceOnTheWayIn() {
        UUID id = work(ResultKind.EVENT);

        school.post(
                worker,
                "/assignments/" + id + "/submission",
                new MockMultipartFile("files", "IMG_0001.jpg", null, Photos.jpeg(3000, 2000, 6)),
                done());

        UUID proof = jdbc.sql("select id from evidence where organization_id = ?")
                .param(world.school)
                .query(UUID.class)
                .single();
        byte[] kept = school.get(methodologist, "/assignments/" + id + "/files/" + proof)
                .getResponse()
                .getContentAsByteArray();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "GPS");
    }

    @Test
    void photographOfAPhoneIsKeptAsASmallJpegThatEverybodyOpens() throws IOException {
        HeicPhotos.assumeDecoder();
        UUID id = work(ResultKind.EVENT);

        assertThat(school.get(worker, "/assignments/" + id))
                .bodyText()
                .contains("JPEG и HEIC уменьшаются")
                .doesNotContain("HEIC хранится как есть");
        school.post(
                worker,
                "/assignments/" + id + "/submission",
                new MockMultipartFile("files", "IMG_0001.HEIC", null, HeicPhotos.phone()),
                done());

        UUID proof = jdbc.sql("select id from evidence where organization_id = ?")
                .param(world.school)
                .query(UUID.class)
                .single();
        var answer = school.get(methodologist, "/assignments/" + id + "/files/" + proof)
                .getResponse();
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(answer.getContentAsByteArray()));
        assertThat(answer.getContentType()).isEqualTo("image/jpeg");
        assertThat(answer.getHeader("Content-Disposition")).contains("IMG_0001.jpg");
        assertThat(List.of(kept.getWidth(), kept.getHeight())).containsExactly(1920, 2560);
        assertThat(new String(answer.getContentAsByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif", "GPS");
        String size = String.valueOf(Math.round(answer.getContentLength() / 1024.0));
        assertThat(school.get(worker, "/assignments/" + id))
                .bodyText()
                .contains("IMG_0001.jpg", size + " КБ")
                .doesNotContain("IMG_0001.HEIC", "не на каждом компьютере");
    }

    @Test
    void saysCalmlyThatAPhotographIsKeptAsItCame() {
        UUID id = work(ResultKind.EVENT);

        // says nothing of its size: no decoder is asked
        school.post(
                worker,
                "/assignments/" + id + "/submission",
                new MockMultipartFile("files", "IMG_0002.HEIC", null, Samples.heic()),
                done());

        assertThat(school.get(worker, "/assignments/" + id))
                .bodyText()
                .contains("IMG_0002.HEIC", "Фотография HEIC хранится как есть");
    }

    @Test
    void replacesAFileByOneWithoutPersonalDataOnTheRecord() {
        UUID id = work(ResultKind.EVENT);
        school.post(
                worker,
                "/assignments/" + id + "/submission",
                new MockMultipartFile("files", "Список детей.pdf", null, Samples.pdf("дети")),
                done());
        UUID old = jdbc.sql("select id from evidence where organization_id = ?")
                .param(world.school)
                .query(UUID.class)
                .single();
        String replacement = "/assignments/" + id + "/files/" + old + "/replacement";
        MockMultipartFile clean = new MockMultipartFile("replacement", "Список.pdf", null, Samples.pdf("числа"));

        assertThat(school.post(methodologist, replacement, "reason", "Фамилии детей"))
                .hasStatus(422)
                .bodyText()
                .contains("Выберите файл без личных данных", "Фамилии детей");
        assertThat(school.post(methodologist, replacement, clean, "reason", "Фамилии детей"))
                .hasStatus(302);

        assertThat(school.get(methodologist, "/assignments/" + id))
                .bodyText()
                .contains("Список детей.pdf", "Изъято", "Фамилии детей", "Заменён обезличенным файлом", "Список.pdf");
        assertThat(school.get(methodologist, "/assignments/" + id + "/files/" + old))
                .hasStatus(404);
        assertThat(school.count(
                        "select count(*) from evidence where id = ? and sha256 is not null"
                                + " and file_id is null and replaced_by is not null",
                        old))
                .isEqualTo(1);
        assertThat(school.post(methodologist, replacement, clean, "reason", "Ещё раз"))
                .hasStatus(409);
    }

    @Test
    void saysThatTheWorkDoesNotConcernTheSchoolWithAReasonAlone() {
        UUID id = work(ResultKind.ORDER);

        assertThat(school.get(worker, "/assignments/" + id)).bodyText().contains("Не относится к нам");
        assertThat(school.post(worker, "/assignments/" + id + "/inapplicability", "reason", ""))
                .hasStatus(422);
        school.post(
                worker,
                "/assignments/" + id + "/inapplicability",
                "outcome",
                "NOT_APPLICABLE",
                "reason",
                "У нас нет старших классов");
        assertThat(school.state(id)).isEqualTo("SUBMITTED");

        acceptance.accept(methodologist, id, null);
        assertThat(school.state(id)).isEqualTo("NOT_APPLICABLE");
    }
}
