package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.roadmap.Samples.ORDER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.execution.Acceptance;
import ru.metodkarta.execution.ExecutionReports;
import ru.metodkarta.execution.ReportContent;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** Whatever is amended and approved, one revision after another: no reported work is lost. */
@MetodkartaTest
class RevisionSequencesTest {

    private static final int ROUNDS = 3;
    private static final ApprovalChoices CHOICES =
            ApprovalChoices.from(LocalDate.of(2026, 1, 1)).pastAs(PlannedRoadmap.StartVerdict.CONTROL, null);
    private static final List<String> DEADLINES =
            List.of("декабрь 2026 года", "ежегодно (сентябрь)", "октябрь 2026 года", "май 2027 года", "ежеквартально");

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
    RowEditing editing;

    @Autowired
    RowRemoval removal;

    @Autowired
    RowOrder order;

    @Autowired
    SectionEditing sections;

    @Autowired
    Renumbering renumbering;

    @Autowired
    RevisionComparisons comparisons;

    @Autowired
    DraftChanges changes;

    @Autowired
    ExecutionReports reports;

    @Autowired
    Acceptance acceptance;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    TestWorld world;
    Actor methodologist;
    Actor official;
    Actor school;
    Random random;
    UUID id;
    List<UUID> removed;

    private record Work(UUID id, UUID activityId, UUID organizationId, String state, LocalDate due, boolean reported) {}

    private record Report(UUID id, UUID assignmentId, String state, String text) {}

    @BeforeEach
    void people() {
        world = worlds.make();
        methodologist = world.methodologist();
        official = world.official();
        school = world.schoolWorker();
    }

    private void inForce(List<SectionContent> text) {
        RoadmapPlace place = new RoadmapPlace(world.region, world.town, null, Level.MUNICIPAL, null);
        id = drafts.draft(methodologist, Samples.content(place, text));
        approve();
    }

    private void approve() {
        approvals.submit(methodologist, id, null);
        approvals.approve(official, id, ORDER, CHOICES);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noReportedWorkIsEverLost(long seed) {
        random = new Random(seed);
        inForce(List.of(new SectionContent("1", "Раздел", null, List.of(row("1"), row("2"), row("3"), row("4")))));
        for (int round = 0; round < ROUNDS; round++) {
            report();
            opening.open(methodologist, id);
            removed = new ArrayList<>();
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                edit();
                if (random.nextInt(3) == 0) {
                    report();
                }
            }
            countsWhatTheComparisonShows();
            Map<UUID, Work> before = works();
            List<Report> reported = reported();
            approve();
            nothingIsLost(before, reported);
        }
        everyReportIsReadable();
    }

    private void nothingIsLost(Map<UUID, Work> before, List<Report> reported) {
        assertThat(reported()).as("reports").containsAll(reported);
        Map<UUID, Work> after = works();
        assertThat(after.keySet()).containsAll(before.keySet());
        Set<UUID> planned =
                new HashSet<>(activities("v.id = (select effective_revision_id from roadmap where id = v.roadmap_id)"));
        before.values().forEach(was -> {
            Work now = after.get(was.id());
            assertThat(now.activityId()).as("activity of " + was).isEqualTo(was.activityId());
            if (was.reported()) {
                assertThat(now.state()).as("state of " + was).isEqualTo(was.state());
            } else if (!planned.contains(was.activityId())) {
                assertThat(now.state()).as("nobody reported on " + was).isEqualTo("WITHDRAWN");
            }
            if ("ACCEPTED".equals(was.state())) {
                assertThat(now.due()).as("date of " + was).isEqualTo(was.due());
            }
        });
    }

    private void everyReportIsReadable() {
        reported().forEach(report -> {
            assertThat(mvc.get().uri("/assignments/" + report.assignmentId()).with(signedIn.as(methodologist)))
                    .hasStatusOk()
                    .bodyText()
                    .contains(report.text());
            assertThat(mvc.get().uri("/assignments/" + report.assignmentId()).with(signedIn.as(school)))
                    .hasStatusOk()
                    .bodyText()
                    .contains(report.text());
        });
    }

    /** The school reports on something; now and then it is accepted. */
    private void report() {
        List<Work> open = works().values().stream()
                .filter(work -> work.organizationId().equals(world.school) && "NOT_STARTED".equals(work.state()))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        UUID assignment = open.get(random.nextInt(open.size())).id();
        reports.submit(
                school,
                assignment,
                ReportContent.done("Отчёт " + random.nextInt(1_000_000), LocalDate.of(2026, 11, 20), "12 педагогов"));
        if (random.nextBoolean()) {
            acceptance.accept(methodologist, assignment, null);
        }
    }

