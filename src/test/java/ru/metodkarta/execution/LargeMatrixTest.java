package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestWorld;

/** 2,000 schools × 40 occurrences, 80,000 assignments: pages ask a fixed number of questions and stay quick. */
@MetodkartaTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeMatrixTest {

    private static final Logger log = LoggerFactory.getLogger(LargeMatrixTest.class);
    private static final int SCHOOLS = 2_000;
    private static final int OCCURRENCES = 40;
    private static final int MOST_STATEMENTS = 14;

    /** Far above what is measured: a shared machine must not fail the build, a forgotten index must. */
    private static final long MOST_MILLIS = 4_000;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    Actor ministry;
    UUID roadmap;

    @BeforeAll
    void manySchools() {
        world = executions.world();
        methodologist = world.methodologist();
        ministry = world.ministryMethodologist();
        jdbc.sql("""
                        insert into organization (id, region_id, municipality_id, parent_id, kind, full_name, short_name)
                        select next_id(), :region, :town, :authority, 'SCHOOL', 'Средняя школа № ' || n || ' края', 'Школа № ' || n
                        from generate_series(10, :last) n
                        """)
                .param("region", world.region)
                .param("town", world.town)
                .param("authority", world.authority)
                .param("last", SCHOOLS + 7)
                .update();
        ActivityContent[] rows = IntStream.rangeClosed(1, OCCURRENCES)
                .mapToObj(n -> activity(String.valueOf(n), "декабрь 2026 года", schools(Part.LEAD)))
                .toArray(ActivityContent[]::new);
        roadmap = executions.inForce(executions.plan(world, methodologist, rows), methodologist);
        jdbc.sql("analyze").update();
    }

    @Test
    void everyPageOfAMethodologistStaysQuick() {
        assertThat(jdbc.sql("select count(*) from assignment where roadmap_id = ?")
                        .param(roadmap)
                        .query(Integer.class)
                        .single())
                .isEqualTo(SCHOOLS * OCCURRENCES);
        String matrix = "/acceptance/matrix?roadmap=" + roadmap + "&year=2026";
        Map<String, Long> times = new LinkedHashMap<>();
        for (String address : List.of(
                matrix,
                matrix + "&page=40",
                matrix + "&state=open",
                matrix + "&state=late",
                matrix + "&q=Школа № 77",
                "/occurrences/" + occurrence(),
                "/occurrences/" + occurrence() + "/list-entry",
                "/acceptance/dates?which=all",
                "/roadmaps/" + roadmap + "/year-closing?year=2026",
                "/acceptance/selection?roadmap=" + roadmap + "&year=2026&column=" + lastOccurrence())) {
            get(methodologist, address);
            long before = System.nanoTime();
            List<String> statements =
                    SwitchableDataSource.statementsOf(() ->
                                    assertThat(get(methodologist, address)).hasStatusOk())
                            .stream()
                            .filter(statement -> !statement.contains("SPRING_SESSION"))
                            .toList();
            times.put(address, (System.nanoTime() - before) / 1_000_000);
            assertThat(statements).as(address).hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
        }
        log.info("milliseconds a page: {}", times);
        assertThat(times.values()).allMatch(millis -> millis < MOST_MILLIS);
        assertThat(get(methodologist, matrix)).bodyText().contains("из 2");
        assertThat(get(ministry, matrix)).hasStatusOk();
    }

    @Test
    void oneDecisionAboutTwoThousandSchoolsIsAFewStatements() throws Exception {
        String page = get(
                        methodologist, "/acceptance/selection?roadmap=" + roadmap + "&year=2026&column=" + occurrence())
                .getResponse()
                .getContentAsString();
        String chosen = page.replaceAll("(?s).*name=\"chosen\" value=\"([^\"]+)\".*", "$1");
        assertThat(chosen.split(" ")).hasSize(SCHOOLS);
        long before = System.nanoTime();
        List<String> statements = SwitchableDataSource.statementsOf(() -> assertThat(mvc.post()
                        .uri("/acceptance/selection/decision")
                        .param("verdict", "EXTEND")
                        .param("chosen", chosen)
                        .param("extendUntil", "01.02.2027")
                        .param("extendReason", "Карантин")
                        .with(signedIn.as(methodologist))
                        .with(csrf()))
                .hasStatus3xxRedirection());
        long extended = (System.nanoTime() - before) / 1_000_000;
        assertThat(statements).hasSizeLessThanOrEqualTo(20);
        assertThat(jdbc.sql("select count(*) from assignment where occurrence_id = ? and due = '2027-02-01'")
                        .param(occurrence())
                        .query(Integer.class)
                        .single())
                .isEqualTo(SCHOOLS);

        before = System.nanoTime();
        var outcomes = mvc.post()
                .uri("/roadmaps/" + roadmap + "/year-closing/outcomes")
                .param("year", "2026")
                .param("commonReason", "Год закончился")
                .param("early", 20 * SCHOOLS + "-0-0-0")
                .with(signedIn.as(methodologist))
                .with(csrf());
        occurrences().forEach(id -> outcomes.param("outcome-" + id, "NOT_DONE"));
        assertThat(outcomes).hasStatus3xxRedirection();
        log.info(
                "milliseconds: extend {} assignments {}, close {} assignments {}",
                SCHOOLS,
                extended,
                20 * SCHOOLS,
                (System.nanoTime() - before) / 1_000_000);
        assertThat(jdbc.sql("select count(*) from assignment where roadmap_id = ? and state = 'NOT_DONE'")
                        .param(roadmap)
                        .query(Integer.class)
                        .single())
                .isEqualTo(20 * SCHOOLS);
    }

    @Test
    void aChoiceOfTwoThousandSchoolsHasAShortAddress() {
        var choice = mvc.post()
                .uri("/acceptance/selection")
                .param("roadmap", roadmap.toString())
                .param("year", "2026")
                .param("column", lastOccurrence().toString())
                .param("whole", "true")
                .with(signedIn.as(methodologist))
                .with(csrf());
        List<String> statements = SwitchableDataSource.statementsOf(
                () -> assertThat(choice.exchange()).hasStatus3xxRedirection());
        assertThat(statements).hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
        String address = choice.exchange().getResponse().getRedirectedUrl();
        assertThat(address).hasSizeLessThan(100);
        statements = SwitchableDataSource.statementsOf(() ->
                assertThat(get(methodologist, address)).bodyText().contains("Выбрано " + SCHOOLS + " исполнений"));
        assertThat(statements).hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
    }

    private MvcTestResult get(Actor who, String address) {
        return mvc.get().uri(address).with(signedIn.as(who)).exchange();
    }

    /** Nobody decides on it. */
    private UUID lastOccurrence() {
        return jdbc.sql("select o.id from occurrence o join activity_row r on r.revision_id = o.revision_id"
                        + " and r.activity_id = o.activity_id where o.roadmap_id = ? order by r.position desc limit 1")
                .param(roadmap)
                .query(UUID.class)
                .single();
    }

    private UUID occurrence() {
        return UUID.fromString(occurrences().get(0));
    }

    /** Twenty of them: a page of the year's closing. */
    private List<String> occurrences() {
        return jdbc.sql("select o.id from occurrence o join activity_row r on r.revision_id = o.revision_id"
                        + " and r.activity_id = o.activity_id where o.roadmap_id = ? order by r.position limit 20")
                .param(roadmap)
                .query(String.class)
                .list();
    }
}
