package ru.metodkarta.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.testing.PageForms.body;
import static ru.metodkarta.testing.PageForms.fields;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.SectionContent;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** A plan offered as a template, and what a neighbouring town makes of it. */
@MetodkartaTest
class TemplateCopyTest {

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

    @Test
    void aTemplateIsOfferedInItsRegionOnlyAndWhilePublished() {
        UUID original = plans.schoolYear(world, methodologist);
        Actor neighbour = world.otherTownMethodologist();
        Actor stranger = worlds.make().methodologist();
        assertThat(plans.get(neighbour, "/templates/" + original)).hasStatus(404);

        assertThat(plans.post(methodologist, "/roadmaps/" + original + "/template", Map.of("description", " ")))
                .hasStatus(422);
        plans.post(methodologist, "/roadmaps/" + original + "/template", Map.of("description", "Для малого города"));
        assertThat(body(plans.get(neighbour, "/templates?q=малого"))).contains("Для малого города", "Приозёрск");
        assertThat(plans.get(neighbour, "/templates/" + original)).hasStatusOk();
        assertThat(plans.get(neighbour, "/roadmaps/" + original))
                .as("only its text is offered")
                .hasStatus(404);
        assertThat(body(plans.get(stranger, "/templates"))).doesNotContain("Для малого города");
        assertThat(plans.get(stranger, "/templates/" + original)).hasStatus(404);
        assertThat(plans.get(stranger, "/templates/" + original + "/copy")).hasStatus(404);

        jdbc.sql("update roadmap set state = 'ARCHIVED' where id = ?")
                .param(original)
                .update();
        assertThat(plans.get(neighbour, "/templates/" + original)).hasStatus(404);
        jdbc.sql("update roadmap set state = 'COMPLETED' where id = ?")
                .param(original)
                .update();
        assertThat(plans.get(neighbour, "/templates/" + original)).hasStatusOk();
        plans.post(
                world.official(),
                "/roadmaps/" + original + "/template/withdrawal",
                Map.of("seen", "Для малого города"));
        assertThat(plans.get(neighbour, "/templates/" + original)).hasStatus(404);
    }

    @Test
    void organizationsOfTheOtherTownBecomeWordsAndGroupsStay() {
        UUID original = plans.published(
                world,
                methodologist,
                LocalDate.of(2021, 9, 1),
                LocalDate.of(2022, 8, 31),
                YearKind.SCHOOL,
                List.of(SectionContent.flat(List.of(EndedPlans.row(
                        "1",
                        "Утвердить положение",
                        "до 20.09.2021",
                        ExecutorContent.organization("ЦРО Приозёрска", Part.LEAD, world.service),
                        ExecutorContent.organization("Минобр края", Part.REPORTING, world.ministry),
                        ExecutorContent.group(
                                "школы", Part.TAKING_PART, GroupCode.SCHOOLS, GroupBasis.SUBORDINATION))))));
        plans.post(methodologist, "/roadmaps/" + original + "/template", Map.of("description", "Образец"));
        Actor neighbour = world.otherTownMethodologist();

        MvcTestResult page = plans.get(neighbour, "/templates/" + original + "/copy");
        assertThat(body(page))
                .contains("Организации другой территории останутся просто словами", "ЦРО Приозёрска")
                .as("nothing is done yet in the other town")
                .doesNotContain("Разовое, исполнено");
        assertThat(plans.post(
                        neighbour,
                        "/templates/" + original + "/copy",
                        withPlace(fields(page), "MUNICIPAL:" + world.otherTown)))
                .hasStatus3xxRedirection();

        UUID copy = plans.copyOf(original);
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
