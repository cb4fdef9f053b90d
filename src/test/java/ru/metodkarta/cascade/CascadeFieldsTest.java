package ru.metodkarta.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.deadline.DeadlineKind;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.roadmap.LinkedField;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import tools.jackson.databind.json.JsonMapper;

/** What of a row stands beside its usual words: its kind of year, dates settled by a person, cells of own columns. */
@MetodkartaTest
class CascadeFieldsTest {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final String CELL = "EXTRA:Участники";

    @Autowired
    CascadeWorlds worlds;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    Proposals proposals;

    @Autowired
    ProposalPages pages;

    @Autowired
    ProposalNotices notices;

    @Autowired
    Mandates mandates;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    CascadeWorld world;
    UUID parent;

    @BeforeEach
    void makeWorld() {
        world = worlds.make(2);
        parent = world.regional("Мероприятие 1");
    }

    private UUID adopted() {
        return adopted(world.emptyTownDraft("План города"));
    }

    private UUID adopted(UUID draft) {
        return world.adopted(new Adoption.Into.Existing(draft), world.activities(world.region));
    }

    /** The region changes the first activity by a new revision. */
    private void changeAbove(String set, Object... values) {
        world.changeAbove(draft -> rewrite(draft, parent, set, values));
    }

    private void rewrite(UUID revision, UUID activity, String set, Object... values) {
        jdbc.sql("update activity_row set " + set + ", version = version + 1 where activity_id = '" + activity
                        + "' and revision_id = '" + revision + "'")
                .params(values)
                .update();
    }

    private static final String OVERRULED = "reading_source = 'OVERRULED', reading = cast(? as jsonb)";

    private String by(LocalDate due) {
        return json.writeValueAsString(
                Reading.manual("декабрь 2026 года", DeadlineKind.ONE_OFF, null, due, null, null, null, null)
                        .toMap());
    }

    private List<ProposalPage.Item> asked(UUID roadmap) {
        return pages.read(world.methodologist, roadmap, false, null, RUSSIAN)
                .items()
                .rows();
    }

    private List<String> outcomes(UUID roadmap) {
        return asked(roadmap).stream()
                .flatMap(item -> item.fields().stream())
                .map(field -> field.code() + " " + field.outcome())
                .toList();
    }

    private void decide(UUID roadmap, String code, boolean accept) {
        LinkedRow row = asked(roadmap).get(0).row();
        proposals.decide(
                world.methodologist,
                roadmap,
                row.activityId(),
                new Proposals.Part.Field(code),
                accept,
                new Proposals.Seen(row.version(), row.rowVersion(), row.aboveRevision()));
    }

    private String ours(UUID roadmap, String column) {
        return world.draftText(roadmap, world.copyOf(parent), column);
    }

    @Test
    void proposesTheKindOfYearOfARow() {
        UUID roadmap = adopted();
        changeAbove("year_kind = 'SCHOOL'");

        assertThat(outcomes(roadmap)).containsExactly("YEAR_KIND PROPOSED");
        assertThat(ours(roadmap, "year_kind")).as("never by itself").isEqualTo("null");
        assertThat(mvc.get().uri("/roadmaps/" + roadmap + "/proposals").with(signedIn.as(world.methodologist)))
                .hasStatusOk()
                .bodyText()
                .contains("Год в этой строке", "учебный", "как во всей карте");

        decide(roadmap, LinkedField.YEAR_KIND.name(), true);
        assertThat(ours(roadmap, "year_kind")).isEqualTo("SCHOOL");
        assertThat(asked(roadmap)).isEmpty();
    }

    @Test
    void asksWhereTheCopyHasAKindOfYearOfItsOwn() {
        UUID roadmap = adopted();
        rewrite(world.draftOf(roadmap), world.copyOf(parent), "year_kind = 'CALENDAR'");
        changeAbove("year_kind = 'SCHOOL'");

        assertThat(outcomes(roadmap)).containsExactly("YEAR_KIND CONFLICT");
        decide(roadmap, LinkedField.YEAR_KIND.name(), false);
        assertThat(ours(roadmap, "year_kind")).isEqualTo("CALENDAR");
        assertThat(asked(roadmap)).as("decided").isEmpty();
    }

