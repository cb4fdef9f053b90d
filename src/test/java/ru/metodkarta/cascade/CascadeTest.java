package ru.metodkarta.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.roadmap.RoadmapPlace;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.roadmap.SubmissionNotes;
import ru.metodkarta.roadmap.WordDiff;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;

/** A town carries out the roadmap of its region by linked copies. */
@MetodkartaTest
class CascadeTest {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    @Autowired
    CascadeWorlds worlds;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    Adoption adoption;

    @Autowired
    ProposalPages pages;

    @Autowired
    Mandates mandates;

    @Autowired
    Refusals refusals;

    @Autowired
    CoverageTables coverage;

    @Autowired
    SubmissionNotes notes;

    @Autowired
    JdbcClient jdbc;

    CascadeWorld world;

    @BeforeEach
    void makeWorld() {
        world = worlds.make(4);
    }

    @Test
    void copiesRememberTheirParentsAndSpeakOfThePlacesOwnBodies() {
        UUID roadmap = world.adopted(world.activities(world.region));

        List<Map<String, Object>> rows =
                jdbc.sql("""
                        select w.number, w.title, s.title section, a.parent_activity_id is not null linked,
                          (select string_agg(e.printed || ' ' || e.kind || ' ' || e.part, ', ' order by e.position)
                           from executor e where e.activity_row_id = w.id) executors
                        from activity_row w join activity a on a.id = w.activity_id
                        join section_row s on s.revision_id = w.revision_id and s.section_id = w.section_id
                        where w.revision_id = ? order by w.position
                        """).param(world.draftOf(roadmap)).query().listOfRows();
        assertThat(rows)
                .extracting(row -> row.get("title") + " / " + row.get("section"))
                .containsExactly(
                        "Мероприятие 1 / Нормативное обеспечение",
                        "Мероприятие 3 / Нормативное обеспечение",
                        "Мероприятие 2 / Сопровождение",
                        "Мероприятие 4 / Сопровождение");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row).containsEntry("linked", true);
            assertThat(row).containsEntry("executors", "Минобр края TEXT TAKING_PART, МОУО GROUP LEAD");
        });
    }

    @Test
    void givesARoadmapInForceADraftForItsCopies() {
        Set<UUID> all = world.activities(world.region);
        UUID roadmap = world.adopted(Set.of(world.regional("Мероприятие 1")));
        world.approve(world.methodologist, world.official, roadmap);
        all.remove(world.regional("Мероприятие 1"));

        adoption.adopt(
                world.methodologist,
                world.region,
                world.effective(world.region),
                new Adoption.Into.Existing(roadmap),
                all);

        assertThat(world.activities(roadmap)).hasSize(1);
        assertThat(jdbc.sql("select count(*) from activity_row where revision_id = ?")
                        .param(world.draftOf(roadmap))
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
        assertThatThrownBy(() -> adoption.adopt(
                        world.methodologist,
                        world.region,
                        world.effective(world.region),
                        new Adoption.Into.Existing(roadmap),
                        all))
                .isInstanceOf(Conflict.class)
                .hasMessage("cascade.adoption.copied");
    }

    @Test
    void whoDropsAMandatoryActivityTellsTheRegionWhy() {
        UUID first = world.regional("Мероприятие 1");
        UUID second = world.regional("Мероприятие 2");
        String seen = mandates.read(world.ministry, world.region).seen();
        mandates.decide(world.minister, world.region, Set.of(first, second), seen);
        assertThatThrownBy(() -> mandates.decide(world.ministry, world.region, Set.of(), seen))
                .as("decided on an old page")
                .isInstanceOf(Conflict.class);

        UUID roadmap = world.adopted(Set.of(first));
        assertThat(notes.of(roadmap))
                .singleElement()
                .satisfies(note -> assertThat(note.arguments()).containsExactly("1.2 Мероприятие 2"));
        refusals.refuse(world.methodologist, roadmap, second, "Нет школ-участниц");
        assertThat(notes.of(roadmap)).isEmpty();
        world.approve(world.methodologist, world.official, roadmap);

        Coverage seenAbove = coverage.read(world.ministry, world.region, new CoverageFilter(null, null, null, "true"));
        assertThat(seenAbove.rows())
                .flatExtracting(Coverage.Line::missing)
                .extracting(missing -> missing.unit() + ": " + missing.reason())
                .containsExactly("город Заречный: null", "город Заречный: null", "город Приозёрск: Нет школ-участниц");
        assertThatThrownBy(() -> refusals.refuse(world.methodologist, roadmap, first, "Стоит в плане"))
                .hasMessage("cascade.refusal.copied");
    }

    @Test
    void resultsOfThoseBelowAddUpAndDraftsDoNotCount() {
        UUID roadmap = world.adopted(Set.of(world.regional("Мероприятие 1")));
        CoverageFilter all = new CoverageFilter(null, null, null, null);
        assertThat(coverage.read(world.ministry, world.region, all).covered())
                .as("a draft")
                .isZero();

        world.approve(world.methodologist, world.official, roadmap);
        Coverage.Line open =
                coverage.read(world.ministry, world.region, all).rows().get(0);
        assertThat(open.carriers()).isEqualTo(1);
        assertThat(open.total()).isEqualTo(1);
        assertThat(open.accepted()).isZero();
        jdbc.sql("update assignment set state = 'ACCEPTED' where roadmap_id = ?")
                .param(roadmap)
                .update();

        Coverage done = coverage.read(world.ministry, world.region, all);
        assertThat(done.accepted()).isEqualTo(1);
        assertThat(done.rows().get(0).missing())
                .extracting(Coverage.Missing::unit)
                .containsExactly("город Заречный");
        assertThatThrownBy(() -> coverage.read(world.methodologist, world.region, all))
                .as("what others do is the region's to see")
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void regionsKnowNothingOfEachOther() {
        UUID roadmap = world.adopted(world.activities(world.region));
        CascadeWorld other = worlds.make(2);

        assertThatThrownBy(
                        () -> coverage.read(other.ministry, world.region, new CoverageFilter(null, null, null, null)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> pages.read(other.methodologist, roadmap, false, null, RUSSIAN))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> adoption.adopt(
                        other.methodologist,
                        world.region,
                        world.effective(world.region),
                        new Adoption.Into.Fresh(other.townPlace(), "План"),
                        world.activities(world.region)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> refusals.refuse(
                        other.methodologist,
                        other.emptyTownDraft("Свой план"),
                        world.regional("Мероприятие 1"),
                        "чужое"))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void copiesHundredsOfActivitiesInAFixedNumberOfStatements() {
        CascadeWorld large = worlds.make(500);
        UUID few = world.emptyTownDraft("Малый");
        UUID many = large.emptyTownDraft("Большой");
        int forFour = SwitchableDataSource.statementsOf(() -> adoption.adopt(
                        world.methodologist,
                        world.region,
                        world.effective(world.region),
                        new Adoption.Into.Existing(few),
                        world.activities(world.region)))
                .size();
        Set<UUID> all = large.activities(large.region);
        int forHundreds = SwitchableDataSource.statementsOf(() -> adoption.adopt(
                        large.methodologist,
                        large.region,
                        large.effective(large.region),
                        new Adoption.Into.Existing(many),
                        all))
                .size();
        // batches of 500 rows: executors of 500 rows need one more
        assertThat(forHundreds).isLessThanOrEqualTo(forFour + 2);
    }

    @Test
    void coverageOfSixtyTownsTakesAFixedNumberOfStatements() {
        UUID roadmap = world.adopted(world.activities(world.region));
        world.approve(world.methodologist, world.official, roadmap);
        for (int n = 0; n < 60; n++) {
            jdbc.sql(
                            "insert into territory (id, kind, region_id, name, short_name) values (?, 'MUNICIPALITY', ?, ?, ?)")
                    .params(UUID.randomUUID(), world.places.region, "округ " + n, "округ " + n)
                    .update();
        }
        List<String> statements = SwitchableDataSource.statementsOf(() -> assertThat(mvc.get()
                                .uri("/roadmaps/" + world.region + "/coverage")
                                .with(signedIn.as(world.ministry)))
                        .hasStatusOk()
                        .bodyText()
                        .contains("город Приозёрск", "и ещё"))
                .stream()
                .filter(statement -> !statement.contains("SPRING_SESSION"))
                .toList();
        assertThat(statements).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void aSchoolCopiesFromItsTownAndCompares() {
        UUID town = world.townPlanForSchools();
        Actor school = world.places.schoolWorker();
        UUID own = adoption.adopt(
                school,
                town,
                world.effective(town),
                new Adoption.Into.Fresh(
                        new RoadmapPlace(
                                world.places.region,
                                world.places.town,
                                world.places.school,
                                Level.INSTITUTIONAL,
                                world.places.school),
                        "План школы"),
                world.activities(town));
        UUID copy = jdbc.sql("select activity_id from cascade_link where roadmap_id = ?")
                .param(own)
                .query(UUID.class)
                .single();
        assertThat(jdbc.sql("""
                        select e.kind || ' ' || coalesce(e.organization_id::text, '') from executor e
                        join activity_row w on w.id = e.activity_row_id where w.activity_id = ? order by e.position
                        """).param(copy).query(String.class).list())
                .containsExactly("ORG " + world.places.school, "TEXT ");
        world.rewrite(world.draftOf(own), copy, "result", "Справка и приказ по школе");

        ProposalPage.Item compared =
                pages.read(school, own, true, null, RUSSIAN).items().rows().get(0);
        assertThat(compared.fields()).singleElement().satisfies(field -> {
            assertThat(field.code()).isEqualTo("RESULT");
            assertThat(field.ours())
                    .extracting(WordDiff.Piece::text, WordDiff.Piece::own)
                    .contains(tuple("и приказ по школе", true));
        });
        assertThatThrownBy(() -> pages.read(world.methodologist, own, true, null, RUSSIAN))
                .as("a school's draft is its own")
                .isInstanceOf(NotFound.class);
    }

    @Test
    void keepsTicksWhileTheFilterChanges() {
        UUID hidden = world.regional("Мероприятие 2");
        assertThat(mvc.post()
                        .uri("/roadmaps/" + world.region + "/adoption/choice")
                        .param("pick", hidden.toString())
                        .param("q", "Мероприятие 1")
                        .with(signedIn.as(world.methodologist))
                        .with(csrf()))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"" + hidden + "\"")
                .contains("Показано 1 из 4");
        assertThat(RoadmapSight.isAbove(world.townPlace(), world.townPlace())).isFalse();
    }
}
