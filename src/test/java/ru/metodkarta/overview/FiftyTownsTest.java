package ru.metodkarta.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;

/**
 * A region of fifty towns, each with a roadmap of its own whose sections bear nearly the same titles: without a chosen
 * roadmap the overview finds the sections that are one by their words.
 */
@MetodkartaTest
class FiftyTownsTest {

    private static final Logger log = LoggerFactory.getLogger(FiftyTownsTest.class);
    private static final int TOWNS = 50;
    private static final int REVISIONS = 3;
    private static final int ROWS = 40;
    private static final int SCHOOLS = 40;
    private static final int MOST_STATEMENTS = 12;

    /** Far above what is measured: a shared machine must not fail the build, a forgotten index must. */
    private static final long MOST_MILLIS = 6_000;

    @Autowired
    OverviewWorld overviews;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Actors actors;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Test
    void roadmapsOfFiftyTownsAreCountedTogetherInFewStatementsAndQuickly() {
        TestTime.reset();
        TestWorld world = new TestWorld(jdbc, encoder, actors);
        region(world, overviews.inForce(world, world.methodologist()));
        Actor ministry = world.ministryOfficial();
        for (String address : List.of(
                "/progress/territory?year=2026",
                "/progress/territory?year=all",
                "/progress/territory?year=2026&part=Q3&kind=SCHOOL",
                "/progress/territory?year=2026&municipality=" + town())) {
            List<String> statements = look(ministry, address);
            long began = System.nanoTime();
            look(ministry, address);
            long took = (System.nanoTime() - began) / 1_000_000;
            log.info(
                    "{} towns, {} assignments, {}: {} statements, {} ms",
                    TOWNS,
                    TOWNS * ROWS * SCHOOLS,
                    address,
                    statements.size(),
                    took);
            assertThat(statements).as(address).hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
            assertThat(took).as(address).isLessThan(MOST_MILLIS);
        }
        assertThat(mvc.get().uri("/progress/territory?year=2026").with(signedIn.as(ministry)))
                .bodyText()
                .contains("Город 1", "Город 50", "Муниципалитеты и разделы")
                .doesNotContain("В дорожных картах разные разделы.");
    }

    private List<String> look(Actor actor, String address) {
        return SwitchableDataSource.statementsOf(
                        () -> assertThat(mvc.get().uri(address).with(signedIn.as(actor)))
                                .hasStatusOk())
                .stream()
                .filter(statement -> !statement.contains("SPRING_SESSION"))
                .toList();
    }

    private UUID town() {
        return jdbc.sql("select id from territory where short_name = 'Город 7'")
                .query(UUID.class)
                .single();
    }