    private void edit() {
        List<UUID> rows = activities("v.state = 'DRAFT'");
        UUID activity = rows.get(random.nextInt(rows.size()));
        switch (random.nextInt(8)) {
            case 0 -> editing.add(methodologist, id, section(), null, change(String.valueOf(random.nextInt(90) + 9)));
            case 1, 2 -> {
                if (rows.size() > 2) {
                    removal.remove(methodologist, id, activity);
                    removed.add(activity);
                }
            }
            case 3 -> {
                if (!removed.isEmpty()) {
                    removal.restore(methodologist, id, removed.remove(random.nextInt(removed.size())));
                }
            }
            case 4 -> order.step(methodologist, id, activity, random.nextBoolean());
            case 5 -> renumbering.renumber(methodologist, id, true);
            case 6 ->
                order.moveToEnd(
                        methodologist,
                        id,
                        activity,
                        sections.add(methodologist, id, new SectionEditing.Heading(null, "Ещё раздел", null)));
            default -> {
                int version = jdbc.sql("select r.version from activity_row r join revision v on v.id = r.revision_id"
                                + " where v.roadmap_id = ? and v.state = 'DRAFT' and r.activity_id = ?")
                        .params(id, activity)
                        .query(Integer.class)
                        .single();
                assertThat(editing.save(methodologist, id, activity, version, change("7"))
                                .saved())
                        .isTrue();
            }
        }
    }

    private RowChange change(String number) {
        return new RowChange(row(number), new RowChange.Dating.Automatic());
    }

    private ActivityContent row(String number) {
        List<ExecutorContent> executors = new ArrayList<>();
        executors.add(ExecutorContent.organization("ЦРО", Part.LEAD, world.service));
        if (random.nextInt(4) > 0) {
            executors.add(ExecutorContent.organization("школа", Part.REPORTING, world.school));
        }
        return new ActivityContent(
                number,
                "Мероприятие " + random.nextInt(1000),
                executors,
                DEADLINES.get(random.nextInt(DEADLINES.size())),
                "Справка",
                ResultKind.EVENT,
                null);
    }

    private UUID section() {
        return jdbc.sql("select s.section_id from section_row s join revision v on v.id = s.revision_id"
                        + " where v.roadmap_id = ? and v.state = 'DRAFT' order by s.position limit 1")
                .param(id)
                .query(UUID.class)
                .single();
    }

    private List<UUID> activities(String which) {
        return jdbc.sql("select r.activity_id from activity_row r join revision v on v.id = r.revision_id"
                        + " where v.roadmap_id = ? and " + which + " order by r.position")
                .param(id)
                .query(UUID.class)
                .list();
    }

    private Map<UUID, Work> works() {
        return jdbc.sql("""
                        select a.id, a.activity_id, a.organization_id, a.state, case when a.due < 'infinity' then a.due end due,
                               exists (select 1 from execution_report r where r.assignment_id = a.id and r.state <> 'DRAFT') reported
                        from assignment a where a.roadmap_id = ? order by a.id
                        """).param(id).query(Work.class).list().stream()
                .collect(Collectors.toMap(Work::id, work -> work));
    }

    private List<Report> reported() {
        return jdbc.sql("select r.id, r.assignment_id, r.state, r.text from execution_report r"
                        + " join assignment a on a.id = r.assignment_id where a.roadmap_id = ?")
                .param(id)
                .query(Report.class)
                .list();
    }

    /** «Изменено с утверждения: N» is the number of differences on the page behind the link. */
    private void countsWhatTheComparisonShows() {
        RevisionComparison comparison = comparisons
                .read(methodologist, id, null, null, Locale.forLanguageTag("ru"))
                .comparison();
        assertThat(changes.since(comparison.from().revisionId(), comparison.to().revisionId()))
                .isEqualTo((int) comparison.total());
    }

    @Test
    void aThousandRowsAreComparedAtOnceAndShownInPages() {
        inForce(Samples.large(1000));
        opening.open(methodologist, id);
        jdbc.sql(
                        "update activity_row set title = title || ' и школ', deadline_text = 'май 2027 года' where revision_id ="
                                + " (select id from revision where roadmap_id = ? and no = 2)")
                .param(id)
                .update();
        String[] body = new String[1];
        get(body, "/comparison");
        long began = System.nanoTime();
        List<String> statements = SwitchableDataSource.statementsOf(() -> get(body, "/comparison?show=all&page=3"));
        long millis = (System.nanoTime() - began) / 1_000_000;

        assertThat(body[0]).contains("Изменено мероприятий: 1000", "<ins>и школ</ins>");
        assertThat(body[0].length()).as("characters of a page").isLessThan(400_000);
        assertThat(statements.stream()
                        .filter(sql -> !sql.toLowerCase(Locale.ROOT).contains("spring_session"))
                        .count())
                .isLessThanOrEqualTo(12);
        assertThat(millis).as("milliseconds").isLessThan(3_000);
    }

    private void get(String[] body, String address) {
        try {
            body[0] = mvc.get()
                    .uri("/roadmaps/" + id + address)
                    .with(signedIn.as(methodologist))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
