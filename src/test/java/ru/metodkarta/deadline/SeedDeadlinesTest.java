package ru.metodkarta.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks the table of all phrases of the five documents and expects the reading the table gives (R011–R014). */
class SeedDeadlinesTest {

    private static final LocalDate KUNGUR_ORDER = LocalDate.of(2021, 6, 18);
    private static final LocalDate DUBNA_ORDER = LocalDate.of(2022, 8, 8);

    record Row(Map<String, String> cells) {

        String get(String column) {
            return cells.getOrDefault(column, "");
        }

        String phrase() {
            return get("phrase");
        }
    }

    static List<Row> rows() throws IOException {
        try (InputStream in = SeedDeadlinesTest.class.getResourceAsStream("/seeds/deadlines.tsv")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            String[] header = lines.get(0).split("\t", -1);
            List<Row> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split("\t", -1);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], i < cells.length ? cells[i] : "");
                }
                rows.add(new Row(row));
            }
            return rows;
        }
    }

    /** Kungur and Lysva plan 2021–2024; the other three name no period. */
    private static PlanPeriod period(Row row) {
        return switch (row.get("territory")) {
            case "город Кунгур", "Лысьвенский городской округ" ->
                new PlanPeriod(KUNGUR_ORDER, LocalDate.of(2024, 12, 31), YearKind.CALENDAR);
            default -> PlanPeriod.unknown();
        };
    }

    private static Reading read(Row row) {
        return new DeadlineReader().read(row.phrase(), ReadingContext.of(period(row)));
    }

    @Test
    void tableHasEveryPhrase() throws IOException {
        assertThat(rows()).hasSize(56);
        assertThat(rows())
                .filteredOn(row -> row.get("scope").equals("ROADMAP_CELL"))
                .hasSize(43);
    }

    @TestFactory
    Stream<DynamicTest> readsEveryRoadmapCellAsTheTableDoes() throws IOException {
        return rows().stream()
                .filter(row -> row.get("scope").equals("ROADMAP_CELL"))
                .map(row -> DynamicTest.dynamicTest(
                        row.get("territory") + " " + row.get("places") + " " + row.phrase(), () -> check(row)));
    }

    @TestFactory
    Stream<DynamicTest> readsClausesAndIndicatorsThatAreDeadlines() throws IOException {
        return rows().stream()
                .filter(row -> row.get("scope").equals("CLAUSE") || row.phrase().equals("в год"))
                .map(row -> DynamicTest.dynamicTest(row.get("places") + " " + row.phrase(), () -> {
                    Reading reading = read(row);
                    assertThat(reading.kind()).hasToString(row.get("kind"));
                    String times = row.get("timesPerYear").replace(">=", "");
                    assertThat(reading.timesPerYear()).isEqualTo(times.isEmpty() ? null : Integer.valueOf(times));
                    assertThat(reading.atLeast())
                            .isEqualTo(row.get("timesPerYear").startsWith(">="));
                }));
    }

    @Test
    void readsTheYearsOfAPlanPeriod() throws IOException {
        for (Row row : rows()) {
            if (row.get("shape").equals("PERIOD")) {
                Reading reading = new DeadlineReader().read(row.phrase(), ReadingContext.unknown());
                assertThat(reading.firstYear()).as(row.phrase()).hasToString(row.get("from"));
                assertThat(reading.lastYear()).as(row.phrase()).hasToString(row.get("to"));
            }
        }
    }

    @Test
    void asksForTheYearsLeftBlankInAForm() {
        Reading reading = new DeadlineReader().read("на 20... - 20...учебный год", ReadingContext.unknown());
        assertThat(reading.questions()).extracting(Question::code).containsExactly(Question.Code.YEAR_MISSING);
    }

    @Test
    void readsAPreconditionAsAnEventAndACohortAsNoDeadline() {
        Reading condition = new DeadlineReader().read("после утверждения региональных", ReadingContext.unknown());
        assertThat(condition.kind()).isEqualTo(DeadlineKind.RELATIVE);
        assertThat(condition.relative().event()).isEqualTo("утверждения региональных");
        Reading cohort = new DeadlineReader().read("в первые 3 года работы", ReadingContext.unknown());
        assertThat(cohort.kind()).isEqualTo(DeadlineKind.UNSPECIFIED);
    }

    private static void check(Row row) {
        Reading reading = read(row);
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(reading.text()).isEqualTo(row.phrase());
        softly.assertThat(reading.kind()).as("kind").hasToString(row.get("kind"));
        softly.assertThat(reading.from()).as("from").isEqualTo(date(row.get("from")));
        softly.assertThat(reading.due()).as("due").isEqualTo(date(row.get("to")));
        softly.assertThat(reading.windows()).as("window").isEqualTo(windows(row));
        softly.assertThat(reading.firstYear()).as("first year").isEqualTo(number(row.get("recurFrom")));
        softly.assertThat(reading.timesPerYear()).as("times").isEqualTo(number(row.get("timesPerYear")));
        softly.assertThat(reading.forYearOffset())
                .as("for year offset")
                .isEqualTo(row.get("forYearOffset").isEmpty() ? 0 : 1);
        // the table writes one of them in lower case; the reading cuts them as printed
        softly.assertThat(reading.qualifiers().toString())
                .as("qualifiers")
                .isEqualToIgnoringCase(split(row.get("qualifiers"), " \\| ").toString());
        softly.assertThat(reading.qualifiers())
                .allSatisfy(words -> assertThat(row.phrase()).contains(words));
        checkThen(softly, row, reading);
        checkOwner(softly, row, reading);
        checkOccurrences(softly, row, reading);
        softly.assertAll();
    }

    /** «AS_NEEDED from 2022-01-01: актуализация НПА по мере необходимости». */
    private static void checkThen(SoftAssertions softly, Row row, Reading reading) {
        if (row.get("then").isEmpty()) {
            softly.assertThat(reading.then()).as("then").isNull();
            return;
        }
        String[] parts = row.get("then").split(": ", 2);
        String[] head = parts[0].split(" from ");
        softly.assertThat(reading.then()).as("then").isNotNull();
        softly.assertThat(reading.then().kind()).hasToString(head[0]);
        softly.assertThat(reading.then().from()).isEqualTo(head[1]);
        softly.assertThat(reading.then().text()).isEqualTo(parts[1]);
    }

    private static void checkOwner(SoftAssertions softly, Row row, Reading reading) {
        String plan = row.get("externalPlan");
        boolean named = plan.contains("owner: ") && !plan.contains("not said");
        String owner = named ? plan.substring(plan.indexOf("owner: ") + 7, plan.length() - 1) : null;
        softly.assertThat(reading.planOwner()).as("plan owner").isEqualTo(owner);
    }

    /** Entries marked doubtful may be missing; a year custom closes is cut to the plan's first day. */
    private static void checkOccurrences(SoftAssertions softly, Row row, Reading reading) {
        if (row.get("occurrences").isEmpty()) {
            return;
        }
        boolean dubna = row.get("territory").contains("Дубна");
        LocalDate today = dubna ? DUBNA_ORDER : KUNGUR_ORDER;
        List<Occurrence> actual = Occurrences.of(reading, period(row), Conventions.standard(), today);
        List<String> expected = new ArrayList<>();
        List<String> doubtful = new ArrayList<>();
        for (String entry : row.get("occurrences").split("; ")) {
            String dates = entry.replaceAll(" \\((doubtful|inferred)\\)", "");
            (entry.contains("doubtful") ? doubtful : expected).add(cut(dates));
        }
        List<String> found = new ArrayList<>();
        for (Occurrence occurrence : actual) {
            String from = occurrence.from() == null ? "" : occurrence.from().toString();
            String forYear = reading.forYearOffset() == 0 ? "" : " for " + occurrence.forYear();
            found.add(from + ".." + occurrence.due() + forYear);
        }
        // the order of Dubna has no end: later years follow
        softly.assertThat(found).as("occurrences").containsAll(expected);
        found.removeAll(expected);
        found.removeAll(doubtful);
        if (!dubna) {
            softly.assertThat(found).as("further occurrences").isEmpty();
        }
        softly.assertThat(actual).extracting(Occurrence::key).doesNotHaveDuplicates();
    }

    private static String cut(String dates) {
        return dates.replace("2021-01-01..", KUNGUR_ORDER + "..");
    }

    private static List<MonthDayWindow> windows(Row row) {
        if (row.get("window").isEmpty()) {
            return List.of();
        }
        String[] ends = row.get("window").split("\\.\\.", -1);
        boolean printed = row.get("windowStated").equals("True");
        return List.of(new MonthDayWindow(monthDay(ends[0]), monthDay(ends[1]), printed));
    }

    private static MonthDay monthDay(String dayMonth) {
        return dayMonth.isEmpty()
                ? null
                : MonthDay.parse("--" + dayMonth.substring(3) + "-" + dayMonth.substring(0, 2));
    }

    private static LocalDate date(String iso) {
        return iso.isEmpty() ? null : LocalDate.parse(iso);
    }

    private static Integer number(String digits) {
        return digits.isEmpty() ? null : Integer.valueOf(digits);
    }

    private static List<String> split(String list, String separator) {
        return list.isEmpty() ? List.of() : Arrays.asList(list.split(separator));
    }
}
