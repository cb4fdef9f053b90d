package ru.metodkarta.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.NewRoadmap;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.RoadmapContent;
import ru.metodkarta.roadmap.RoadmapDrafts;
import ru.metodkarta.roadmap.SectionContent;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** «На новый период» and «По образцу»: what is proposed, what is written, who may. */
@MetodkartaTest
class NewPeriodTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    RoadmapDrafts drafts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Actors actors;

    TestWorld world;
    Actor methodologist;

    @BeforeEach
    void people() {
        world = new TestWorld(jdbc, encoder, actors);
        methodologist = world.methodologist();
    }

    private static ActivityContent row(String number, String title, String deadline, ExecutorContent... executors) {
        return new ActivityContent(number, title, List.of(executors), deadline, "Приказ", null, null);
    }

    private UUID published(LocalDate from, LocalDate to, YearKind kind, List<SectionContent> sections) {
        UUID id = drafts.draft(
                methodologist,
                new RoadmapContent(
                        new NewRoadmap(
                                "Дорожная карта на 2021-2022 учебный год",
                                Level.MUNICIPAL,
                                world.region,
                                world.town,
                                null,
                                world.service,
                                from,
                                to,
                                "на 2021-2022 учебный год",
                                kind,
                                List.of(),
                                List.of(),
                                world.service,
                                "директор ЦРО",
                                null,
                                null,
                                null),
                        sections));
        jdbc.sql("update revision set state = 'APPROVED' where roadmap_id = ?")
                .param(id)
                .update();
        jdbc.sql(
                        "update roadmap set state = 'IN_FORCE', effective_revision_id = (select id from revision where roadmap_id = roadmap.id) where id = ?")
                .param(id)
                .update();
        return id;
    }

    private UUID schoolYear() {
        return published(
                LocalDate.of(2021, 9, 1),
                LocalDate.of(2022, 8, 31),
                YearKind.SCHOOL,
                List.of(
                        new SectionContent(
                                "1",
                                "Работа на 2021-2022 учебный год",
                                null,
                                List.of(
                                        row("1.1", "Утвердить положение", "до 20.09.2021"),
                                        row("1.2", "Провести совещание", "до 01.12.2021"),
                                        row("1.3", "Анализ по приказу от 01.02.2021 № 37", "май 2022 г."),
                                        row("1.4", "Сбор данных", "февраль"),
                                        row("1.5", "Итоги", "декабрь 202 г."))),
                        SectionContent.flat(List.of(row("п. 2", "Представить отчёт", "до 01.06.2022")
                                .asOrderClause(true)))));
    }

    private MvcTestResult get(Actor actor, String address) {
        return mvc.get().uri(address).with(signedIn.as(actor)).exchange();
    }

    private MvcTestResult post(Actor actor, String address, Map<String, String> fields) {
        var request = mvc.post().uri(address).with(csrf()).with(signedIn.as(actor));
        fields.forEach(request::param);
        return request.exchange();
    }

    /** The fields of the page's form as a browser would send them back. */
    private static Map<String, String> fields(MvcTestResult page) {
        Map<String, String> fields = new LinkedHashMap<>();
        String html = body(page);
        String form = html.substring(html.indexOf("<main"));
        Matcher input = Pattern.compile("<input([^>]*)>").matcher(form);
        while (input.find()) {
            String name = attribute(input.group(1), "name");
            String type = attribute(input.group(1), "type");
            boolean chosen = !"checkbox".equals(type) && !"radio".equals(type)
                    || input.group(1).contains("checked");
            if (name != null && chosen && !"recount".equals(name)) {
                fields.put(name, plain(attribute(input.group(1), "value")));
            }
        }
        Matcher area = Pattern.compile("(?s)<textarea([^>]*)>(.*?)</textarea>").matcher(form);
        while (area.find()) {
            fields.put(attribute(area.group(1), "name"), plain(area.group(2)));
        }
        fields.remove("_csrf");
        return fields;
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? value.group(1) : null;
    }

    private static String plain(String html) {
        return html == null
                ? ""
                : html.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }

    private static String body(MvcTestResult result) {
        return new String(result.getMvcResult().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private UUID activity(UUID roadmap, String number) {
        return jdbc.sql("""
                        select a.activity_id from activity_row a join revision v on v.id = a.revision_id
                        where v.roadmap_id = ? and a.number = ?
                        """).params(roadmap, number).query(UUID.class).single();
    }

    private UUID copyOf(UUID original) {
        return jdbc.sql("select id from roadmap where copied_from_id = ?")
                .param(original)
                .query(UUID.class)
                .single();
    }

    private List<String> rows(UUID roadmap) {
        return jdbc.sql("""
                        select a.number || '|' || a.title || '|' || a.deadline_text || '|' || a.order_clause
                        from activity_row a join revision v on v.id = a.revision_id
                        where v.roadmap_id = ? order by a.position
                        """).param(roadmap).query(String.class).list();
    }

    @Test
    void theNextSchoolYearBeginsWithTheTextOfThisOne() {
        UUID original = schoolYear();
        MvcTestResult page = get(methodologist, "/roadmaps/" + original + "/new-period");
        assertThat(page).hasStatusOk();
        assertThat(body(page))
                .contains("Разовое, исполнено", "01.09.2022", "31.08.2023", "Дорожная карта на 2022-2023 учебный год")
                .contains("Даты и номера актов не изменены")
                .as("«202 г.» is asked about once: its words, not its days")
                .contains("Год напечатан не полностью")
                .doesNotContain("Что оставить?");

        Map<String, String> fields = fields(page);
        assertThat(fields)
                .containsEntry("deadline-" + activity(original, "1.2"), "до 01.12.2022")
                .containsEntry("deadline-" + activity(original, "1.5"), "декабрь 2022 г.")
                .doesNotContainKey("title-" + activity(original, "1.3"));
        assertThat(post(methodologist, "/roadmaps/" + original + "/new-period", fields))
                .hasStatus3xxRedirection();

        UUID copy = copyOf(original);
        assertThat(rows(copy))
                .containsExactly(
                        "1.2|Провести совещание|до 01.12.2022|false",
                        "1.3|Анализ по приказу от 01.02.2021 № 37|май 2023 г.|false",
                        "1.4|Сбор данных|февраль|false",
                        "1.5|Итоги|декабрь 2022 г.|false",
                        "п. 2|Представить отчёт|до 01.06.2023|true");
        assertThat(jdbc.sql(
                                "select title || '|' || period_text || '|' || period_from || '|' || year_kind || '|' || state from revision where roadmap_id = ?")
                        .param(copy)
                        .query(String.class)
                        .single())
                .isEqualTo("Дорожная карта на 2022-2023 учебный год|на 2022-2023 учебный год|2022-09-01|SCHOOL|DRAFT");
        assertThat(jdbc.sql("""
                        select count(*) from activity_row a join activity_row b on b.activity_id = a.activity_id
                        join revision v on v.id = a.revision_id join revision w on w.id = b.revision_id
                        where v.roadmap_id = ? and w.roadmap_id = ?
                        """).params(copy, original).query(Integer.class).single())
                .as("identities of its own")
                .isZero();
        assertThat(rows(original)).hasSize(6);
        assertThat(body(get(methodologist, "/roadmaps/" + copy))).contains("Составлена на основе");
    }

    @Test
    void aDoubleClickMakesOneRoadmap() {
        UUID original = schoolYear();
        Map<String, String> fields = fields(get(methodologist, "/roadmaps/" + original + "/new-period"));
        String first = post(methodologist, "/roadmaps/" + original + "/new-period", fields)
                .getMvcResult()
                .getResponse()
                .getRedirectedUrl();
        String second = post(methodologist, "/roadmaps/" + original + "/new-period", fields)
                .getMvcResult()
                .getResponse()
                .getRedirectedUrl();
        assertThat(second).isEqualTo(first);
        assertThat(copyOf(original)).isNotNull();
    }

    @Test
    void whatWasTypedStaysOnErrorsAndWhenThePeriodIsWorkedOutAnew() {
        UUID original = schoolYear();
        Map<String, String> fields = fields(get(methodologist, "/roadmaps/" + original + "/new-period"));
        fields.put("deadline-" + activity(original, "1.2"), "до 5 декабря 2022 года");
        fields.put("drop-" + activity(original, "1.4"), "1");
        fields.put("keep-" + activity(original, "1.1"), "1");
        fields.put("title", "");
        MvcTestResult refused = post(methodologist, "/roadmaps/" + original + "/new-period", fields);
        assertThat(refused).hasStatus(422);
        assertThat(body(refused)).contains("до 5 декабря 2022 года");

        // another period: proposals follow it, what a person wrote does not; nothing is made unseen
        fields = fields(refused);
        fields.put("title", "Дорожная карта на 2022-2023 учебный год");
        fields.put("periodFrom", "01.09.2024");
        fields.put("periodTo", "31.08.2025");
        MvcTestResult recounted = post(methodologist, "/roadmaps/" + original + "/new-period", fields);
        assertThat(recounted).hasStatus(422);
        fields = fields(recounted);
        assertThat(fields)
                .containsEntry("deadline-" + activity(original, "1.2"), "до 5 декабря 2022 года")
                .containsEntry("deadline-" + activity(original, "1.3"), "май 2025 г.")
                .containsEntry("title", "Дорожная карта на 2024-2025 учебный год")
                .containsKeys("drop-" + activity(original, "1.4"), "keep-" + activity(original, "1.1"));
        assertThat(post(methodologist, "/roadmaps/" + original + "/new-period", fields))
                .hasStatus3xxRedirection();
        assertThat(rows(copyOf(original)))
                .anyMatch(row -> row.startsWith("1.1|"))
                .noneMatch(row -> row.startsWith("1.4|"));
    }

    @Test
    void daysSetByHandAreMovedAndStay() {
        UUID original = schoolYear();
        jdbc.sql("alter table activity_row disable trigger user").update();
        jdbc.sql("""
                        update activity_row set reading_source = 'OVERRULED', deadline_text = 'в свой срок',
                          reading = '{"text": "в свой срок", "kind": "ONE_OFF", "due": "2022-03-10", "manual": true}'
                        where activity_id = ?
                        """).param(activity(original, "1.4")).update();
        jdbc.sql("alter table activity_row enable trigger user").update();
        Map<String, String> fields = fields(get(methodologist, "/roadmaps/" + original + "/new-period"));
        post(methodologist, "/roadmaps/" + original + "/new-period", fields);
        assertThat(jdbc.sql("""
                        select a.reading_source || ' ' || (a.reading->>'due') from activity_row a
                        join revision v on v.id = a.revision_id where v.roadmap_id = ? and a.number = '1.4'
                        """).param(copyOf(original)).query(String.class).single())
                .isEqualTo("OVERRULED 2023-03-10");
    }

    @Test
    void daysTheNewWordsDoNotGiveAreAQuestionWithBothAnswers() {
        UUID original = schoolYear();
        UUID activity = activity(original, "1.3");
        jdbc.sql("alter table activity_row disable trigger user").update();
        jdbc.sql("""
                        update activity_row set reading = jsonb_set(reading, '{due}', '"2022-05-15"') where activity_id = ?
                        """).param(activity).update();
        jdbc.sql("alter table activity_row enable trigger user").update();
        MvcTestResult page = get(methodologist, "/roadmaps/" + original + "/new-period");
        assertThat(body(page)).contains("Что оставить?", "15.05.2023");
        Map<String, String> fields = fields(page);
        assertThat(fields).containsEntry("reading-" + activity, "WORDS");
        fields.put("reading-" + activity, "MOVED");
        post(methodologist, "/roadmaps/" + original + "/new-period", fields);
        assertThat(jdbc.sql("""
                        select a.reading_source || ' ' || (a.reading->>'due') from activity_row a
                        join revision v on v.id = a.revision_id where v.roadmap_id = ? and a.number = '1.3'
                        """).param(copyOf(original)).query(String.class).single())
                .isEqualTo("OVERRULED 2023-05-15");
    }

    @Test
    void aThousandRowsAreShownAndMade() {
        List<ActivityContent> many = new ArrayList<>();
        for (int n = 1; n <= 1000; n++) {
            many.add(row("1." + n, "Провести совещание " + n, "до 01.12.2021"));
        }
        UUID original = published(
                LocalDate.of(2021, 9, 1),
                LocalDate.of(2022, 8, 31),
                YearKind.SCHOOL,
                List.of(new SectionContent("1", "Раздел", null, many)));
        Map<String, String> fields = fields(get(methodologist, "/roadmaps/" + original + "/new-period"));
        assertThat(post(methodologist, "/roadmaps/" + original + "/new-period", fields))
                .hasStatus3xxRedirection();
        assertThat(rows(copyOf(original))).hasSize(1000).allMatch(row -> row.contains("до 01.12.2022"));
    }

    @Test
    void aTemplateIsOfferedInItsRegionOnlyAndWhilePublished() {
        UUID original = schoolYear();
        Actor neighbour = world.otherTownMethodologist();
        Actor stranger = new TestWorld(jdbc, encoder, actors).methodologist();
        assertThat(get(neighbour, "/templates/" + original)).hasStatus(404);

        assertThat(post(methodologist, "/roadmaps/" + original + "/template", Map.of("description", " ")))
                .hasStatus(422);
        post(methodologist, "/roadmaps/" + original + "/template", Map.of("description", "Для малого города"));
        assertThat(body(get(neighbour, "/templates?q=малого"))).contains("Для малого города", "Приозёрск");
        assertThat(get(neighbour, "/templates/" + original)).hasStatusOk();
        assertThat(get(neighbour, "/roadmaps/" + original))
                .as("only its text is offered")
                .hasStatus(404);
        assertThat(body(get(stranger, "/templates"))).doesNotContain("Для малого города");
        assertThat(get(stranger, "/templates/" + original)).hasStatus(404);
        assertThat(get(stranger, "/templates/" + original + "/copy")).hasStatus(404);

        jdbc.sql("update roadmap set state = 'ARCHIVED' where id = ?")
                .param(original)
                .update();
        assertThat(get(neighbour, "/templates/" + original)).hasStatus(404);
        jdbc.sql("update roadmap set state = 'COMPLETED' where id = ?")
                .param(original)
                .update();
        assertThat(get(neighbour, "/templates/" + original)).hasStatusOk();
        post(world.official(), "/roadmaps/" + original + "/template/withdrawal", Map.of("seen", "Для малого города"));
        assertThat(get(neighbour, "/templates/" + original)).hasStatus(404);
    }

    @Test
    void organizationsOfTheOtherTownBecomeWordsAndGroupsStay() {
        UUID original = published(
                LocalDate.of(2021, 9, 1),
                LocalDate.of(2022, 8, 31),
                YearKind.SCHOOL,
                List.of(SectionContent.flat(List.of(row(
                        "1",
                        "Утвердить положение",
                        "до 20.09.2021",
                        ExecutorContent.organization("ЦРО Приозёрска", Part.LEAD, world.service),
                        ExecutorContent.organization("Минобр края", Part.REPORTING, world.ministry),
                        ExecutorContent.group(
                                "школы", Part.TAKING_PART, GroupCode.SCHOOLS, GroupBasis.SUBORDINATION))))));
        post(methodologist, "/roadmaps/" + original + "/template", Map.of("description", "Образец"));
        Actor neighbour = world.otherTownMethodologist();

        MvcTestResult page = get(neighbour, "/templates/" + original + "/copy");
        assertThat(body(page))
                .contains("Организации другой территории останутся просто словами", "ЦРО Приозёрска")
                .as("nothing is done yet in the other town")
                .doesNotContain("Разовое, исполнено");
        assertThat(post(
                        neighbour,
                        "/templates/" + original + "/copy",
                        withPlace(fields(page), "MUNICIPAL:" + world.otherTown)))
                .hasStatus3xxRedirection();

        UUID copy = copyOf(original);
        assertThat(jdbc.sql("""
                        select e.printed || ' ' || e.kind || ' ' || e.part from executor e
                        join activity_row a on a.id = e.activity_row_id join revision v on v.id = a.revision_id
                        where v.roadmap_id = ? order by e.position
                        """).param(copy).query(String.class).list())
                .containsExactly("ЦРО Приозёрска TEXT LEAD", "Минобр края ORG REPORTING", "школы GROUP TAKING_PART");
        assertThat(jdbc.sql("select municipality_id from roadmap where id = ?")
                        .param(copy)
                        .query(UUID.class)
                        .single())
                .isEqualTo(world.otherTown);
        assertThat(jdbc.sql("select count(*) from revision where roadmap_id = ? and coordinator_text is null")
                        .param(copy)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static Map<String, String> withPlace(Map<String, String> fields, String place) {
        fields.put("place", place);
        return fields;
    }
}
