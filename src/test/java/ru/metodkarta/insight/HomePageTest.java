package ru.metodkarta.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.insight.Home.Item;
import ru.metodkarta.insight.Home.Panel;
import ru.metodkarta.insight.Home.Tile;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.TownPlans;
import ru.metodkarta.testing.Worlds;

@MetodkartaTest
class HomePageTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    HomePages pages;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    TownPlans plans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    TestWorld world;
    Actor methodologist;

    @BeforeEach
    void planInForce() {
        TestTime.reset();
        LocaleContextHolder.setLocale(Locale.forLanguageTag("ru"));
        world = worlds.make();
        methodologist = world.methodologist();
    }

    @AfterEach
    void forgetTheLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void tellsASchoolWhatIsLateReturnedAndSoon() {
        inForce(
                activity("1.1.", "до 1 сентября 2026"),
                activity("1.2.", "до 30 ноября 2026"),
                activity("1.3.", "до 1 октября 2026"));
        set(world.school, "1.3.", "RETURNED", LocalDate.of(2026, 12, 12));
        returned(world.school, "1.3.", "Приложите приказ.");

        Home home = pages.of(world.schoolWorker());

        assertThat(home.date()).isEqualTo("Понедельник, 23 ноября 2026 г.");
        assertThat(home.nearest()).isEqualTo("До ближайшего срока, 30 ноября, — 7 дней.");
        assertThat(figures(home))
                .containsExactly("Просрочено 1", "Ждём отчёт 0", "Возвращено на доработку 1", "Срок до 7 декабря 1");
        Panel urgent = panel(home, "urgent");
        assertThat(urgent.items()).extracting(Item::number).containsExactly("1.3.", "1.1.");
        assertThat(urgent.items().get(0).remark().text()).isEqualTo("Приложите приказ.");
        assertThat(urgent.items().get(1).end()).isEqualTo("83 дня");
        assertThat(panel(home, "ahead").items()).extracting(Item::number).containsExactly("1.2.");
        assertThat(panel(home, "roadmaps").items()).extracting(Item::title).containsExactly("План города");
    }

    @Test
    void tellsASchoolThatAllIsDoneAndWhatComesNext() {
        inForce(activity("1.4", "до 30 ноября 2026"));

        assertThat(panel(pages.of(world.schoolWorker()), "urgent").empty())
                .isEqualTo("На сегодня всё сделано. Ближайший срок — 30 ноября, п. 1.4.");
    }

    @Test
    void betweenTheDateAndTheDateOfTheReportNobodyIsLate() {
        inForce(activity("1.1.", "до 20 ноября 2026"));
        jdbc.sql("update assignment set report_due = date '2026-11-27' where organization_id = ?")
                .param(world.school)
                .update();

        assertThat(figures(pages.of(world.schoolWorker()))).contains("Просрочено 0", "Ждём отчёт 1");
    }

    @Test
    void tellsTheMethodologistWhatToAcceptAndWhoIsLate() {
        inForce(activity("1.1.", "до 1 сентября 2026"), activity("1.2.", "до 30 ноября 2026"));
        set(world.school, "1.2.", "SUBMITTED", null);
        jdbc.sql("update assignment set state_at = ? where state = 'SUBMITTED' and organization_id = ?")
                .params(TODAY.minusDays(6).atStartOfDay().atOffset(ZoneOffset.UTC), world.school)
                .update();

        Home home = pages.of(methodologist);

        assertThat(figures(home)).startsWith("Проверить отчёты 1", "Просрочено 2", "Срок до 7 декабря 1");
        assertThat(home.tiles().get(0).note()).isEqualTo("старший ждёт 6 дней");
        assertThat(home.tiles().get(1).note()).isEqualTo("в 2 организациях");
        assertThat(panel(home, "waiting").items()).extracting(Item::number).containsExactly("1.2.");
        assertThat(panel(home, "late").items())
                .extracting(Item::title)
                .containsExactly("СОШ № 1 Приозёрска", "СОШ № 2 Приозёрска");
        assertThat(panel(home, "ahead").items().get(0).meta()).isEqualTo("2 организации: на проверке 1, не начато 1");
    }

    @Test
    void theRegionSeesMunicipalities() {
        inForce(activity("1.1.", "до 1 сентября 2026"));
        Actor ministry = world.ministryMethodologist();

        assertThat(panel(pages.of(ministry), "late").items())
                .extracting(Item::title, Item::meta)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("город Приозёрск", "2 исполнения · в 2 организациях"));
        assertThat(panel(pages.of(ministry), "roadmaps").items().get(0).meta())
                .as("names the town")
                .startsWith("город Приозёрск");
        assertThat(pages.of(ministry).tiles())
                .as("the town's act is the town's to complete")
                .noneMatch(tile -> tile.icon().equals("rubber-stamp"));
        assertThat(pages.of(methodologist).tiles())
                .filteredOn(tile -> tile.icon().equals("rubber-stamp"))
                .singleElement()
                .satisfies(tile -> assertThat(tile.url()).endsWith("/requisites"));
        draft(activity("2.1.", "до 1 сентября 2026"));
        assertThat(panel(pages.of(ministry), "roadmaps").items())
                .as("approved ones of the towns, not their drafts")
                .hasSize(1);
        assertThat(pages.of(world.otherTownMethodologist()).main())
                .as("a neighbour learns nothing")
                .noneMatch(panel -> panel.id().equals("late"));
    }

    @Test
    void tellsTheOfficialWhatToApprove() {
        UUID roadmap = draft(activity("1.1.", "до 1 сентября 2026")).roadmapId();
        submit(roadmap);

        Home home = pages.of(world.official());

        assertThat(figures(home)).startsWith("Утвердить 1");
        assertThat(panel(home, "approve").items())
                .extracting(Item::url)
                .containsExactly("/roadmaps/" + roadmap + "/approval");
        assertThat(panel(home, "approve").items()).extracting(Item::end).containsExactly("поступила сегодня");
        assertThat(figures(pages.of(methodologist))).noneMatch(figure -> figure.startsWith("Утвердить"));
    }

    @Test
    void tellsTheAdministratorWhoHasNotComeIn() {
        Actor worker = world.schoolWorker();

        Home home = pages.of(world.administrator());

        assertThat(figures(home)).contains("Организации 5", "Ещё не входили 3");
        assertThat(panel(home, "people").items())
                .extracting(Item::meta)
                .anyMatch(meta -> meta.endsWith(worker.login()));
        assertThat(home.side()).extracting(Panel::id).containsExactly("events");
    }

    @Test
    void needsAtMostTenStatementsHoweverManyRows() {
        inForce(activity("1.1.", "до 1 сентября 2026"));
        for (Actor person : List.of(
                methodologist,
                world.official(),
                world.supervisor(),
                world.schoolWorker(),
                world.administrator(),
                world.ministryOfficial())) {
            assertThat(SwitchableDataSource.statementsOf(() -> pages.of(person)))
                    .as(person.name())
                    .hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void isRenderedForEveryRoleInBothLanguages() {
        inForce(activity("1.1.", "до 1 сентября 2026"), activity("1.2.", "до 30 ноября 2026"));
        for (Actor person : List.of(
                methodologist, world.official(), world.supervisor(), world.schoolWorker(), world.administrator())) {
            assertThat(mvc.get().uri("/").with(signedIn.as(person)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Что ждёт вас сегодня", "Понедельник, 23 ноября 2026 г.");
            assertThat(mvc.get().uri("/").param("lang", "en").with(signedIn.as(person)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("What awaits you today", "Monday, 23 November 2026");
            assertThat(mvc.get().uri("/help").with(signedIn.as(person))).hasStatusOk();
        }
    }

    @Test
    void robotsAndBrowsersFindTheirFilesWithoutSigningIn() {
        assertThat(mvc.get().uri("/robots.txt")).hasStatusOk().bodyText().contains("Disallow: /");
        assertThat(mvc.get().uri("/favicon.ico")).hasStatusOk();
    }

    private static ActivityContent activity(String number, String deadline) {
        return new ActivityContent(
                number,
                "Мероприятие " + number,
                List.of(ExecutorContent.group("школы", Part.REPORTING, GroupCode.SCHOOLS, GroupBasis.SUBORDINATION)),
                deadline,
                "Результат",
                ResultKind.ORDER,
                null);
    }

    private PlannedRoadmap draft(ActivityContent... activities) {
        return plans.draft(world, methodologist, activities);
    }

    private void inForce(ActivityContent... activities) {
        plans.inForce(draft(activities), methodologist, TODAY);
    }

    private void submit(UUID roadmap) {
        jdbc.sql("update roadmap set state = 'IN_REVIEW' where id = ?")
                .param(roadmap)
                .update();
        jdbc.sql("update revision set state = 'IN_REVIEW' where roadmap_id = ?")
                .param(roadmap)
                .update();
        jdbc.sql("""
                        insert into approval_request (id, subject_id, text_id, round, content_sha256, state, submitted_by,
                          submitted_capacity, submitted_at)
                        select ?, v.roadmap_id, v.id, 1, '', 'OPEN', ?, 'методист', ? from revision v where v.roadmap_id = ?
                        """)
                .params(Ids.next(), methodologist.accountId(), TestTime.START.atOffset(ZoneOffset.UTC), roadmap)
                .update();
        jdbc.sql("""
                        insert into approval_step (id, request_id, stage, position, kind, addressee, arrived_at)
                        select ?, q.id, 1, 1, 'APPROVE', 'AUTHORITY', q.submitted_at from approval_request q where q.subject_id = ?
                        """).params(Ids.next(), roadmap).update();
    }

    private void set(UUID organization, String number, String state, LocalDate due) {
        jdbc.sql("""
                        update assignment a set state = :state, due = coalesce(:due, a.due), report_due = coalesce(:due, a.report_due)
                        from activity_row w where w.activity_id = a.activity_id and w.number = :number
                          and a.organization_id = :organization
                        """)
                .param("state", state)
                .param("due", due)
                .param("number", number)
                .param("organization", organization)
                .update();
    }

    private void returned(UUID organization, String number, String remark) {
        jdbc.sql("""
                        insert into assignment_decision (id, assignment_id, verdict, from_state, to_state, remark, by_name,
                          capacity, at)
                        select :id, a.id, 'RETURNED', 'SUBMITTED', 'RETURNED', :remark, 'Ветрова Н. П.', 'методист', :at
                        from assignment a join activity_row w on w.activity_id = a.activity_id
                        where w.number = :number and a.organization_id = :organization
                        """)
                .param("id", Ids.next())
                .param("remark", remark)
                .param("at", TestTime.START.atOffset(ZoneOffset.UTC))
                .param("number", number)
                .param("organization", organization)
                .update();
    }

    private static List<String> figures(Home home) {
        return home.tiles().stream()
                .map((Tile tile) -> tile.label() + " " + tile.value())
                .toList();
    }

    private static Panel panel(Home home, String id) {
        return java.util.stream.Stream.concat(home.main().stream(), home.side().stream())
                .filter(panel -> panel.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no panel " + id));
    }
}
