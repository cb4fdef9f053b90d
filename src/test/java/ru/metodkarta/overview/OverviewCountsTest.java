package ru.metodkarta.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.execution.WorkMeasure;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** Random work is counted as a person would count it, row by row; and a large town quickly. */
@MetodkartaTest
class OverviewCountsTest {

    private static final Logger log = LoggerFactory.getLogger(OverviewCountsTest.class);
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final LocalDate TODAY = OverviewWorld.TODAY;
    private static final List<String> STATES = List.of(
            "NOT_STARTED",
            "IN_PROGRESS",
            "RETURNED",
            "SUBMITTED",
            "ACCEPTED",
            "ACCEPTED",
            "PARTIAL",
            "NOT_DONE",
            "NOT_NEEDED",
            "NOT_APPLICABLE",
            "WITHDRAWN");
    private static final List<String> OPEN = List.of("NOT_STARTED", "IN_PROGRESS", "RETURNED", "SUBMITTED");
    private static final int MOST = 12;

    @Autowired
    OverviewPages pages;

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

    private record Work(
            UUID town,
            UUID organization,
            String section,
            String state,
            LocalDate agreed,
            LocalDate due,
            LocalDate reportDue,
            LocalDate doneOn,
            boolean byPlan) {

        LocalDate day() {
            return agreed != null ? agreed : due;
        }

        boolean in(LocalDate from, LocalDate until) {
            return !byPlan && day() != null && !day().isBefore(from) && !day().isAfter(until);
        }

        WorkMeasure counts() {
            boolean ahead = day().isAfter(TODAY);
            return switch (state) {
                case "SUBMITTED" -> WorkMeasure.WAITING;
                case "NOT_NEEDED", "NOT_APPLICABLE", "WITHDRAWN" -> WorkMeasure.RELEASED;
                case "PARTIAL" -> ahead ? WorkMeasure.EARLY_PARTIAL : WorkMeasure.PARTIAL;
                case "NOT_DONE" -> ahead ? WorkMeasure.EARLY_NOT_DONE : WorkMeasure.NOT_DONE;
                case "ACCEPTED" -> {
                    if (ahead) {
                        yield WorkMeasure.EARLY_DONE;
                    }
                    if (doneOn == null || agreed == null) {
                        yield WorkMeasure.UNJUDGED;
                    }
                    yield doneOn.isAfter(agreed) ? WorkMeasure.DONE_LATE : WorkMeasure.ON_TIME;
                }
                default -> {
                    if (reportDue != null && reportDue.isBefore(TODAY)) {
                        yield WorkMeasure.LATE;
                    }
                    yield day().isBefore(TODAY) ? WorkMeasure.AWAITING : WorkMeasure.AHEAD;
                }
            };
        }
    }

