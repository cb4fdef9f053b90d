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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.roadmap.Approvals;
import ru.metodkarta.roadmap.LinkedField;
import ru.metodkarta.roadmap.RoadmapDrafts;
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
import ru.metodkarta.testing.TestWorld;

/** A town carries out the roadmap of its region by linked copies. */
@MetodkartaTest
class CascadeTest {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    RoadmapDrafts drafts;

    @Autowired
    Approvals approvals;

    @Autowired
    Adoption adoption;

    @Autowired
    Proposals proposals;

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

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Actors actors;

    CascadeWorld world;

    @BeforeEach
    void makeWorld() {
        world = new CascadeWorld(new TestWorld(jdbc, encoder, actors), drafts, approvals, 4);
    }

    private UUID adopted(Set<UUID> activities) {
        return adoption.adopt(
                world.methodologist,
                world.region,
                world.effective(world.region),
                new Adoption.Into.Fresh(world.townPlace(), "План города"),
                activities);
    }

    private void amend(Actor author, UUID roadmap) {
        assertThat(mvc.post()
                        .uri("/roadmaps/" + roadmap + "/revisions")
                        .with(signedIn.as(author))
                        .with(csrf()))
                .hasStatus3xxRedirection();
    }

    /** The region changes one cell of one activity, by a new revision. */
    private void changeAbove(String title, String column, String text) {
        UUID activity = world.regional(title);
        amend(world.ministry, world.region);
        world.rewrite(world.draftOf(world.region), activity, column, text);
        world.approve(world.ministry, world.minister, world.region);
    }

    private ProposalPage proposed(UUID roadmap) {
        return pages.read(world.methodologist, roadmap, false, null, RUSSIAN);
    }

    private static Proposals.Seen seen(ProposalPage.Item item) {
        return new Proposals.Seen(
                item.row().version(), item.row().rowVersion(), item.row().aboveRevision());
    }

    private void decide(UUID roadmap, ProposalPage.Item item, LinkedField field, boolean accept) {
        proposals.decide(
                world.methodologist,
                roadmap,
                item.row().activityId(),
                new Proposals.Part.Field(field.name()),
                accept,
                seen(item));
    }

