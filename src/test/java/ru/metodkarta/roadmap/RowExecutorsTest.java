package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** Whom the editor takes as executors, coordinator and supervisor: people and bodies of the plan's own place. */
@MetodkartaTest
class RowExecutorsTest {

    @Autowired
    OpenDrafts drafts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    OpenDraft draft;
    TestWorld world;
    Actor first;
    UUID id;

    @BeforeEach
    void draft() {
        draft = drafts.open();
        world = draft.world;
        first = draft.author;
        id = draft.id;
    }

    @Test
    void keepsTheCommaOfASingleExecutor() {
        draft.post(
                first,
                draft.row(0),
                request -> OpenDraft.form("1.1.", "Текст", 0)
                        .apply(request)
                        .param("executorPrinted", "Ассоциация, отдел")
                        .param("executorTarget", "TEXT")
                        .param("executorPart", "LEAD"));
        assertThat(draft.executors(0)).containsExactly("Ассоциация, отдел|TEXT|LEAD");
    }

    @Test
    void resolvesNamesTypedOneALine() {
        draft.post(
                first,
                draft.row(0),
                request -> OpenDraft.form("1.1.", "Текст", 0)
                        .apply(request)
                        .param("executorsAdded", "ЦРО Приозёрска\nшколы\nНекто"));
        assertThat(draft.executors(0))
                .containsExactly("ЦРО Приозёрска|ORG|LEAD", "школы|GROUP|TAKING_PART", "Некто|TEXT|TAKING_PART");
    }

    @Test
    void refusesExecutorsOfAnotherTownOrRegionAndKeepsTheirNames() {
        TestWorld elsewhere = worlds.make();
        UUID list = Ids.next();
        jdbc.sql(
                        "insert into organization_list (id, region_id, municipality_id, name) values (?, ?, ?, 'Чужой список')")
                .params(list, world.region, world.otherTown)
                .update();
        for (String target : List.of("ORG:" + elsewhere.school, "ORG:" + world.otherSchool, "LIST:" + list)) {
            assertThat(draft.post(first, draft.row(0), executor("Чужая школа", target)))
                    .as(target)
                    .hasStatus(422)
                    .bodyText()
                    .contains("не этой территории: Чужая школа", "Набранный текст");
            assertThat(draft.post(first, draft.edition("/activities"), executor("Чужая школа", target)))
                    .hasStatus(422);
        }
        assertThat(draft.title(0)).isEqualTo("Разработка критериев");
        assertThat(draft.post(first, draft.row(0), executor("Министерство", "ORG:" + world.ministry)))
                .as("bodies of the region work in every town")
                .hasStatus3xxRedirection();
    }

    @Test
    void keepsAnExecutorThatHasMovedToAnotherTownSince() {
        jdbc.sql("update organization set municipality_id = ? where id = ?")
                .params(world.otherTown, world.service)
                .update();
        assertThat(draft.get(first, draft.row(0))).bodyText().contains("ORG:" + world.service);
        assertThat(draft.post(first, draft.row(0), executor("ЦРО Приозёрска", "ORG:" + world.service)))
                .hasStatus3xxRedirection();
    }

    @Test
    void aNameOfAnotherTownStaysText() {
        draft.post(
                first,
                draft.row(0),
                request ->
                        OpenDraft.form("1.1.", "Текст", 0).apply(request).param("executorsAdded", "СОШ № 1 Заречного"));
        assertThat(draft.executors(0)).containsExactly("СОШ № 1 Заречного|TEXT|LEAD");
        assertThat(draft.get(first, draft.edition("/executors?q=Заречного")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(world.otherSchool.toString());
    }

    @Test
    void takesNoCoordinatorOrSupervisorOfAnotherPlace() {
        Actor stranger = world.person(
                "Чужойконтроль", Role.SUPERVISOR, "заместитель", world.otherAuthority, world.otherTown, null);
        Actor own = world.supervisor();
        String passport = draft.edition("/passport");
        assertThat(draft.post(first, passport, requisites(stranger, "")))
                .hasStatus(422)
                .bodyText()
                .contains("чья зона — эта территория");
        assertThat(draft.post(first, passport, requisites(own, "УО Заречного"))).hasStatus(422);
        assertThat(draft.post(first, passport, requisites(own, "УО Приозёрска")))
                .hasStatus3xxRedirection();
        assertThat(jdbc.sql("select supervisor_account_id from revision where roadmap_id = ?")
                        .param(id)
                        .query(UUID.class)
                        .single())
                .isEqualTo(own.accountId());
    }

    private static UnaryOperator<MockMvcTester.MockMvcRequestBuilder> requisites(Actor supervisor, String coordinator) {
        return request -> request.param("title", "План")
                .param("version", "0")
                .param("coordinator", coordinator)
                .param("supervisorAccount", supervisor.accountId().toString());
    }

    private static UnaryOperator<MockMvcTester.MockMvcRequestBuilder> executor(String printed, String target) {
        return request -> OpenDraft.form("1.1.", "Набранный текст", 0)
                .apply(request)
                .param("executorPrinted", printed)
                .param("executorTarget", target)
                .param("executorPart", "LEAD");
    }
}
