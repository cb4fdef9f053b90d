package ru.metodkarta.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** A town of two thousand schools: how many statements its overview takes, and how long. */
@MetodkartaTest
class OverviewLargeTownTest {

    private static final Logger log = LoggerFactory.getLogger(OverviewLargeTownTest.class);
    private static final int OCCURRENCES = Integer.getInteger("overview.occurrences", 40);
    private static final int SCHOOLS = 2_000;
    private static final int MOST = 12;

    @Autowired
    OverviewWorld overviews;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    TestWorld world;
    UUID roadmap;

    @BeforeEach
    void planInForce() {
        TestTime.reset();
        world = worlds.make();
        roadmap = overviews.inForce(world, world.methodologist());
    }

    /** 2,000 schools × 40 occurrences; with -Doverview.occurrences=150 three hundred thousand assignments. */
    @Test
    void aLargeTownIsCountedInFewStatementsAndQuickly() {
        manySchools();
        Actor official = world.official();
        Actor ministry = world.ministryOfficial();
        String plan = "&roadmap=" + roadmap;
        for (String address : List.of(
                "/progress/territory?year=2026",
                "/progress/territory?year=2026" + plan,
                "/progress/territory?year=all",
                "/progress/territory?year=2026&part=Q3&kind=SCHOOL" + plan)) {
            for (Actor actor : List.of(official, ministry)) {
                List<String> statements = look(actor, address);
                look(actor, address);
                long began = System.nanoTime();
                look(actor, address);
                long took = (System.nanoTime() - began) / 1_000_000;
                log.info(
                        "{} assignments, {} as {}: {} statements, {} ms",
                        SCHOOLS * OCCURRENCES,
                        address,
                        actor.name(),
                        statements.size(),
                        took);
                assertThat(statements).hasSizeLessThanOrEqualTo(MOST);
            }
        }
    }

    private List<String> look(Actor actor, String address) {
        return SwitchableDataSource.statementsOf(
                        () -> assertThat(mvc.get().uri(address).with(signedIn.as(actor)))
                                .hasStatusOk())
                .stream()
                .filter(statement -> !statement.contains("SPRING_SESSION"))
                .toList();
    }

    private void manySchools() {
        jdbc.sql("""
                        insert into organization (id, region_id, municipality_id, parent_id, kind, full_name, short_name)
                        select next_id(), :region, :town, :parent, 'SCHOOL', 'Средняя школа № ' || n, 'СОШ № ' || n
                        from generate_series(1001, 1000 + :schools) n
                        """)
                .param("region", world.region)
                .param("town", world.town)
                .param("parent", world.authority)
                .param("schools", SCHOOLS)
                .update();
        jdbc.sql("""
                        insert into occurrence (id, activity_id, roadmap_id, key, kind, for_year, from_on, due, report_due,
                          added_by_revision, revision_id)
                        select next_id(), o.activity_id, o.roadmap_id, 'x' || n, 'DATED', 2026, date '2025-06-01' + n * 5,
                          date '2025-06-01' + n * 5 + 60, date '2025-06-01' + n * 5 + 70, o.added_by_revision, o.revision_id
                        from generate_series(0, :occurrences - 1) n join lateral (
                          select * from occurrence o where o.roadmap_id = :roadmap and o.key not like 'x%'
                          order by o.id offset n % 5 limit 1) o on true
                        """)
                .param("occurrences", OCCURRENCES)
                .param("roadmap", roadmap)
                .update();
        jdbc.sql("""
                        insert into assignment (id, region_id, municipality_id, organization_id, roadmap_id, activity_id,
                          occurrence_id, part, state, for_year, agreed_due, due, report_due, state_at, done_on)
                        select next_id(), g.region_id, g.municipality_id, g.id, o.roadmap_id, o.activity_id, o.id, 'REPORTING',
                          case when h.n % 20 < 15 then 'ACCEPTED' when h.n % 20 < 17 then 'NOT_STARTED'
                            when h.n % 20 = 17 then 'SUBMITTED' when h.n % 20 = 18 then 'IN_PROGRESS' else 'PARTIAL' end,
                          2026, o.due, o.due, o.report_due, timestamptz '2025-06-01 00:00+00',
                          case when h.n % 20 < 15 then o.due - 3 + h.n % 5 end
                        from organization g, occurrence o, lateral (select abs(hashtext(g.id::text || o.id)) n) h
                        where g.region_id = :region and g.full_name like 'Средняя школа № ____' and o.roadmap_id = :roadmap
                          and o.key like 'x%'
                        """).param("region", world.region).param("roadmap", roadmap).update();
        jdbc.sql("analyze assignment").update();
        jdbc.sql("analyze occurrence").update();
        jdbc.sql("analyze organization").update();
        assertThat(Objects.requireNonNull(jdbc.sql("select count(*) from assignment where roadmap_id = ?")
                        .param(roadmap)
                        .query(Long.class)
                        .single()))
                .isGreaterThan((long) SCHOOLS * OCCURRENCES - 1);
    }
}
