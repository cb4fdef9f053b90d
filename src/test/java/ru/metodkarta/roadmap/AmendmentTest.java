package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static ru.metodkarta.roadmap.Samples.DROP_PAST;
import static ru.metodkarta.roadmap.Samples.ORDER;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;
import ru.metodkarta.web.FormErrors;

/** Before the next revision takes effect its approver sees what it changes, creates, moves and withdraws. */
@MetodkartaTest
class AmendmentTest {

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
    RowEditing editing;

    @Autowired
    RowRemoval removal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    TestWorld world;
    Actor methodologist;
    Actor official;

    @BeforeEach
    void people() {
        world = worlds.make();
        methodologist = world.methodologist();
        official = world.official();
    }

    private UUID inForce(List<SectionContent> sections) {
        RoadmapPlace place = new RoadmapPlace(world.region, world.town, null, Level.MUNICIPAL, null);
        UUID id = drafts.draft(methodologist, Samples.content(place, sections));
        approvals.submit(methodologist, id, null);
        approvals.approve(
                official,
                id,
                ORDER,
                ApprovalChoices.from(LocalDate.of(2026, 1, 1)).pastAs(PlannedRoadmap.StartVerdict.CONTROL, null));
        opening.open(methodologist, id);
        return id;
    }

    @Test
    void showsOldAndNewWordingAndWhatBecomesOfAssignments() {
        UUID id = inForce(Samples.small());
        change(id, "Подготовка плана", "1.2.", "Подготовка годового плана", "ежегодно (октябрь)");
        removal.remove(methodologist, id, activity(id, "Сбор отчётов"));
        editing.add(methodologist, id, null, null, row("3", "Новое мероприятие", "май 2027 г."));
        approvals.submit(methodologist, id, null);

        MvcTestResult page = get("/roadmaps/" + id + "/approval");

        assertThat(page).hasStatusOk().bodyText().contains("Новое мероприятие", "Сбор отчётов", "Исключено", "<ins>");
        String seen = text(page);
        assertThat(seen)
                .contains("было: ежегодно (сентябрь)", "стало: ежегодно (октябрь)", "стало: Подготовка годового плана")
                .contains("изменено мероприятий: 1, добавлено: 1, исключено: 1, перенесено: 0, без изменений: 1")
                .contains("Будет создано: 1 исполнение для 1 организации")
                .contains("1 исполнение будет снято")
                .contains("У 3 исполнений изменится срок")
                .contains("1 исполнение останется без изменений")
                .contains("меняется срок у 3", "снимается 1", "создаётся 1")
                .contains("Ещё 1 мероприятие не меняется")
                .doesNotContain("Разработка критериев");
        assertThat(text(post("/roadmaps/" + id + "/approval", Map.of("rows", "all", "remark", "Набрано"))))
                .as("all rows on demand, nothing typed is lost")
                .contains("Разработка критериев", "без изменений", "Набрано");

        approvals.approve(official, id, ORDER, DROP_PAST);
        assertThat(jdbc.sql(
                                "select details ->> 'created', details ->> 'moved', details ->> 'withdrawn' from journal"
                                        + " where subject_id = ? and action = 'ROADMAP_APPROVED' order by at desc, id desc limit 1")
                        .param(id)
                        .query((row, n) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3)))
                        .single())
                .as("what was foretold came true")
                .isEqualTo(List.of(1, 3, 1));
    }

    @Test
    void whatWasReportedOnStaysAndAnUnchangedTextSaysSo() {
        UUID id = inForce(Samples.small());
        approvals.submit(methodologist, id, null);
        assertThat(text(get("/roadmaps/" + id + "/approval")))
                .contains("Новых исполнений не появится", "изменено мероприятий: 0")
                .doesNotContain("будет снято", "изменится срок");
    }

    @Test
    void aThousandRowsAreFoldedToThoseThatChange() {
        UUID id = inForce(Samples.large(1000));
        jdbc.sql(
                        "update activity_row set title = 'Иначе' where activity_id = (select activity_id from activity_row w"
                                + " join revision v on v.id = w.revision_id where v.roadmap_id = :id and v.no = 2"
                                + " order by position limit 1) and revision_id = (select id from revision where roadmap_id = :id and no = 2)")
                .param("id", id)
                .update();
        approvals.submit(methodologist, id, null);
        String[] body = new String[1];
        long began = System.nanoTime();
        List<String> statements =
                SwitchableDataSource.statementsOf(() -> body[0] = text(get("/roadmaps/" + id + "/approval")));
        long millis = (System.nanoTime() - began) / 1_000_000;
        assertThat(body[0]).contains("Ещё 999 мероприятий не меняются", "стало: Иначе");
        assertThat(body[0].length()).as("characters of text").isLessThan(20_000);
        assertThat(statements.stream()
                        .filter(sql -> !sql.toLowerCase(Locale.ROOT).contains("spring_session"))
                        .count())
                .as("the text in force beside the new one")
                .isLessThanOrEqualTo(32);
        assertThat(millis).as("milliseconds").isLessThan(5_000);
    }

    private void change(UUID id, String title, String number, String newTitle, String deadline) {
        assertThat(editing.save(methodologist, id, activity(id, title), 0, row(number, newTitle, deadline))
                        .saved())
                .isTrue();
    }

    private static RowChange row(String number, String title, String deadline) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("number", number);
        form.add("title", title);
        form.add("deadlineText", deadline);
        form.add("executorsAdded", "ЦРО Приозёрска");
        return RowFormReader.read(RowForm.of(form), new FormErrors());
    }

    private UUID activity(UUID id, String title) {
        return jdbc.sql("select distinct activity_id from activity_row w join revision v on v.id = w.revision_id"
                        + " where v.roadmap_id = ? and w.title = ?")
                .params(id, title)
                .query(UUID.class)
                .single();
    }

    private MvcTestResult get(String url) {
        return mvc.get().uri(url).with(signedIn.as(official)).exchange();
    }

    private MvcTestResult post(String url, Map<String, String> form) {
        var request = mvc.post().uri(url).with(signedIn.as(official)).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    /** What one reads: without tags, spaces as one. */
    private static String text(MvcTestResult page) {
        try {
            return page.getResponse()
                    .getContentAsString()
                    .replaceAll("(?s)<[^>]*>", "")
                    .replaceAll("\\s+", " ");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
