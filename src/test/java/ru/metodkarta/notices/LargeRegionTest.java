package ru.metodkarta.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.notices.NoticeWorld.at;
import static ru.metodkarta.notices.NoticeWorld.forSchools;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;

/** A morning of a region with two thousand schools, each with late work and with a date that comes. */
@MetodkartaTest
class LargeRegionTest {

    private static final Logger log = LoggerFactory.getLogger(LargeRegionTest.class);
    private static final int SCHOOLS = 2_000;
    private static final int MOST_STATEMENTS = 20;

    @Autowired
    NoticeWorld notices;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void noon() {
        TestTime.reset();
    }

    @Test
    void isPlannedInSecondsByAFixedNumberOfStatements() {
        TestWorld world = notices.world();
        UUID roadmap = notices.inForce(
                world,
                world.methodologist(),
                forSchools("1.1", "до 2 ноября 2026"),
                forSchools("1.2", "до 9 ноября 2026"),
                forSchools("1.3", "до 20 ноября 2026"),
                forSchools("2.4", "до 26 ноября 2026"),
                forSchools("2.5", "до 7 декабря 2026"));
        jdbc.sql("""
                        insert into organization (id, region_id, municipality_id, parent_id, kind, full_name, short_name, email)
                        select gen_random_uuid(), ?, ?, ?, 'SCHOOL', 'Школа № ' || n, 'Школа № ' || n, 'school' || n || '@large.example'
                        from generate_series(1, ?) n
                        """).params(world.region, world.town, world.authority, SCHOOLS).update();
        jdbc.sql("""
                        with person as (
                          insert into account (id, login, full_name, email, password_hash, stamp, must_change)
                          select gen_random_uuid(), 'large' || o.id, 'Сотрудник', null, '-', gen_random_uuid(), false
                          from organization o where o.email like '%@large.example' returning id, login
                        ), role as (
                          insert into role_assignment (id, account_id, role, position, employer_id, from_on)
                          select gen_random_uuid(), p.id, 'STAFF', 'учитель', substr(p.login, 6)::uuid, date '2020-01-01'
                          from person p returning id, employer_id
                        )
                        insert into role_zone (role_id, organization_id) select id, employer_id from role
                        """).update();
        jdbc.sql("""
                        insert into assignment (id, region_id, municipality_id, organization_id, roadmap_id, activity_id,
                          occurrence_id, part, state, for_year, scheduled_due, agreed_due, due, report_due, state_at)
                        select gen_random_uuid(), a.region_id, a.municipality_id, o.id, a.roadmap_id, a.activity_id,
                          a.occurrence_id, a.part, a.state, a.for_year, a.scheduled_due, a.agreed_due, a.due, a.report_due,
                          a.state_at
                        from assignment a, organization o
                        where a.roadmap_id = ? and a.organization_id = ? and o.email like '%@large.example'
                        """).params(roadmap, world.school).update();
        jdbc.sql("analyze").update();
        at("2026-11-23", "07:30");

        long begun = System.nanoTime();
        List<String> statements = SwitchableDataSource.statementsOf(() -> notices.plan(world));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        log.info("{} schools: {} statements, {} ms", SCHOOLS, statements.size(), took.toMillis());
        assertThat(jdbc.sql("select letters from notice_plan where region_id = ?")
                        .param(world.region)
                        .query(Integer.class)
                        .single())
                .isEqualTo(SCHOOLS);
        assertThat(jdbc.sql("select notices from notice_plan where region_id = ?")
                        .param(world.region)
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(2 * SCHOOLS);
        assertThat(statements).hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }
}
