package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

@MetodkartaTest
class RoadmapReadingTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    RoadmapDrafts drafts;

    @Autowired
    Approvals approvals;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    TestWorld world;
    Actor methodologist;
    RoadmapPlace place;

    @BeforeEach
    void people() {
        world = worlds.make();
        methodologist = world.methodologist();
        place = new RoadmapPlace(world.region, world.town, null, Level.MUNICIPAL, null);
    }

    @Test
    void listFindsWordFormsInTitlesAndActivities() {
        draft(List.of(new SectionContent(
                null,
                "Кадры",
                null,
                List.of(Samples.activity("1.", "Обучение педагогических работников", "май 2026", "школы")))));

        for (String words : List.of("педагог", "педагогический работник", "ОБУЧЕНИЯ", "дорожные карты", "учение пед")) {
            assertThat(page("/roadmaps?q=" + words, methodologist))
                    .as(words)
                    .bodyText()
                    .contains("План мероприятий");
        }
        assertThat(page("/roadmaps?q=педагог", methodologist))
                .bodyText()
                .contains("Обучение педагогических работников");
        assertThat(page("/roadmaps?q=бухгалтерия", methodologist))
                .bodyText()
                .contains("Ничего не нашлось", "Сбросить условия")
                .doesNotContain("План мероприятий («");
        assertThat(page("/roadmaps?q=%25&state=NO&year=x&page=-7&sort=';--", methodologist))
                .hasStatusOk();
    }

    @Test
    void listSaysWhyItIsEmpty() {
        assertThat(page("/roadmaps", methodologist)).bodyText().contains("Дорожных карт пока нет", "/roadmaps/new");
        assertThat(page("/roadmaps", world.official())).bodyText().contains("Они появятся здесь");
    }

    /** The list's SQL and the pure function are one rule: they answer alike for everybody and every state. */
    @Test
    void listShowsExactlyWhatThePageOpens() {
        List<UUID> all = new ArrayList<>();
        Actor official = world.official();
        all.add(draft(Samples.small()));
        all.add(submitted(methodologist, draft(Samples.small())));
        all.add(approved(draft(Samples.small()), official));
        Actor ministry = world.ministryMethodologist();
        // somebody has to be there to approve
        Actor minister = world.ministryOfficial();
        RoadmapPlace region = new RoadmapPlace(world.region, null, null, Level.REGIONAL, null);
        all.add(drafts.draft(ministry, Samples.content(region, Samples.small())));
        all.add(submitted(ministry, drafts.draft(ministry, Samples.content(region, Samples.small()))));
        Actor school = world.schoolWorker();
        world.person("Директор", Role.OFFICIAL, "директор", world.school, null, world.school);
        RoadmapPlace institution =
                new RoadmapPlace(world.region, world.town, world.school, Level.INSTITUTIONAL, world.school);
        all.add(drafts.draft(school, Samples.content(institution, Samples.small())));
        all.add(submitted(school, drafts.draft(school, Samples.content(institution, Samples.small()))));

        for (Actor actor : List.of(
                methodologist,
                official,
                world.supervisor(),
                ministry,
                minister,
                school,
                world.secondSchoolWorker(),
                world.otherTownMethodologist(),
                world.otherTownSchoolWorker(),
                worlds.make().ministryOfficial())) {
            String list = body("/roadmaps", actor);
            for (UUID id : all) {
                int status = page("/roadmaps/" + id, actor).getResponse().getStatus();
                assertThat(list.contains("/roadmaps/" + id))
                        .as(actor.name() + " " + actor.grants() + " " + all.indexOf(id))
                        .isEqualTo(status == 200);
                assertThat(status).isIn(200, 404);
            }
        }
    }

    @Test
    void pageReadsAsTheDocumentDoes() {
        UUID id = draft(Samples.small());
        MvcTestResult page = page("/roadmaps/" + id, methodologist);
        assertThat(page)
                .bodyText()
                .contains("План мероприятий («дорожная карта») на 2026-2028 гг.")
                .contains("Мероприятие (содержание деятельности)", "Примечание")
                .contains("1. Нормативное обеспечение", "июль-август 2026г.", "31.08.2026")
                .contains("ежегодно (сентябрь)", "30.09.2027")
                .contains("ответственный: ")
                .contains("Проект", "/roadmaps/" + id + "/edition");
        assertThat(page("/roadmaps/" + id + "?q=критерий", methodologist))
                .bodyText()
                .contains("Разработка критериев")
                .doesNotContain("Сбор отчётов");
        assertThat(page("/roadmaps/" + id + "?year=2027", methodologist))
                .bodyText()
                .contains("Подготовка плана")
                .doesNotContain("Разработка критериев");
        assertThat(page("/roadmaps/" + id + "?lang=en", methodologist))
                .bodyText()
                .contains("Draft", "Submit for approval", "lead: ");
    }

    @Test
    void activityHasAPageWithAllItsDays() {
        UUID id = draft(Samples.small());
        UUID activity = jdbc.sql(
                        "select activity_id from activity_row where title = 'Подготовка плана' and revision_id ="
                                + " (select id from revision where roadmap_id = ?)")
                .param(id)
                .query(UUID.class)
                .single();
        assertThat(page("/roadmaps/" + id + "/activities/" + activity, methodologist))
                .bodyText()
                .contains("30.09.2026", "30.09.2027", "30.09.2028", "каждый год в сентябре");
        assertThat(page("/roadmaps/" + id + "/activities/" + UUID.randomUUID(), methodologist))
                .hasStatus(404);
    }

    @Test
    void thousandActivitiesAreReadInPagesWithTheSameNumberOfStatements() {
        UUID few = draft(Samples.large(10));
        UUID many = draft(Samples.large(1000));
        int statements = statements("/roadmaps/" + few, methodologist);
        assertThat(statements).isLessThanOrEqualTo(12);
        assertThat(statements("/roadmaps/" + many, methodologist)).isEqualTo(statements);
        assertThat(page("/roadmaps/" + many + "?page=5", methodologist))
                .bodyText()
                .contains("Раздел 10")
                .contains("Страница 5 из 5", "Раздел 10");

        int list = statements("/roadmaps?q=совещание", methodologist);
        for (int i = 0; i < 30; i++) {
            draft(Samples.large(10));
        }
        assertThat(statements("/roadmaps?q=совещание", methodologist))
                .isEqualTo(list)
                .isLessThanOrEqualTo(12);
        assertThat(page("/roadmaps?q=совещание&page=2", methodologist))
                .bodyText()
                .contains("из 32");
    }

    @Test
    void roadmapAsDataHasEveryPart() {
        UUID id = draft(Samples.small());
        assertThat(mvc.get()
                        .uri("/roadmaps/" + id)
                        .accept(MediaType.APPLICATION_JSON)
                        .with(signedIn.as(methodologist)))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.id", value -> value.assertThat().isEqualTo(id.toString()))
                .hasPathSatisfying("$.level", value -> value.assertThat().isEqualTo("MUNICIPAL"))
                .hasPathSatisfying("$.state", value -> value.assertThat().isEqualTo("DRAFT"))
                .hasPathSatisfying("$.territory", value -> value.assertThat().isEqualTo("город Приозёрск"))
                .hasPathSatisfying("$.period.from", value -> value.assertThat().isEqualTo("2026-01-01"))
                .hasPathSatisfying(
                        "$.columns[2].kind", value -> value.assertThat().isEqualTo("RESULT"))
                .hasPathSatisfying(
                        "$.sections[0].number", value -> value.assertThat().isEqualTo("1"))
                .hasPathSatisfying(
                        "$.sections[0].activities[1].executors[0].part",
                        value -> value.assertThat().isEqualTo("LEAD"))
                .hasPathSatisfying(
                        "$.sections[0].activities[1].executors[1].group",
                        value -> value.assertThat().isEqualTo("SCHOOLS"))
                .hasPathSatisfying(
                        "$.sections[0].activities[1].deadline.reading.window.to",
                        value -> value.assertThat().isEqualTo("--09-30"))
                .hasPathSatisfying(
                        "$.sections[0].activities[1].deadline.reading.occurrences.length()",
                        value -> value.assertThat().isEqualTo(3))
                .hasPathSatisfying(
                        "$.sections[1].activities[0].deadline.reading.due",
                        value -> value.assertThat().isEqualTo("2026-08-20"));
        assertThat(mvc.get()
                        .uri("/roadmaps/" + id)
                        .accept(MediaType.APPLICATION_JSON)
                        .with(signedIn.as(world.otherTownMethodologist())))
                .hasStatus(404);
    }

    @Test
    void flatRoadmapIsOneNamelessSection() {
        UUID id = draft(List.of(new SectionContent(
                null, null, null, Arrays.asList(Samples.activity(null, "Без номера", "", "школы")))));
        assertThat(mvc.get()
                        .uri("/roadmaps/" + id)
                        .accept(MediaType.APPLICATION_JSON)
                        .with(signedIn.as(methodologist)))
                .bodyJson()
                .hasPathSatisfying(
                        "$.sections.length()", value -> value.assertThat().isEqualTo(1))
                .hasPathSatisfying(
                        "$.sections[0].title", value -> value.assertThat().isNull())
                .hasPathSatisfying(
                        "$.sections[0].activities[0].number",
                        value -> value.assertThat().isNull());
        assertThat(page("/roadmaps/" + id, methodologist)).bodyText().contains("Без номера", "Мероприятие без номера");
    }

    @Test
    void deadlineIsReadWhileOneTypes() {
        assertThat(mvc.get()
                        .uri("/deadlines/reading")
                        .param("text", "ежегодно (сентябрь)")
                        .param("periodStart", "2021-01-01")
                        .param("periodEnd", "2024-12-31")
                        .accept(MediaType.APPLICATION_JSON)
                        .with(signedIn.as(methodologist)))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.kind", value -> value.assertThat().isEqualTo("YEARLY"))
                .hasPathSatisfying("$.window.from", value -> value.assertThat().isEqualTo("--09-01"))
                .hasPathSatisfying("$.planOwner", value -> value.assertThat().isNull())
                .hasPathSatisfying(
                        "$.occurrences[0].due", value -> value.assertThat().isEqualTo("2021-09-30"));
        assertThat(mvc.get()
                        .uri("/deadlines/reading")
                        .param("text", "ежегодно (сентябрь)")
                        .param("periodStart", "2026-01-01")
                        .param("periodEnd", "когда-нибудь")
                        .header("HX-Request", "true")
                        .with(signedIn.as(methodologist)))
                .hasStatusOk()
                .bodyText()
                .contains("Система поняла так: каждый год в сентябре, контроль 30.09. Верно?")
                .contains("Дата «когда-нибудь» не понята")
                .contains("mk-occ")
                .doesNotContain("<html");
        assertThat(page("/deadlines/reading?text=" + "я".repeat(9000), methodologist))
                .hasStatusOk();
        assertThat(page("/deadlines/reading?text=" + "x".repeat(10_001), methodologist))
                .hasStatus(422)
                .bodyText()
                .contains("10000");
        assertThat(page("/deadlines/reading", methodologist)).hasStatusOk();
    }

    private UUID draft(List<SectionContent> sections) {
        return drafts.draft(methodologist, Samples.content(place, sections));
    }

    private UUID submitted(Actor author, UUID id) {
        approvals.submit(author, id, null);
        return id;
    }

    private UUID approved(UUID id, Actor official) {
        approvals.submit(methodologist, id, null);
        approvals.approve(
                official,
                id,
                ActRequisites.order("Управление образования", "начальник", null, null),
                ApprovalChoices.from(null).pastAs(PlannedRoadmap.StartVerdict.DROPPED, null));
        return id;
    }

    private MvcTestResult page(String url, Actor actor) {
        return mvc.get().uri(url).with(signedIn.as(actor)).exchange();
    }

    private String body(String url, Actor actor) {
        try {
            return page(url, actor).getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private int statements(String url, Actor actor) {
        var as = signedIn.as(actor);
        return SwitchableDataSource.statementsOf(
                        () -> mvc.get().uri(url).with(as).exchange())
                .size();
    }
}
