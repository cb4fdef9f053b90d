package ru.metodkarta.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.testing.PageForms.body;
import static ru.metodkarta.testing.PageForms.fields;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.SectionContent;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** «На новый период» and «По образцу»: what is proposed, what is written, who may. */
@MetodkartaTest
class NewPeriodTest {

    @Autowired
    EndedPlans plans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    TestWorld world;
    Actor methodologist;

    @BeforeEach
    void people() {
        world = worlds.make();
        methodologist = world.methodologist();
    }

    private UUID activity(UUID roadmap, String number) {
        return jdbc.sql("""
                        select a.activity_id from activity_row a join revision v on v.id = a.revision_id
                        where v.roadmap_id = ? and a.number = ?
                        """).params(roadmap, number).query(UUID.class).single();
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
        UUID original = plans.schoolYear(world, methodologist);
        MvcTestResult page = plans.get(methodologist, "/roadmaps/" + original + "/new-period");
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
        assertThat(plans.post(methodologist, "/roadmaps/" + original + "/new-period", fields))
                .hasStatus3xxRedirection();

        UUID copy = plans.copyOf(original);
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
        assertThat(body(plans.get(methodologist, "/roadmaps/" + copy))).contains("Составлена на основе");
    }

    @Test
    void aDoubleClickMakesOneRoadmap() {
        UUID original = plans.schoolYear(world, methodologist);
        Map<String, String> fields = fields(plans.get(methodologist, "/roadmaps/" + original + "/new-period"));
        String first = plans.post(methodologist, "/roadmaps/" + original + "/new-period", fields)
                .getMvcResult()
                .getResponse()
                .getRedirectedUrl();
        String second = plans.post(methodologist, "/roadmaps/" + original + "/new-period", fields)
                .getMvcResult()
                .getResponse()
                .getRedirectedUrl();
        assertThat(second).isEqualTo(first);
        assertThat(plans.copyOf(original)).isNotNull();
    }

    @Test
    void whatWasTypedStaysOnErrorsAndWhenThePeriodIsWorkedOutAnew() {
        UUID original = plans.schoolYear(world, methodologist);
        Map<String, String> fields = fields(plans.get(methodologist, "/roadmaps/" + original + "/new-period"));
        fields.put("deadline-" + activity(original, "1.2"), "до 5 декабря 2022 года");
        fields.put("drop-" + activity(original, "1.4"), "1");
        fields.put("keep-" + activity(original, "1.1"), "1");
        fields.put("title", "");
        MvcTestResult refused = plans.post(methodologist, "/roadmaps/" + original + "/new-period", fields);
        assertThat(refused).hasStatus(422);
        assertThat(body(refused)).contains("до 5 декабря 2022 года");

        // another period: proposals follow it, what a person wrote does not; nothing is made unseen
        fields = fields(refused);
        fields.put("title", "Дорожная карта на 2022-2023 учебный год");
        fields.put("periodFrom", "01.09.2024");
        fields.put("periodTo", "31.08.2025");
        MvcTestResult recounted = plans.post(methodologist, "/roadmaps/" + original + "/new-period", fields);
        assertThat(recounted).hasStatus(422);
        fields = fields(recounted);
        assertThat(fields)
                .containsEntry("deadline-" + activity(original, "1.2"), "до 5 декабря 2022 года")
                .containsEntry("deadline-" + activity(original, "1.3"), "май 2025 г.")
                .containsEntry("title", "Дорожная карта на 2024-2025 учебный год")
                .containsKeys("drop-" + activity(original, "1.4"), "keep-" + activity(original, "1.1"));
        assertThat(plans.post(methodologist, "/roadmaps/" + original + "/new-period", fields))
                .hasStatus3xxRedirection();
        assertThat(rows(plans.copyOf(original)))
                .anyMatch(row -> row.startsWith("1.1|"))
                .noneMatch(row -> row.startsWith("1.4|"));
    }

    @Test
    void daysSetByHandAreMovedAndStay() {
        UUID original = plans.schoolYear(world, methodologist);
        jdbc.sql("alter table activity_row disable trigger user").update();
        jdbc.sql("""
                        update activity_row set reading_source = 'OVERRULED', deadline_text = 'в свой срок',
                          reading = '{"text": "в свой срок", "kind": "ONE_OFF", "due": "2022-03-10", "manual": true}'
                        where activity_id = ?
                        """).param(activity(original, "1.4")).update();
        jdbc.sql("alter table activity_row enable trigger user").update();
        Map<String, String> fields = fields(plans.get(methodologist, "/roadmaps/" + original + "/new-period"));
        plans.post(methodologist, "/roadmaps/" + original + "/new-period", fields);
        assertThat(jdbc.sql("""
                        select a.reading_source || ' ' || (a.reading->>'due') from activity_row a
                        join revision v on v.id = a.revision_id where v.roadmap_id = ? and a.number = '1.4'
                        """)
                        .param(plans.copyOf(original))
                        .query(String.class)
                        .single())
                .isEqualTo("OVERRULED 2023-03-10");
    }

    @Test
    void daysTheNewWordsDoNotGiveAreAQuestionWithBothAnswers() {
        UUID original = plans.schoolYear(world, methodologist);
        UUID activity = activity(original, "1.3");
        jdbc.sql("alter table activity_row disable trigger user").update();
        jdbc.sql("""
                        update activity_row set reading = jsonb_set(reading, '{due}', '"2022-05-15"') where activity_id = ?
                        """).param(activity).update();
        jdbc.sql("alter table activity_row enable trigger user").update();
        MvcTestResult page = plans.get(methodologist, "/roadmaps/" + original + "/new-period");
        assertThat(body(page)).contains("Что оставить?", "15.05.2023");
        Map<String, String> fields = fields(page);
        assertThat(fields).containsEntry("reading-" + activity, "WORDS");
        fields.put("reading-" + activity, "MOVED");
        plans.post(methodologist, "/roadmaps/" + original + "/new-period", fields);
        assertThat(jdbc.sql("""
                        select a.reading_source || ' ' || (a.reading->>'due') from activity_row a
                        join revision v on v.id = a.revision_id where v.roadmap_id = ? and a.number = '1.3'
                        """)
                        .param(plans.copyOf(original))
                        .query(String.class)
                        .single())
                .isEqualTo("OVERRULED 2023-05-15");
    }

    @Test
    void aThousandRowsAreShownAndMade() {
        List<ActivityContent> many = new ArrayList<>();
        for (int n = 1; n <= 1000; n++) {
            many.add(EndedPlans.row("1." + n, "Провести совещание " + n, "до 01.12.2021"));
        }
        UUID original = plans.published(
                world,
                methodologist,
                LocalDate.of(2021, 9, 1),
                LocalDate.of(2022, 8, 31),
                YearKind.SCHOOL,
                List.of(new SectionContent("1", "Раздел", null, many)));
        Map<String, String> fields = fields(plans.get(methodologist, "/roadmaps/" + original + "/new-period"));
        assertThat(plans.post(methodologist, "/roadmaps/" + original + "/new-period", fields))
                .hasStatus3xxRedirection();
        assertThat(rows(plans.copyOf(original))).hasSize(1000).allMatch(row -> row.contains("до 01.12.2022"));
    }
}
