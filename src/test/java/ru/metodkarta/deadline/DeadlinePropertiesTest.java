package ru.metodkarta.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for any text whatever. Seeded, so a failure can be repeated. */
class DeadlinePropertiesTest {

    private static final String[] SCRAPS = {
        "до",
        "с",
        "по",
        "не",
        "позднее",
        "сентябрь",
        "мая",
        "2022",
        "202",
        "г.",
        "1",
        "15",
        "31",
        "(",
        ")",
        "«",
        "»",
        "-",
        "–",
        ".",
        ",",
        ";",
        "/",
        "I",
        "IV",
        "квартал",
        "кв.",
        "полугодие",
        "ежегодно",
        "далее",
        "раз",
        "в",
        "год",
        "учебный",
        "течение",
        "10",
        "дней",
        "после",
        "плану",
        "МО ПК",
        "по мере",
        "необходимости",
        "числа",
        "каждый",
        "месяц",
        "начало",
        "конец",
        "предшествующего",
        "следующего",
        "года",
        "20.08.2021",
        "31.02",
        "20__",
        "№",
        "от",
        "этап",
        "12.00",
        "ч.",
        "\n",
        "\u00a0",
        "\u00ad",
        "\ud83d",
        "\ude00",
        "\u0000",
        "т.г.",
        "постоянно",
        "весь",
        "период",
        "999999999999",
        "-1",
        "0",
        "реже",
        "не менее",
        "2-3",
        "последний",
        "день",
        "четверть",
        "2022-2023",
        "уч.г."
    };

    private static final List<String> phrases = new ArrayList<>();
    private final DeadlineReader reader = new DeadlineReader();
    private final Random random = new Random(20261121);

    @BeforeAll
    static void collect() throws IOException {
        SeedDeadlinesTest.rows().forEach(row -> phrases.add(row.phrase()));
        LanguageTable.entries().forEach(entry -> phrases.add(entry.phrase()));
    }

