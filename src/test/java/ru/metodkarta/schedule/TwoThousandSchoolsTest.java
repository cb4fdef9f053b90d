package ru.metodkarta.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.schedule.ScheduleWorld.forSchools;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** The calendar of a territory with 2,000 schools and 40 dates of each: 80,000 assignments. */
@MetodkartaTest
class TwoThousandSchoolsTest {

    private static final Logger log = LoggerFactory.getLogger(TwoThousandSchoolsTest.class);
    private static final int MOST_STATEMENTS = 12;
    private static final int LARGEST_PAGE = 400_000;
    private static final Duration LONGEST = Duration.ofSeconds(3);

    @Autowired
    FeedLinks links;

    @Autowired
    ScheduleWorld schedule;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    Actor methodologist;

    @BeforeEach
    void manySchools() {
        TestTime.reset();
        TestWorld world = worlds.make();
        methodologist = world.methodologist();
        UUID roadmap = schedule.inForce(world, methodologist, forSchools("2.4", "до 20 ноября 2026"));
        jdbc.sql("""
                        insert into organization (id, region_id, municipality_id, kind, full_name, short_name)
                        select next_id(), :region, :town, 'SCHOOL', 'Школа № ' || n, 'Школа № ' || n
                        from generate_series(1001, 3000) n
                        """).param("region", world.region).param("town", world.town).update();
        jdbc.sql("""
                        with dates as (
                          insert into occurrence (id, activity_id, roadmap_id, key, for_year, due, added_by_revision, revision_id)
                          select next_id(), o.activity_id, o.roadmap_id, 'more' || n, 2026, date '2026-01-15' + n * 8,
                            o.added_by_revision, o.revision_id
                          from (select * from occurrence where roadmap_id = :roadmap limit 1) o, generate_series(1, 40) n
                          returning *)
                        insert into assignment (id, region_id, municipality_id, organization_id, roadmap_id, activity_id,
                          occurrence_id, part, state, for_year, agreed_due, due, report_due, state_at)
                        select next_id(), :region, :town, g.id, :roadmap, d.activity_id, d.id, 'REPORTING', 'NOT_STARTED',
                          2026, d.due, d.due, d.due, now()
                        from dates d, organization g where g.region_id = :region and g.short_name like 'Школа № %'
                        """)
                .param("roadmap", roadmap)
                .param("region", world.region)
                .param("town", world.town)
                .update();
        jdbc.sql("analyze assignment").update();
    }

    @Test
    void everyViewIsSmallAndQuick() {
        get("/calendar?view=month");
        for (String view : List.of("day", "month", "quarter", "year")) {
            String address = "/calendar?of=territory&on=2026-11-30&view=" + view;
            long start = System.nanoTime();
            MvcTestResult page = get(address);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            int statements =
                    SwitchableDataSource.statementsOf(() -> get(address)).size();
            int size = page.getResponse().getContentAsByteArray().length;
            log.info("{}: {} ms, {} statements, {} bytes", address, took.toMillis(), statements, size);
            assertThat(page).hasStatusOk();
            assertThat(statements).isLessThanOrEqualTo(MOST_STATEMENTS);
            assertThat(size).isLessThan(LARGEST_PAGE);
            assertThat(took).isLessThan(LONGEST);
        }
        assertThat(get("/calendar?of=territory&on=2026-11-30&view=year"))
                .bodyText()
                .contains("За период 41 срок");
        assertThat(get("/calendar?of=territory&on=2026-11-23&view=day"))
                .bodyText()
                .contains("2000 организаций");
    }

    @Test
    void theLinkOfTheTerritoryHasAnEventADate() throws Exception {
        String token = links.make(methodologist, CalendarScope.TERRITORY, Locale.forLanguageTag("ru"));
        for (String reading : List.of("first", "second")) {
            long start = System.nanoTime();
            MvcTestResult feed =
                    mvc.get().uri("/calendar/feed/" + token + ".ics").exchange();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            log.info("{} reading of the link: {} ms", reading, took.toMillis());
            assertThat(feed).hasStatusOk();
            assertThat(IcsTextTest.parsed(feed.getResponse().getContentAsByteArray())
                            .getComponents("VEVENT"))
                    .hasSize(41);
            assertThat(took).isLessThan(LONGEST);
        }
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).with(signedIn.as(methodologist)).exchange();
    }
}