    @Test
    void copiesRememberTheirParentsAndSpeakOfThePlacesOwnBodies() {
        UUID roadmap = adopted(world.activities(world.region));

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
        UUID roadmap = adopted(Set.of(world.regional("Мероприятие 1")));
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
    void proposesWhatTheCopyHasKeptAndAsksAboutWhatBothHaveChanged() {
        UUID roadmap = adopted(world.activities(world.region));
        UUID own = world.copyOf(world.regional("Мероприятие 2"));
        world.rewrite(world.draftOf(roadmap), own, "title", "Мероприятие 2 в городе");
        changeAbove("Мероприятие 1", "deadline_text", "май 2027 года");
        changeAbove("Мероприятие 2", "title", "Мероприятие 2 в крае");

        ProposalPage page = proposed(roadmap);
        assertThat(page.items().rows())
                .flatExtracting(ProposalPage.Item::fields)
                .extracting(field -> field.code() + " " + field.outcome())
                .containsExactly("DEADLINE PROPOSED", "TITLE CONFLICT");
        assertThat(world.draftText(roadmap, world.copyOf(world.regional("Мероприятие 1")), "deadline_text"))
                .as("nothing is changed by itself")
                .isEqualTo("декабрь 2026 года");

        int taken = proposals.acceptProposed(world.methodologist, roadmap, page.seal());

        assertThat(taken).isEqualTo(1);
        UUID first = world.copyOf(world.regional("Мероприятие 1"));
        assertThat(world.draftText(roadmap, first, "deadline_text")).isEqualTo("май 2027 года");
        assertThat(world.draftText(roadmap, first, "reading")).as("read anew").contains("2027");
        assertThat(world.draftText(roadmap, own, "title")).as("ours").isEqualTo("Мероприятие 2 в городе");
        assertThat(proposed(roadmap).conflicts()).isEqualTo(1);
    }

    @Test
    void doesNotAskAgainAboutWhatWasKept() {
        UUID roadmap = adopted(world.activities(world.region));
        changeAbove("Мероприятие 1", "result", "Приказ");
        decide(roadmap, proposed(roadmap).items().rows().get(0), LinkedField.RESULT, false);

        assertThat(proposed(roadmap).items().total()).isZero();
        assertThat(pages.read(world.methodologist, roadmap, true, null, RUSSIAN)
                        .items()
                        .total())
                .as("but shows that it differs")
                .isEqualTo(1);

        changeAbove("Мероприятие 1", "result", "Распоряжение");
        ProposalPage.Item again = proposed(roadmap).items().rows().get(0);
        assertThat(again.fields())
                .singleElement()
                .extracting(ProposalPage.Field::outcome)
                .isEqualTo("CONFLICT");
        decide(roadmap, again, LinkedField.RESULT, true);
        assertThat(world.draftText(roadmap, again.row().activityId(), "result")).isEqualTo("Распоряжение");
    }

    @Test
    void refusesToOverwriteARowThatItsAuthorHasChangedMeanwhile() {
        UUID roadmap = adopted(world.activities(world.region));
        changeAbove("Мероприятие 1", "title", "Мероприятие 1 заново");
        ProposalPage.Item looked = proposed(roadmap).items().rows().get(0);
        UUID copy = looked.row().activityId();
        world.rewrite(world.draftOf(roadmap), copy, "title", "Своё название");

        assertThatThrownBy(() -> decide(roadmap, looked, LinkedField.TITLE, true))
                .isInstanceOf(Conflict.class)
                .hasMessage("roadmap.linked.changed");
        assertThat(world.draftText(roadmap, copy, "title")).isEqualTo("Своё название");
    }

    @Test
    void ofTwoWhoDecideAtOnceOneIsToldThatTheOtherWas() throws Exception {
        UUID roadmap = adopted(world.activities(world.region));
        changeAbove("Мероприятие 1", "title", "Мероприятие 1 заново");
        ProposalPage.Item item = proposed(roadmap).items().rows().get(0);
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<String>> both = List.of(true, false).stream()
                .map(accept -> CompletableFuture.supplyAsync(() -> {
                    try {
                        start.await();
                        decide(roadmap, item, LinkedField.TITLE, accept);
                        return "decided";
                    } catch (Conflict conflict) {
                        return "conflict";
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        start.countDown();
        assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder("decided", "conflict");
    }

    @Test
    void asksWhetherToExcludeWhatIsGoneAboveAndShowsWhatIsNew() {
        UUID roadmap = adopted(world.activities(world.region));
        UUID gone = world.regional("Мероприятие 3");
        amend(world.ministry, world.region);
        assertThat(mvc.post()
                        .uri("/roadmaps/" + world.region + "/edition/activities/" + gone + "/deletion")
                        .with(signedIn.as(world.ministry))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(mvc.post()
                        .uri("/roadmaps/" + world.region + "/edition/activities")
                        .param("title", "Новое мероприятие")
                        .param("number", "1.9")
                        .with(signedIn.as(world.ministry))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        world.approve(world.ministry, world.minister, world.region);

        ProposalPage page = proposed(roadmap);
        assertThat(page.gone()).isEqualTo(1);
        assertThat(page.untaken()).singleElement().satisfies(row -> {
            assertThat(row.title()).isEqualTo("Новое мероприятие");
            assertThat(row.fresh()).isTrue();
        });
        ProposalPage.Item item = page.items().rows().get(0);
        proposals.decide(
                world.methodologist,
                roadmap,
                item.row().activityId(),
                new Proposals.Part.Presence(),
                false,
                seen(item));
        assertThat(proposed(roadmap).gone()).isZero();
        assertThat(world.draftText(roadmap, item.row().activityId(), "title")).isEqualTo("Мероприятие 3");
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

        UUID roadmap = adopted(Set.of(first));
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
        UUID roadmap = adopted(Set.of(world.regional("Мероприятие 1")));
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
        UUID roadmap = adopted(world.activities(world.region));
        CascadeWorld other = new CascadeWorld(new TestWorld(jdbc, encoder, actors), drafts, approvals, 2);

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
        CascadeWorld large = new CascadeWorld(new TestWorld(jdbc, encoder, actors), drafts, approvals, 500);
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
        UUID roadmap = adopted(world.activities(world.region));
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
    void aTownSeesItsProposalsAndTheRegionDoesNot() {
        UUID roadmap = adopted(world.activities(world.region));
        world.approve(world.methodologist, world.official, roadmap);
        changeAbove("Мероприятие 1", "title", "Мероприятие 1 заново");

        assertThat(mvc.get().uri("/roadmaps/" + roadmap).with(signedIn.as(world.methodologist)))
                .hasStatusOk()
                .bodyText()
                .contains("/proposals");
        assertThat(mvc.get().uri("/roadmaps/" + roadmap + "/proposals").with(signedIn.as(world.methodologist)))
                .hasStatusOk()
                .bodyText()
                .contains("заново", "Внести изменения");
        assertThat(mvc.get().uri("/roadmaps/" + roadmap + "/proposals").with(signedIn.as(world.ministry)))
                .hasStatus(403);
        assertThatThrownBy(
                        () -> decide(roadmap, proposed(roadmap).items().rows().get(0), LinkedField.TITLE, true))
                .as("there is no draft to write into")
                .isInstanceOf(Conflict.class);
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
