package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** «Пункты приказа на контроле»: rows outside the table, carried out like those in it. */
@MetodkartaTest
class OrderClauseTest {

    private static final String DUTY = "Директору ЦРО предоставлять отчёт по исполнению показателей";

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
    RevisionTexts texts;

    @Autowired
    RowOrder order;

    @Autowired
    Renumbering renumbering;

    @Autowired
    RowRemoval removal;

    @Autowired
    DraftMerging merging;

    @Autowired
    Amendments amendments;

    @Autowired
    ContentHash hash;

    @Autowired
    PrintedRoadmaps printed;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    TestWorld world;
    Actor methodologist;
    UUID id;

    @BeforeEach
    void draftWithClause() {
        world = worlds.make();
        methodologist = world.methodologist();
        List<SectionContent> sections = new ArrayList<>(Samples.small());
        sections.add(SectionContent.flat(List.of(
                Samples.activity("п. 10", "Опубликовать приказ", "май 2027 г.", "ЦРО Приозёрска")
                        .asOrderClause(true),
                Samples.activity("п. 2", DUTY, "2 раза в год (май, декабрь)", "ЦРО Приозёрска")
                        .asOrderClause(true))));
        id = drafts.draft(
                methodologist,
                Samples.content(new RoadmapPlace(world.region, world.town, null, Level.MUNICIPAL, null), sections));
    }

    private RevisionText draft() {
        return texts.read(jdbc.sql("select id from revision where roadmap_id = ? and state <> 'APPROVED'")
                .param(id)
                .query(UUID.class)
                .single());
    }

    private UUID clause(String number) {
        return draft().clauses().stream()
                .filter(row -> number.equals(row.number()))
                .findFirst()
                .orElseThrow()
                .activityId();
    }

