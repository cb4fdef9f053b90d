package ru.metodkarta.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.roadmap.SectionContent;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;
import ru.metodkarta.web.Paged;

/** Sections as columns where no roadmap is chosen: a ministry reads its towns by section, each with a plan of its own. */
@MetodkartaTest
class OverviewSectionsTest {

    @Autowired
    OverviewPages pages;

    @Autowired
    OverviewWorld overviews;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    TestWorld world;
    Actor ministry;
    Actor writer;
    UUID roadmap;

    @BeforeEach
    void aPlanOfDocumentsAndActivities() {
        TestTime.reset();
        world = worlds.make();
        ministry = world.ministryOfficial();
        writer = world.methodologist();
        roadmap = overviews.inForce(
                world,
                writer,
                List.of(
                        section("1", "Документы", "до 10 ноября 2026"),
                        section("2", "Мероприятия", "до 10 ноября 2026")));
        done(roadmap, "1.1", world.school);
        done(roadmap, "2.1", world.school);
        done(roadmap, "2.1", world.secondSchool);
    }

    @Test
    void sectionsWithTheSameWordsInTheirTitlesAreOneColumn() {
        UUID second = overviews.inForce(
                world,
                writer,
                List.of(
                        section("2", "О документах («Документ»)", "до 10 ноября 2026"),
                        section("3", "Кадры", "до 10 ноября 2026")));
        done(second, "2.1", world.school);
        done(second, "2.1", world.secondSchool);
        done(second, "3.1", world.school);
        TestTime.set(LocalDate.of(2026, 12, 20));

        Overview region = overview(Map.of());

        assertThat(region.columns())
                .extracting(Overview.Column::label)
                .containsExactly("1 Документы", "2 Мероприятия", "3 Кадры");
        Overview.Row town = region.rows().rows().get(0);
        assertThat(town.cells())
                .extracting(
                        cell -> cell.figures().done() + " of " + cell.figures().due())
                .containsExactly("3 of 4", "2 of 2", "1 of 2");
        String documents = town.cells().get(0).url();
        assertThat(behind(documents)).isEqualTo(4);
        assertThat(behind(documents.replaceFirst("column=[^&]*", "column=" + sectionOf(second, "2"))))
                .as("the other section of the column leads to the same list")
                .isEqualTo(4);
        assertThat(behind(town.cells().get(2).url())).isEqualTo(2);
    }

    @Test
    void sectionsThatHaveLittleInCommonAskForOneRoadmap() {
        overviews.inForce(
                world,
                writer,
                Stream.of("Кадры", "Наставничество", "Конкурсы", "Школы", "Курсы", "Сайты", "Проекты")
                        .map(title -> section(title.substring(0, 3), title, "до 12 ноября 2026"))
                        .toList());

        assertThat(overview(Map.of()).columns()).isEmpty();
        assertThat(mvc.get().uri("/progress/territory").with(signedIn.as(ministry)))
                .hasStatusOk()
                .bodyText()
                .contains("В дорожных картах разные разделы.");
        assertThat(overview(Map.of("roadmap", roadmap.toString())).columns()).hasSize(2);
    }

    private static SectionContent section(String number, String title, String deadline) {
        return new SectionContent(number, title, null, List.of(OverviewWorld.activity(number + ".1", deadline)));
    }

    private void done(UUID plan, String number, UUID school) {
        overviews.decided(overviews.assignment(plan, number, school), "ACCEPTED", LocalDate.of(2026, 11, 9));
    }

    private UUID sectionOf(UUID plan, String number) {
        return jdbc.sql("select s.section_id from section_row s join revision v on v.id = s.revision_id"
                        + " where v.roadmap_id = ? and s.number = ?")
                .params(plan, number)
                .query(UUID.class)
                .single();
    }

    private int behind(String url) {
        var answer = mvc.get()
                .uri(java.net.URI.create(url))
                .with(signedIn.as(ministry))
                .exchange();
        return (int)
                ((Paged<?>) answer.getMvcResult().getModelAndView().getModel().get("lines")).total();
    }

    private Overview overview(Map<String, String> filter) {
        return pages.of(ministry, OverviewTest.filter(filter), null, Locale.forLanguageTag("ru"));
    }
}
