package ru.metodkarta.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import ru.metodkarta.deadline.DeadlineKind;
import ru.metodkarta.deadline.DeadlineReader;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.ReadingContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Readings of the five documents, moved by years. */
class YearShiftTest {

    private static final DeadlineReader READER = new DeadlineReader();

    private static List<String> seedDeadlines() throws IOException {
        List<String> deadlines = new ArrayList<>();
        try (InputStream in = YearShiftTest.class.getResourceAsStream("/demo/roadmaps.json")) {
            JsonMapper.builder()
                    .build()
                    .readTree(in)
                    .forEach(table -> table.get("sections")
                            .forEach(section -> section.get("activities").forEach(row -> {
                                JsonNode deadline = row.get("deadline");
                                deadlines.add(deadline.isNull() ? "" : deadline.asString());
                            })));
        }
        return deadlines;
    }

    private static ReadingContext years(int first, int last) {
        return ReadingContext.of(PlanPeriod.years(first, last));
    }

    @Test
    void theMovedReadingOfEverySeedAgreesWithTheMovedWords() throws IOException {
        List<String> deadlines = seedDeadlines();
        assertThat(deadlines).hasSizeGreaterThan(40);
        for (int shift : new int[] {-3, 1, 2, 4, 5}) {
            for (String words : deadlines) {
                Reading reading = READER.read(words, years(2021, 2024));
                Integer misprinted = reading.questions().stream()
                        .filter(question -> question.proposedYear() != null)
                        .map(question -> question.proposedYear())
                        .findFirst()
                        .orElse(null);
                Reading known = misprinted == null ? reading : reading.withConfirmedYear(misprinted, years(2021, 2024));
                String moved = YearWords.rewrite(
                                words, new NewYears(shift, 2021 + shift, 2024 + shift, null).reading(misprinted))
                        .after();
                assertThat(READER.read(moved, years(2021 + shift, 2024 + shift))
                                .sameDays(known.shiftedBy(shift, moved)))
                        .as("%s → %s", words, moved)
                        .isTrue();
            }
        }
    }

    @Test
    void thereAndBackIsTheSameReading() throws IOException {
        Random random = new Random(4);
        List<String> seeds = seedDeadlines();
        for (int n = 0; n < 4000; n++) {
            LocalDate day = LocalDate.of(2000 + random.nextInt(60), 1, 1).plusDays(random.nextInt(365));
            if (day.getMonthValue() == 2 && day.getDayOfMonth() == 29) {
                continue;
            }
            LocalDate due = day.plusDays(random.nextInt(200));
            if (due.getMonthValue() == 2 && due.getDayOfMonth() == 29) {
                continue;
            }
            Reading reading = random.nextInt(3) == 0
                    ? Reading.manual(
                            "слова",
                            DeadlineKind.ONE_OFF,
                            random.nextBoolean() ? day : null,
                            due,
                            null,
                            null,
                            null,
                            null)
                    : READER.read(seeds.get(random.nextInt(seeds.size())), years(2021, 2024));
            int shift = random.nextInt(41) - 20;
            assertThat(reading.shiftedBy(shift, "x").shiftedBy(-shift, reading.text()))
                    .isEqualTo(reading);
        }
    }

    @Test
    void twentyNinthOfFebruaryFallsOnTheLastDayThereIs() {
        Reading leap =
                Reading.manual("", DeadlineKind.ONE_OFF, null, LocalDate.of(2024, 2, 29), null, null, null, null);
        assertThat(leap.shiftedBy(1, "").due()).isEqualTo(LocalDate.of(2025, 2, 28));
        assertThat(leap.shiftedBy(4, "").due()).isEqualTo(LocalDate.of(2028, 2, 29));

        Reading february = READER.read("февраль 2023 г.", years(2021, 2024));
        assertThat(february.shiftedBy(1, "").due())
                .as("a whole month ends with its last day")
                .isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(READER.read("до 28.02.2023", years(2021, 2024))
                        .shiftedBy(1, "")
                        .due())
                .isEqualTo(LocalDate.of(2024, 2, 28));
    }
}
