package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestWorld;

/** A whole region's year is brought back as fast as one school's. */
@MetodkartaTest
class LargeYearReopeningTest {

    private static final Logger log = LoggerFactory.getLogger(LargeYearReopeningTest.class);

    @Autowired
    SchoolWorld pages;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    YearClosingWork closing;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    JdbcClient jdbc;

    @Test
    void twoThousandComeBackInAFewStatements() {
        TestWorld world = executions.world();
        Actor methodologist = world.methodologist();
        jdbc.sql("""
                        insert into organization (id, region_id, municipality_id, parent_id, kind, full_name, short_name)
                        select next_id(), :region, :town, :authority, 'SCHOOL', 'Средняя школа № ' || n || ' края', 'Школа № ' || n
                        from generate_series(10, 2007) n
                        """)
                .param("region", world.region)
                .param("town", world.town)
                .param("authority", world.authority)
                .update();
        UUID roadmap = executions.inForce(
                executions.plan(world, methodologist, activity("1", "до 1 ноября 2026", schools(Part.LEAD))),
                methodologist);
        ClosedYear year = new ClosedYear(pages, closing, jdbc, roadmap, List.of(methodologist));
        year.close();
        jdbc.sql("analyze").update();
        Map<String, String> typed = year.typed(methodologist);
        typed.put("bring", "NOT_DONE");

        long before = System.nanoTime();
        List<String> statements = SwitchableDataSource.statementsOf(() -> {
            var request =
                    mvc.post().uri(year.address() + "/reopening").with(csrf()).with(signedIn.as(methodologist));
            typed.forEach(request::param);
            assertThat(request).hasStatus3xxRedirection();
        });
        log.info("milliseconds to bring 2,000 back: {}", (System.nanoTime() - before) / 1_000_000);

        assertThat(statements).hasSizeLessThanOrEqualTo(20);
        assertThat(pages.count(
                        "select count(*) from assignment where roadmap_id = ? and state = 'NOT_STARTED' and due = '2027-03-01'",
                        roadmap))
                .isEqualTo(2_000);
        assertThat(pages.count(
                        "select count(*) from journal j join assignment a on a.id = j.subject_id where a.roadmap_id = ?"
                                + " and j.action = 'ASSIGNMENT_REOPENED'",
                        roadmap))
                .isEqualTo(2_000);
    }
}