    /** Copies of one roadmap, three revisions each as plans have that were amended, with schools and their work. */
    private void region(TestWorld world, UUID pattern) {
        jdbc.sql("""
                        insert into territory (id, region_id, kind, name, short_name, time_zone)
                        select next_id(), :region, 'MUNICIPALITY', 'Город ' || n, 'Город ' || n,
                          (select time_zone from territory where id = :town)
                        from generate_series(1, :towns) n
                        """)
                .param("region", world.region)
                .param("town", world.town)
                .param("towns", TOWNS)
                .update();
        jdbc.sql("""
                        insert into organization (id, region_id, municipality_id, parent_id, kind, full_name, short_name)
                        select next_id(), t.region_id, t.id, :parent, 'SCHOOL', 'Школа № ' || n || ', ' || t.name, 'Школа № ' || n
                        from territory t, generate_series(1, :schools) n where t.name like 'Город %' and t.kind = 'MUNICIPALITY'
                        """).param("parent", world.ministry).param("schools", SCHOOLS).update();
        List<String> titles = List.of(
                "Нормативное обеспечение реализации дорожной карты",
                "Обеспечение реализации («Дорожной карты») нормативное",
                "Нормативное обеспечение реализации дорожных карт");
        for (String statement : List.of(
                "create table c_plan as select t.id town, next_id() roadmap, row_number() over () n from territory t"
                        + " where t.name like 'Город %'",
                "create table c_section as select c.roadmap, s.n, next_id() id from c_plan c, generate_series(1, 6) s (n)",
                "create table c_activity as select c.roadmap, s.n, next_id() id from c_plan c, generate_series(1, 40) s (n)",
                """
                insert into roadmap (id, region_id, municipality_id, owner_id, level, state, created_by, created_at)
                select c.roadmap, m.region_id, c.town, m.owner_id, m.level, m.state, m.created_by, m.created_at
                from c_plan c, roadmap m where m.id = :pattern
                """,
                "insert into section (id, roadmap_id) select id, roadmap from c_section",
                "insert into activity (id, roadmap_id) select id, roadmap from c_activity")) {
            jdbc.sql(statement).param("pattern", pattern).update();
        }
        for (int no = 1; no <= REVISIONS; no++) {
            for (String statement : List.of(
                    """
                    insert into revision (id, roadmap_id, no, state, title, period_from, period_to, period_text, columns)
                    select next_id(), c.roadmap, :no, 'DRAFT', 'Дорожная карта города ' || c.n, v.period_from, v.period_to,
                      v.period_text, v.columns
                    from c_plan c, roadmap m join revision v on v.id = m.effective_revision_id where m.id = :pattern
                    """,
                    """
                    insert into section_row (id, revision_id, section_id, position, number, title)
                    select next_id(), v.id, s.id, s.n, s.n::text, case when s.n = 1 then (string_to_array(:titles, '|'))[1 + c.n % 3]
                      else 'Раздел о работе с кадрами, часть ' || chr(64 + s.n::int) || repeat(chr(64 + s.n::int), 3) end
                    from c_section s join c_plan c on c.roadmap = s.roadmap
                    join revision v on v.roadmap_id = s.roadmap and v.no = :no
                    """,
                    """
                    insert into activity_row (id, revision_id, activity_id, section_id, position, number, title, result_kind,
                      deadline_text, reading)
                    select next_id(), v.id, a.id, s.id, a.n, s.n || '.' || a.n, 'Мероприятие ' || a.n, 'REPORT', r.deadline_text, r.reading
                    from c_activity a join c_section s on s.roadmap = a.roadmap and s.n = 1 + a.n % 6
                    join revision v on v.roadmap_id = a.roadmap and v.no = :no
                    cross join (select r.* from activity_row r join roadmap m on m.effective_revision_id = r.revision_id
                      where m.id = :pattern limit 1) r
                    """,
                    "update revision set state = 'APPROVED' where no = :no and roadmap_id in (select roadmap from c_plan)",
                    """
                    update roadmap m set effective_revision_id = v.id from revision v
                    where v.roadmap_id = m.id and v.no = :no and m.id in (select roadmap from c_plan)
                    """)) {
                jdbc.sql(statement)
                        .param("pattern", pattern)
                        .param("no", no)
                        .param("titles", String.join("|", titles))
                        .update();
            }
        }
        work();
    }

    private void work() {
        jdbc.sql("""
                        insert into occurrence (id, activity_id, roadmap_id, key, kind, for_year, from_on, due, report_due,
                          added_by_revision, revision_id)
                        select next_id(), a.id, a.roadmap, '2026', 'DATED', 2026, date '2026-01-01' + (a.n * 8)::int,
                          date '2026-01-15' + (a.n * 8)::int, date '2026-01-25' + (a.n * 8)::int, m.effective_revision_id,
                          m.effective_revision_id
                        from c_activity a join roadmap m on m.id = a.roadmap
                        """).update();
        jdbc.sql("""
                        insert into assignment (id, region_id, municipality_id, organization_id, roadmap_id, activity_id,
                          occurrence_id, part, state, for_year, agreed_due, due, report_due, state_at, done_on)
                        select next_id(), g.region_id, g.municipality_id, g.id, o.roadmap_id, o.activity_id, o.id, 'REPORTING',
                          case when h.n % 20 < 15 then 'ACCEPTED' when h.n % 20 < 17 then 'NOT_STARTED'
                            when h.n % 20 = 17 then 'SUBMITTED' when h.n % 20 = 18 then 'IN_PROGRESS' else 'NOT_DONE' end,
                          2026, o.due, o.due, o.report_due, timestamptz '2026-01-01 00:00+00',
                          case when h.n % 20 < 15 then o.due - 3 + h.n % 5 end
                        from occurrence o join c_plan c on c.roadmap = o.roadmap_id
                        join organization g on g.municipality_id = c.town,
                          lateral (select abs(hashtext(g.id::text || o.id)) n) h
                        """).update();
        jdbc.sql("analyze").update();
    }
}
