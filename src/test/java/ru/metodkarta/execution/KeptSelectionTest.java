package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** What is chosen in the matrix has an address: reloading it or going back to it asks nothing. */
@MetodkartaTest
class KeptSelectionTest {

    @Autowired
    SchoolWorld pages;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    KeptSelections selections;

    TestWorld world;
    Actor methodologist;
    UUID roadmap;

    @BeforeEach
    void inForce() {
        world = executions.world();
        methodologist = world.methodologist();
        roadmap = executions.inForce(
                executions.plan(world, methodologist, activity("1", "декабрь 2026 года", schools(Part.LEAD))),
                methodologist);
    }

    private String chosen() {
        MvcTestResult chosen = pages.post(
                methodologist,
                "/acceptance/selection",
                "roadmap",
                roadmap.toString(),
                "year",
                "2026",
                "q",
                "СОШ",
                "column",
                pages.only("select id from occurrence where roadmap_id = ?", roadmap)
                        .toString());
        assertThat(chosen).hasStatus(302);
        return chosen.getResponse().getRedirectedUrl();
    }

    @Test
    void isTheSameWhenItIsReloadedAndLeadsBackToTheMatrix() {
        String address = chosen();

        assertThat(address).startsWith("/acceptance/selections/");
        for (int look = 0; look < 2; look++) {
            assertThat(pages.get(methodologist, address))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Выбрано 2 исполнения", "/acceptance/matrix?roadmap=" + roadmap, "q=%D0%A1%D0%9E%D0%A8");
        }
    }

    @Test
    void showsTheWorkAsItIsByThen() {
        String address = chosen();
        pages.update("update assignment set state = 'WITHDRAWN' where organization_id = ?", world.school);
        assertThat(pages.get(methodologist, address)).bodyText().contains("Выбрано 1 исполнение");

        pages.update("update assignment set state = 'WITHDRAWN' where roadmap_id = ?", roadmap);
        assertThat(pages.get(methodologist, address)).bodyText().contains("Всё выбранное уже решено");
    }

    @Test
    void ofTownsTheTableSaysHowMuchOfEachIsOpen() {
        pages.update(
                "update assignment set organization_id = ?, municipality_id = ? where roadmap_id = ? and organization_id = ?",
                world.otherSchool,
                world.otherTown,
                roadmap,
                world.secondSchool);
        Actor ministry = world.ministryOfficial();
        String matrix = "/acceptance/matrix?roadmap=" + roadmap + "&year=2026";
        assertThat(pages.get(ministry, matrix))
                .bodyText()
                .contains("data-open=\"1\"")
                .doesNotContain("data-open=\"0\"");
        MvcTestResult chosen = pages.post(
                ministry,
                "/acceptance/selection",
                "roadmap",
                roadmap.toString(),
                "year",
                "2026",
                "row",
                world.town.toString());
        assertThat(pages.landing(ministry, chosen)).bodyText().contains("Выбрано 1 исполнение");

        pages.update("update assignment set state = 'ACCEPTED' where organization_id = ?", world.otherSchool);
        assertThat(pages.get(ministry, matrix)).bodyText().contains("data-open=\"0\"");
    }

    @Test
    void isNobodyElsesThoughTheyMayDecideOnTheSameWork() {
        String address = chosen();

        assertThat(pages.get(world.official(), address)).hasStatus(404);
        assertThat(pages.get(world.schoolWorker(), address)).hasStatus(404);
    }

    @Test
    void doubleClickKeepsItOnce() {
        String address = chosen();
        assertThat(chosen()).isEqualTo(address);

        pages.update("update kept_selection set kept_at = kept_at - interval '1 hour'");
        assertThat(chosen()).as("chosen anew").isNotEqualTo(address);
    }

    @Test
    void isGoneAfterADayThoughNotYetSweptAndSaysHowToChooseAnew() {
        String address = chosen();
        pages.update("update kept_selection set kept_at = kept_at - interval '25 hours'");

        for (String gone : List.of(address, "/acceptance/selections/" + UUID.randomUUID())) {
            assertThat(pages.get(methodologist, gone))
                    .as("as of one there never was")
                    .hasStatus(404)
                    .bodyText()
                    .contains("Выборка хранится сутки", "href=\"/acceptance/matrix\"");
        }
    }

    @Test
    void goesAfterADay() {
        selections.sweep();
        String address = chosen();
        pages.update("update kept_selection set kept_at = kept_at - interval '23 hours'");
        assertThat(selections.sweep()).isZero();

        pages.update("update kept_selection set kept_at = kept_at - interval '2 hours'");
        assertThat(selections.sweep()).isPositive();
        assertThat(pages.get(methodologist, address)).hasStatus(404);
    }
}