    @Test
    void sumsAreThoseOfANaiveCountAndRowsSumUpToTheTotal() {
        Random random = new Random(20261123);
        List<Work> work = randomWork(random);
        Actor ministry = world.ministryOfficial();
        Actor official = world.official();
        String plan = roadmap.toString();
        String town = world.town.toString();
        for (Map<String, String> filter : List.<Map<String, String>>of(
                Map.of("year", "2026"),
                Map.of("year", "2026", "roadmap", plan),
                Map.of("year", "2026", "part", "Q3", "roadmap", plan),
                Map.of("year", "2025", "part", "S"),
                Map.of("year", "2026", "part", "10", "municipality", town),
                Map.of("year", "2027"))) {
            Period period = Period.of(filter.get("year"), filter.get("part"), TODAY);
            Predicate<Work> asked = w -> w.in(period.from(), period.until())
                    && (filter.get("municipality") == null || world.town.equals(w.town()));
            List<Work> counted = work.stream().filter(asked).toList();
            Overview overview = pages.of(ministry, OverviewTest.filter(filter), null, RUSSIAN);
            same(overview.total().figures(), counted, filter);
            assertThat(overview.total().silent())
                    .isEqualTo(counted.stream()
                            .filter(w -> w.counts() == WorkMeasure.LATE)
                            .map(Work::organization)
                            .distinct()
                            .count());
            withoutADay(overview.total(), work, filter);
            for (WorkMeasure measure : WorkMeasure.values()) {
                assertThat(overview.rows().rows().stream()
                                .mapToLong(row -> row.figures().of(measure))
                                .sum())
                        .as("%s of the rows of %s", measure, filter)
                        .isEqualTo(overview.total().figures().of(measure));
            }
            for (Overview.Row row : overview.rows().rows()) {
                if (!row.cells().isEmpty()) {
                    assertThat(row.cells().stream()
                                    .mapToLong(cell -> cell.figures().total())
                                    .sum())
                            .isEqualTo(row.figures().total());
                }
            }
            for (int n = 0; n < overview.columns().size(); n++) {
                String section = overview.columns().get(n).label().substring(0, 1);
                same(
                        overview.total().cells().get(n).figures(),
                        counted.stream()
                                .filter(w -> section.equals(w.section()))
                                .toList(),
                        filter);
            }
            for (Trend.Month month : overview.trend().months()) {
                LocalDate first = month.month().atDay(1);
                same(
                        month.figures(),
                        work.stream()
                                .filter(w -> w.in(first, month.month().atEndOfMonth())
                                        && (filter.get("municipality") == null || world.town.equals(w.town())))
                                .toList(),
                        filter);
            }
            Period before = period.previous();
            same(
                    overview.total().shareBefore(),
                    work.stream()
                            .filter(w -> w.in(before.from(), before.until())
                                    && (filter.get("municipality") == null || world.town.equals(w.town())))
                            .toList());
        }
        Overview own = pages.of(official, OverviewTest.filter(Map.of("year", "2026")), null, RUSSIAN);
        same(
                own.total().figures(),
                work.stream()
                        .filter(w -> world.town.equals(w.town())
                                && w.in(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)))
                        .toList(),
                Map.of());
    }

    /** Every piece of work of the year is in one figure of the page, also the one that has no day. */
    private static void withoutADay(Overview.Row total, List<Work> all, Map<String, String> filter) {
        List<Work> undated = all.stream()
                .filter(w -> !w.byPlan() && w.day() == null)
                .filter(w -> filter.get("municipality") == null
                        || filter.get("municipality").equals(String.valueOf(w.town())))
                .filter(w -> "2026".equals(filter.get("year")) || "2025".equals(filter.get("year")))
                .toList();
        assertThat(undated.stream().filter(w -> OPEN.contains(w.state())).count())
                .as("open without a day of %s", filter)
                .isEqualTo(total.undated());
        Settled settled = total.settled();
        assertThat(settled.total() + total.undated()).as("all of %s", filter).isEqualTo(undated.size());
        for (Map.Entry<String, Long> figure : Map.of(
                        "ACCEPTED", settled.done(), "PARTIAL", settled.partial(), "NOT_DONE", settled.notDone())
                .entrySet()) {
            assertThat(undated.stream()
                            .filter(w -> figure.getKey().equals(w.state()))
                            .count())
                    .as("%s without a day of %s", figure.getKey(), filter)
                    .isEqualTo(figure.getValue());
        }
    }

    private static void same(Integer share, List<Work> work) {
        long due = work.stream()
                .filter(w -> List.of("ON_TIME", "DONE_LATE", "PARTIAL", "NOT_DONE", "LATE")
                        .contains(w.counts().name()))
                .count();
        long onTime =
                work.stream().filter(w -> w.counts() == WorkMeasure.ON_TIME).count();
        assertThat(share).isEqualTo(Figures.percent(onTime, due));
    }

    private static void same(Figures figures, List<Work> work, Map<String, String> filter) {
        Map<WorkMeasure, Long> naive = new EnumMap<>(WorkMeasure.class);
        work.forEach(w -> naive.merge(w.counts(), 1L, Long::sum));
        assertThat(figures.total()).as("all of %s", filter).isEqualTo(work.size());
        for (WorkMeasure measure : WorkMeasure.values()) {
            assertThat(figures.of(measure)).as("%s of %s", measure, filter).isEqualTo(naive.getOrDefault(measure, 0L));
        }
    }

    /** Every occurrence for some thirty organizations of two towns and the region, in any state, at any time. */
    private List<Work> randomWork(Random random) {
        jdbc.sql(
                        "delete from assignment_decision where assignment_id in (select id from assignment where roadmap_id = ?)")
                .param(roadmap)
                .update();
        jdbc.sql("delete from assignment where roadmap_id = ?").param(roadmap).update();
        record Occurrence(UUID id, UUID activity, String number) {}
        List<Occurrence> occurrences =
                jdbc.sql("""
                        select o.id, o.activity_id activity, r.number from occurrence o
                        join activity_row r on r.revision_id = o.revision_id and r.activity_id = o.activity_id
                        where o.roadmap_id = ?
                        """).param(roadmap).query(Occurrence.class).list();
        List<Work> work = new ArrayList<>();
        for (int n = 0; n < 33; n++) {
            UUID town = n % 11 == 0 ? null : n % 3 == 0 ? world.otherTown : world.town;
            UUID organization = world.organization(town, world.ministry, null, "SCHOOL", "Школа " + n, "Школа " + n);
            for (Occurrence occurrence : occurrences) {
                LocalDate agreed = random.nextInt(6) == 0 ? null : day(random);
                String state = STATES.get(random.nextInt(STATES.size()));
                LocalDate due = agreed == null && random.nextBoolean() ? null : agreed == null ? day(random) : agreed;
                LocalDate reportDue = due == null ? null : due.plusDays(random.nextInt(20));
                LocalDate doneOn = "ACCEPTED".equals(state) && random.nextInt(5) > 0 ? day(random) : null;
                boolean byPlan = "WITHDRAWN".equals(state) && random.nextBoolean();
                Work one = new Work(
                        town,
                        organization,
                        occurrence.number().substring(0, 1),
                        state,
                        agreed,
                        due,
                        reportDue,
                        doneOn,
                        byPlan);
                insert(one, occurrence.id(), occurrence.activity());
                work.add(one);
            }
        }
        return work;
    }

    private static LocalDate day(Random random) {
        return TODAY.minusDays(600).plusDays(random.nextInt(900));
    }

    private void insert(Work work, UUID occurrence, UUID activity) {
        jdbc.sql("""
                        insert into assignment (id, region_id, municipality_id, organization_id, roadmap_id, activity_id,
                          occurrence_id, part, state, for_year, agreed_due, due, report_due, state_at, done_on, withdrawn_by_plan)
                        values (?, ?, ?, ?, ?, ?, ?, 'REPORTING', ?, 2026, coalesce(cast(? as date), 'infinity'),
                          coalesce(cast(? as date), 'infinity'), coalesce(cast(? as date), 'infinity'), now(),
                          cast(? as date), ?)
                        """)
                .params(Arrays.asList(
                        Ids.next(),
                        world.region,
                        work.town(),
                        work.organization(),
                        roadmap,
                        activity,
                        occurrence,
                        work.state(),
                        work.agreed(),
                        work.due(),
                        work.reportDue(),
                        work.doneOn(),
                        work.byPlan()))
                .update();
    }
}