    private String scraps() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(14); i >= 0; i--) {
            text.append(SCRAPS[random.nextInt(SCRAPS.length)]).append(random.nextInt(4) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private String mutated() {
        StringBuilder text = new StringBuilder(phrases.get(random.nextInt(phrases.size())));
        for (int i = random.nextInt(3); i >= 0 && text.length() > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, SCRAPS[random.nextInt(SCRAPS.length)]);
                default -> text.setCharAt(at, (char) random.nextInt(0x10000));
            }
        }
        return text.toString();
    }

    private String any() {
        return switch (random.nextInt(3)) {
            case 0 -> phrases.get(random.nextInt(phrases.size()));
            case 1 -> scraps();
            default -> mutated();
        };
    }

    private PlanPeriod anyPeriod() {
        LocalDate from = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2000));
        LocalDate to = from.plusDays(random.nextInt(1800));
        YearKind[] kinds = {null, YearKind.CALENDAR, YearKind.SCHOOL};
        YearKind kind = kinds[random.nextInt(3)];
        return switch (random.nextInt(6)) {
            case 0 -> PlanPeriod.unknown();
            case 1 -> new PlanPeriod(from, null, kind);
            case 2 -> new PlanPeriod(null, to, kind);
            default -> new PlanPeriod(from, to, kind);
        };
    }

    private ReadingContext anyContext(PlanPeriod period) {
        Integer section = random.nextInt(5) == 0 ? 2019 + random.nextInt(8) : null;
        return ReadingContext.of(period).withSectionYear(section);
    }

    @Test
    void neverThrowsNeverLosesTheText() {
        for (int i = 0; i < 20_000; i++) {
            String text = any();
            PlanPeriod period = anyPeriod();
            Reading reading = new DeadlineReader().readUnguarded(text, anyContext(period));
            assertThat(reading.text()).isEqualTo(text);
            assertThat(reading.qualifiers())
                    .allSatisfy(words -> assertThat(text).contains(words));
            assertThat(reading.questions()).allSatisfy(asked -> assertThat(text).contains(asked.subject()));
            Occurrences.of(reading, period, Conventions.standard(), LocalDate.of(2022, 1, 15));
            assertThat(Explanation.of(reading)).isNotEmpty();
        }
    }

    @Test
    void readsNothingAsNothing() {
        assertThat(reader.read(null, null)).isEqualTo(Reading.unspecified(""));
        assertThat(reader.read("", ReadingContext.unknown()).kind()).isEqualTo(DeadlineKind.UNSPECIFIED);
        assertThat(reader.read(" \n\u00a0", ReadingContext.unknown()).text()).isEqualTo(" \n\u00a0");
    }

    @Test
    void readingAgainGivesTheSame() {
        for (int i = 0; i < 3_000; i++) {
            String text = any();
            ReadingContext context = anyContext(anyPeriod());
            Reading reading = reader.read(text, context);
            assertThat(reader.read(reading.text(), context)).isEqualTo(reading);
        }
    }

    @Test
    void survivesBeingStored() {
        for (int i = 0; i < 5_000; i++) {
            Reading reading = reader.read(any(), anyContext(anyPeriod()));
            Map<String, Object> map = reading.toMap();
            assertPlain(map);
            assertThat(Reading.fromMap(map)).isEqualTo(reading);
        }
    }

    private static void assertPlain(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, nested) -> {
                assertThat(key).isInstanceOf(String.class);
                assertPlain(nested);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(DeadlinePropertiesTest::assertPlain);
        } else {
            assertThat(value).isInstanceOfAny(String.class, Integer.class, Boolean.class);
        }
    }

    /** The rule stated at {@link Occurrences}: what is due after what it is for may lie behind the period. */
    @Test
    void occurrencesLieInThePeriodHaveTheirOwnKeysAndFollowOneAnother() {
        int dated = 0;
        for (int i = 0; i < 20_000; i++) {
            PlanPeriod period = anyPeriod();
            Reading reading = reader.read(any(), anyContext(period));
            List<Occurrence> all = Occurrences.of(reading, period, Conventions.standard(), LocalDate.of(2022, 1, 15));
            Set<String> keys = new HashSet<>();
            LocalDate before = null;
            for (Occurrence occurrence : all) {
                assertThat(keys.add(occurrence.key())).as(reading.text()).isTrue();
                boolean then = occurrence.key().startsWith("then-");
                Reading own = then ? reading.then() : reading;
                if (occurrence.due() == null) {
                    continue;
                }
                dated++;
                boolean dueAfter = own.continuous()
                        || own.forYearOffset() < 0
                        || own.followingMonth()
                        || own.report()
                        || own.dayOfMonth() != null;
                String what = reading.text() + " in " + period + ": " + occurrence;
                if (!dueAfter) {
                    assertThat(period.contains(occurrence.due())).as(what).isTrue();
                } else if (period.to() != null) {
                    assertThat(occurrence.due()).as(what).isBefore(period.to().plusDays(800));
                }
                if (occurrence.from() != null) {
                    assertThat(occurrence.from()).as(what).isBeforeOrEqualTo(occurrence.due());
                    if (period.from() != null && own.forYearOffset() >= 0) {
                        assertThat(occurrence.from()).as(what).isAfterOrEqualTo(period.from());
                    }
                }
                if (!then) {
                    assertThat(before == null || !occurrence.due().isBefore(before))
                            .as(what)
                            .isTrue();
                    before = occurrence.due();
                }
            }
        }
        assertThat(dated).isGreaterThan(20_000);
    }

    @Test
    void readsACellOfTenThousandCharactersInUnderTenMilliseconds() {
        StringBuilder prose = new StringBuilder();
        while (prose.length() < 10_000) {
            prose.append(phrases.get(random.nextInt(phrases.size()))).append(" мероприятия проводятся совместно; ");
        }
        List<String> cells = List.of(
                prose.substring(0, 10_000),
                "(".repeat(10_000),
                "1".repeat(10_000),
                "сентябр".repeat(1_500).substring(0, 10_000),
                "в".repeat(10_000),
                "1-".repeat(5_000),
                "по плану ".repeat(1_200).substring(0, 10_000),
                "до ".repeat(3_400).substring(0, 10_000),
                "« ".repeat(5_000),
                "ежегодна ежемесячна ".repeat(500),
                "далее ".repeat(1_700).substring(0, 10_000),
                "1, ".repeat(3_400).substring(0, 10_000));
        // processor time: a busy machine is not the reader's fault
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 40; round++) {
            cells.forEach(cell -> reader.read(cell, ReadingContext.unknown()));
        }
        for (String cell : cells) {
            double median = medianMillis(clock, cell);
            // a starved compiler thread is not the reader's fault either: up to four more tries
            for (int retry = 0; retry < 4 && median >= 10; retry++) {
                median = medianMillis(clock, cell);
            }
            assertThat(median).as(cell.substring(0, 40)).isLessThan(10);
        }
    }

    private double medianMillis(ThreadMXBean clock, String cell) {
        long[] nanos = new long[31];
        for (int run = 0; run < nanos.length; run++) {
            long start = clock.getCurrentThreadCpuTime();
            reader.read(cell, ReadingContext.unknown());
            nanos[run] = clock.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1_000_000.0;
    }
}