    @Test
    void proposesDatesThatWereSettledUnderTheSameWords() {
        UUID roadmap = adopted();
        changeAbove(OVERRULED, by(LocalDate.of(2026, 12, 10)));

        assertThat(outcomes(roadmap)).containsExactly("DEADLINE PROPOSED");
        assertThat(ours(roadmap, "reading_source")).isEqualTo("READ");
        assertThat(mvc.get().uri("/roadmaps/" + roadmap + "/proposals").with(signedIn.as(world.methodologist)))
                .hasStatusOk()
                .bodyText()
                .contains("10.12.2026", "указано вручную", "по словам срока");

        decide(roadmap, LinkedField.DEADLINE.name(), true);
        assertThat(ours(roadmap, "reading_source")).isEqualTo("OVERRULED");
        assertThat(ours(roadmap, "reading")).contains("2026-12-10");
        assertThat(asked(roadmap)).isEmpty();

        changeAbove("reading_source = 'READ', reading = (select x.reading from activity_row x join revision v"
                + " on v.id = x.revision_id where x.activity_id = activity_row.activity_id and v.no = 1)");
        assertThat(outcomes(roadmap)).as("back to the words").containsExactly("DEADLINE PROPOSED");
        decide(roadmap, LinkedField.DEADLINE.name(), true);
        assertThat(ours(roadmap, "reading_source")).isEqualTo("READ");
        assertThat(ours(roadmap, "reading")).as("read anew").doesNotContain("2026-12-10");
    }

    @Test
    void asksWhereBothHaveSettledTheDatesAndNotWhereTheyAgree() {
        UUID roadmap = adopted();
        UUID copy = world.copyOf(parent);
        rewrite(world.draftOf(roadmap), copy, OVERRULED, by(LocalDate.of(2026, 12, 15)));
        assertThat(asked(roadmap)).as("ours alone").isEmpty();
        changeAbove(OVERRULED, by(LocalDate.of(2026, 12, 10)));

        assertThat(outcomes(roadmap)).containsExactly("DEADLINE CONFLICT");
        assertThat(proposals.acceptProposed(
                        world.methodologist,
                        roadmap,
                        pages.read(world.methodologist, roadmap, false, null, RUSSIAN)
                                .seal()))
                .as("a conflict is not among what is taken over at once")
                .isZero();
        changeAbove(OVERRULED, by(LocalDate.of(2026, 12, 15)));
        assertThat(asked(roadmap)).as("the same by now").isEmpty();
    }

    @Test
    void proposesDatesWithTheirWordsWhereTheCopyHasOtherWords() {
        UUID roadmap = adopted();
        rewrite(world.draftOf(roadmap), world.copyOf(parent), "deadline_text = 'май 2027 года'");
        changeAbove(OVERRULED, by(LocalDate.of(2026, 12, 10)));

        assertThat(outcomes(roadmap)).containsExactly("DEADLINE CONFLICT");
        decide(roadmap, LinkedField.DEADLINE.name(), true);
        assertThat(ours(roadmap, "deadline_text")).isEqualTo("декабрь 2026 года");
        assertThat(ours(roadmap, "reading_source")).isEqualTo("OVERRULED");
    }

    private void addColumn(UUID revision, String title, String key) {
        jdbc.sql("update revision set columns = columns || cast(? as jsonb) where id = ?")
                .params("[{\"kind\": \"EXTRA\", \"title\": \"" + title + "\", \"key\": \"" + key + "\"}]", revision)
                .update();
    }

    /** Both have «Участники», under keys of their own; «Источник» is the region's alone. */
    private UUID adoptedWithColumns() {
        world.changeAbove(above -> {
            addColumn(above, "Участники", "x1");
            addColumn(above, "Источник", "x2");
            rewrite(above, parent, "extra = '{\"x1\": \"педагоги\", \"x2\": \"бюджет\"}'");
        });
        UUID draft = world.emptyTownDraft("План города");
        addColumn(world.draftOf(draft), " Участники", "x7");
        return adopted(draft);
    }