    private String page(String address) {
        return new String(
                mvc.get()
                        .uri(address)
                        .with(signedIn.as(methodologist))
                        .exchange()
                        .getMvcResult()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    @Test
    void standsUnderTheTableByItsNumberAndIsNotPrinted() {
        assertThat(draft().rows()).extracting(RevisionText.Row::number).containsExactly("1.1.", "1.2.", "2.1.");
        assertThat(draft().clauses()).extracting(RevisionText.Row::number).containsExactly("п. 2", "п. 10");
        assertThat(page("/roadmaps/" + id)).contains("Пункты приказа на контроле", DUTY);
        assertThat(page("/roadmaps/" + id + "/edition")).contains("Добавить пункт приказа", DUTY);

        PrintedRoadmap paper = printed.read(methodologist, id, null);
        assertThat(paper.rows()).extracting(PrintedRoadmap.Row::title).doesNotContain(DUTY);
        assertThat(paper.clauses()).extracting(PrintedRoadmap.Row::title).contains(DUTY);
    }

    @Test
    void isWrittenInTheEditorOfRows() {
        assertThat(mvc.post()
                        .uri("/roadmaps/" + id + "/edition/activities")
                        .param("section", "order")
                        .param("number", "п. 3")
                        .param("title", "Разместить план на сайте")
                        .param("deadlineText", "до 01.02.2027")
                        .with(csrf())
                        .with(signedIn.as(methodologist)))
                .hasStatus3xxRedirection();
        assertThat(draft().clauses()).extracting(RevisionText.Row::number).containsExactly("п. 2", "п. 3", "п. 10");

        RevisionText.Row row = draft().row(clause("п. 3"));
        // a form that says otherwise does not put it into the table: only a move does
        assertThat(mvc.post()
                        .uri("/roadmaps/" + id + "/edition/activities/" + row.activityId())
                        .param("version", "0")
                        .param("section", "")
                        .param("number", "п. 11")
                        .param("title", "Разместить план на сайте управления")
                        .param("deadlineText", "до 01.02.2027")
                        .with(csrf())
                        .with(signedIn.as(methodologist)))
                .hasStatus3xxRedirection();
        assertThat(draft().clauses()).extracting(RevisionText.Row::number).containsExactly("п. 2", "п. 10", "п. 11");
    }

    @Test
    void movesOutOfTheTableAndBack() {
        UUID row = draft().rows().get(0).activityId();
        order.moveToClauses(methodologist, id, row);
        assertThat(draft().rows()).extracting(RevisionText.Row::number).containsExactly("1.2.", "2.1.");
        assertThat(draft().row(row).orderClause()).isTrue();

        order.moveToEnd(methodologist, id, row, draft().sections().get(1).id());
        assertThat(draft().rows()).extracting(RevisionText.Row::number).containsExactly("1.2.", "2.1.", "1.1.");
        assertThat(draft().clauses()).hasSize(2);
    }

    @Test
    void keepsItsNumberWhenTheTableIsRenumberedAndComesBackWhenRemoved() {
        UUID duty = clause("п. 2");
        order.step(methodologist, id, draft().rows().get(0).activityId(), false);
        renumbering.renumber(methodologist, id, true);
        assertThat(draft().rows()).extracting(RevisionText.Row::number).containsExactly("1.1.", "1.2.", "2.1.");
        assertThat(draft().clauses()).extracting(RevisionText.Row::number).containsExactly("п. 2", "п. 10");

        removal.remove(methodologist, id, duty);
        assertThat(draft().clauses()).hasSize(1);
        removal.restore(methodologist, id, duty);
        assertThat(draft().row(duty).orderClause()).isTrue();
    }

    @Test
    void survivesADocumentLoadedOverTheDraft() {
        RevisionText before = draft();
        ProposedText document = new ProposedText(
                null,
                null,
                null,
                null,
                List.of(new ColumnContent(ColumnKind.NUMBER, "№"), new ColumnContent(ColumnKind.TITLE, "Мероприятие")),
                List.of(new SectionContent(
                        "1",
                        "Нормативное обеспечение",
                        null,
                        List.of(Samples.activity("1.1.", "Разработка критериев оценки", "", "ЦРО Приозёрска")))),
                null);

        PlanDifference difference = merging.compare(methodologist, id, document);
        assertThat(difference.changes())
                .extracting(PlanDifference.Change::activityId)
                .doesNotContain(clause("п. 2"), clause("п. 10"));
        // even every row ticked, those of the clauses too
        Set<String> all = new HashSet<>();
        difference.changes().forEach(change -> all.add(change.key()));
        before.clauses().forEach(row -> all.add(MergeChoice.row(row.activityId())));
        merging.apply(methodologist, id, document, difference.seen(), all);

        assertThat(draft().rows()).hasSize(1);
        assertThat(draft().clauses())
                .extracting(RevisionText.Row::activityId)
                .containsExactlyElementsOf(before.clauses().stream()
                        .map(RevisionText.Row::activityId)
                        .toList());
        assertThat(jdbc.sql("select position from activity_row where revision_id = ? order by position")
                        .param(before.head().id())
                        .query(Integer.class)
                        .list())
                .containsExactly(0, 1, 2);
    }

    @Test
    void isControlledAndGoesOverIntoTheNextRevisionWhereItsMarkIsAChange() {
        Actor official = world.official();
        approvals.submit(methodologist, id, null);
        approvals.approve(
                official,
                id,
                ActRequisites.order("Управление образования", "начальник", LocalDate.of(2026, 11, 20), "312"),
                ApprovalChoices.from(LocalDate.of(2026, 1, 1)).pastAs(PlannedRoadmap.StartVerdict.CONTROL, null));
        assertThat(jdbc.sql("""
                        select count(*) from assignment a join activity_row r on r.activity_id = a.activity_id
                        where a.roadmap_id = ? and r.order_clause
                        """).param(id).query(Integer.class).single()).isGreaterThan(5);
        assertThat(page("/assignments?q=" + "показателей")).contains(DUTY);

        opening.open(methodologist, id);
        RevisionText next = draft();
        assertThat(next.clauses()).hasSize(2);
        RevisionText effective = texts.read(id, 1);
        String same = hash.of(next.head().id());
        order.moveToEnd(methodologist, id, clause("п. 10"), null);
        Amendment amendment =
                amendments.between(effective, draft(), LocalDate.of(2026, 11, 23), Locale.forLanguageTag("ru"));
        assertThat(amendment.changed()).isEqualTo(1);
        assertThat(amendment.changes().values().iterator().next().fields())
                .anyMatch(field -> field.label().equals("Где стоит"));
        assertThat(hash.of(next.head().id())).isNotEqualTo(same);
    }
}