    @Test
    void proposesCellsOfColumnsThatBothHave() {
        UUID roadmap = adoptedWithColumns();
        assertThat(ours(roadmap, "extra")).as("copied by title").isEqualTo("{\"x7\": \"педагоги\"}");
        changeAbove("extra = '{\"x1\": \"методисты\", \"x2\": \"гранты\"}'");

        assertThat(outcomes(roadmap)).containsExactly(CELL + " PROPOSED");
        LinkedRow row = asked(roadmap).get(0).row();
        assertThat(mvc.get().uri("/roadmaps/" + roadmap + "/proposals").with(signedIn.as(world.methodologist)))
                .hasStatusOk()
                .bodyText()
                .contains("Участники", "методисты")
                .doesNotContain("гранты", "EXTRA:</");
        assertThat(mvc.post()
                        .uri("/roadmaps/" + roadmap + "/proposals/" + row.activityId())
                        .param("accept", CELL)
                        .param("link", String.valueOf(row.version()))
                        .param("row", String.valueOf(row.rowVersion()))
                        .param("above", row.aboveRevision().toString())
                        .with(signedIn.as(world.methodologist))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(ours(roadmap, "extra")).isEqualTo("{\"x7\": \"методисты\"}");
        assertThat(asked(roadmap)).isEmpty();
    }

    @Test
    void asksAboutACellThatBothHaveChanged() {
        UUID roadmap = adoptedWithColumns();
        rewrite(world.draftOf(roadmap), world.copyOf(parent), "extra = '{\"x7\": \"учителя\"}'");
        changeAbove("extra = '{\"x1\": \"методисты\"}'");

        assertThat(outcomes(roadmap)).containsExactly(CELL + " CONFLICT");
        decide(roadmap, CELL, false);
        assertThat(ours(roadmap, "extra")).contains("учителя");
        assertThat(asked(roadmap)).isEmpty();
    }

    @Test
    void aLinkMadeBeforeRemembersWhatStoodAboveThen() throws IOException {
        changeAbove(OVERRULED + ", year_kind = 'SCHOOL'", by(LocalDate.of(2026, 12, 10)));
        UUID roadmap = adoptedWithColumns();
        changeAbove("result = 'Приказ'");
        forgetAndMigrate();

        assertThat(outcomes(roadmap)).as("nothing but what has changed").containsExactly("RESULT PROPOSED");
        changeAbove("year_kind = null, reading_source = 'CONFIRMED', extra = '{\"x1\": \"методисты\"}'");
        assertThat(outcomes(roadmap)).containsExactly("RESULT PROPOSED", "YEAR_KIND PROPOSED", CELL + " PROPOSED");
    }

    @Test
    void aDeadlineDecidedOnBeforeIsNotAskedAboutAgain() throws IOException {
        UUID roadmap = adopted();
        changeAbove(OVERRULED + ", deadline_text = 'май 2027 года', result = 'Приказ'", by(LocalDate.of(2027, 5, 20)));
        decide(roadmap, LinkedField.DEADLINE.name(), false);
        forgetAndMigrate();

        assertThat(outcomes(roadmap)).as("what is still open").containsExactly("RESULT PROPOSED");
    }

    /** As links stood before the migration, and then after it. */
    private void forgetAndMigrate() throws IOException {
        jdbc.sql("update cascade_link set base = base - 'READING' - 'YEAR_KIND' - ? - 'EXTRA:Источник'")
                .param(CELL)
                .update();
        String migration =
                new ClassPathResource("db/migration/V23__linked_fields.sql").getContentAsString(StandardCharsets.UTF_8);
        jdbc.sql(migration.substring(migration.indexOf("update cascade_link"))).update();
    }

    @Test
    void warnsBeforeAMandatoryActivityIsDeleted() {
        UUID free = world.regional("Мероприятие 2");
        mandates.decide(world.minister, world.region, Set.of(parent), mandates.seen(world.minister, world.region));
        UUID roadmap = adopted();

        assertThat(deletionPage(roadmap, world.copyOf(parent)))
                .contains("отмечено обязательным", "План края", "объяснить, почему");
        assertThat(deletionPage(roadmap, world.copyOf(free))).doesNotContain("обязательным");
    }

    private String deletionPage(UUID roadmap, UUID copy) {
        String[] page = new String[1];
        assertThat(mvc.get()
                        .uri("/roadmaps/" + roadmap + "/edition/activities/" + copy + "/deletion")
                        .with(signedIn.as(world.methodologist)))
                .hasStatusOk()
                .bodyText()
                .satisfies(body -> page[0] = body);
        return page[0];
    }

    @Test
    void tellsTheMethodologistOnTheHomePageThatTheRegionHasChangedActivities() {
        UUID roadmap = adopted();
        assertThat(home(world.methodologist)).doesNotContain("В карте региона изменились");
        changeAbove("year_kind = 'SCHOOL', result = 'Приказ'");

        assertThat(home(world.methodologist))
                .contains("В карте региона изменились мероприятия: 2 предложения по карте «План города»")
                .contains("/roadmaps/" + roadmap + "/proposals");
        assertThat(List.of(world.official, world.ministry, world.places.schoolWorker()))
                .as("others decide nothing here, and cost nothing")
                .allSatisfy(actor -> assertThat(SwitchableDataSource.statementsOf(
                                () -> assertThat(notices.of(actor)).isEmpty()))
                        .isEmpty());
        assertThat(SwitchableDataSource.statementsOf(() -> notices.of(world.methodologist)))
                .hasSize(1);

        decide(roadmap, LinkedField.RESULT.name(), false);
        decide(roadmap, LinkedField.YEAR_KIND.name(), true);
        assertThat(home(world.methodologist)).doesNotContain("В карте региона изменились");
    }

    private String home(Actor actor) {
        String[] page = new String[1];
        assertThat(mvc.get().uri("/").with(signedIn.as(actor)))
                .hasStatusOk()
                .bodyText()
                .satisfies(body -> page[0] = body);
        return page[0];
    }
}
