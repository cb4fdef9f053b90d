package ru.metodkarta.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.metodkarta.cascade.ThreeWay.Outcome;

class ThreeWayTest {

    @ParameterizedTest(name = "{0} | {1} | {2}")
    @CsvSource({
        "сентябрь, сентябрь, сентябрь, AGREED, сентябрь",
        "сентябрь, октябрь, сентябрь, PROPOSED, октябрь",
        "сентябрь, сентябрь, август, KEPT, август",
        "сентябрь, октябрь, август, CONFLICT, август",
        "сентябрь, октябрь, октябрь, AGREED, октябрь",
        ", октябрь, , PROPOSED, октябрь",
        "сентябрь, , сентябрь, PROPOSED, ",
        "сентябрь, 'сентябрь ', август, KEPT, август",
    })
    void tellsWhoHasChangedWhat(String base, String above, String ours, Outcome outcome, String text) {
        assertThat(ThreeWay.merge(base, above, ours)).isEqualTo(new ThreeWay(outcome, text));
    }

    /** Whatever the three texts are. */
    @Test
    void neverLosesOursAndNeverInventsText() {
        Random random = new Random(20261122);
        List<String> words = List.of("", " ", "а", "б", "а б", "а  б", "б а", "а\nб");
        for (int n = 0; n < 20_000; n++) {
            String base = text(random, words);
            String above = text(random, words);
            String ours = text(random, words);
            ThreeWay merged = ThreeWay.merge(base, above, ours);
            assertThat(merged.text()).as("one of the two").isIn(above, ours);
            if (!plain(ours).equals(plain(base))) {
                assertThat(merged.text())
                        .as("what we changed stays until we say otherwise")
                        .isSameAs(ours);
            }
            if (plain(above).equals(plain(base))) {
                assertThat(merged.asks()).as("nothing new above").isFalse();
            }
            if (!plain(above).equals(plain(base)) && !plain(above).equals(plain(ours))) {
                assertThat(merged.asks())
                        .as("what is new above is not passed over")
                        .isTrue();
            }
            // both answers settle it
            assertThat(ThreeWay.merge(above, above, above).asks()).isFalse();
            assertThat(ThreeWay.merge(above, above, ours).asks()).isFalse();
        }
    }

    /** Words and settled dates of a deadline, a kind of year, cells under columns that one, both or none have. */
    @Test
    void comparesWholeRowsOnlyInWhatBothHaveAndNeverPassesOverAChange() {
        Random random = new Random(20261123);
        for (int n = 0; n < 5_000; n++) {
            SourceRow base = row(random);
            SourceRow above = row(random);
            SourceRow ours = row(random);
            Map<String, String> remembered = new HashMap<>(base.fields());
            remembered.put("DEADLINE", base.deadlineText());
            remembered.put("READING", base.reading());
            LinkedRow row = link(remembered, ours, above);
            assertThat(row.fields().keySet())
                    .as("what both have")
                    .allMatch(code ->
                            ours.fields().containsKey(code) && above.fields().containsKey(code));
            row.fields().forEach((code, merge) -> {
                String was = base.fields().get(code);
                String theirs = above.fields().get(code);
                String own = ours.fields().get(code);
                boolean changed =
                        !plain(was).equals(plain(theirs)) && !plain(theirs).equals(plain(own));
                assertThat(merge.asks()).as(code).isEqualTo(changed);
                assertThat(merge.outcome() == Outcome.PROPOSED)
                        .as("only where the copy has kept the base")
                        .isEqualTo(changed && plain(was).equals(plain(own)));
            });
            Map<String, String> settled = new HashMap<>(remembered);
            row.fields().keySet().forEach(code -> settled.putAll(row.settledBase(code)));
            assertThat(link(settled, ours, above).asks()).as("settled").isFalse();
        }
    }

    private static LinkedRow link(Map<String, String> base, SourceRow ours, SourceRow above) {
        UUID id = UUID.randomUUID();
        return new LinkedRow(id, 0, 0, id, "План края", id, id, base, ours, above, false);
    }

    private static SourceRow row(Random random) {
        UUID id = UUID.randomUUID();
        Map<String, String> cells = new TreeMap<>();
        for (String column : List.of("EXTRA:Участники", "EXTRA:Источник")) {
            if (random.nextBoolean()) {
                cells.put(column, random.nextBoolean() ? "педагоги" : "");
            }
        }
        return new SourceRow(
                id,
                id,
                null,
                "1",
                "Семинар",
                random.nextBoolean() ? "май 2027 года" : "декабрь 2026 года",
                random.nextBoolean() ? null : "{\"due\": \"2026-12-1" + random.nextInt(2) + "\"}",
                "Приказ",
                null,
                null,
                random.nextBoolean() ? null : "SCHOOL",
                "ЦРО",
                cells);
    }

    private static String text(Random random, List<String> words) {
        return random.nextInt(8) == 0 ? null : words.get(random.nextInt(words.size()));
    }

    private static String plain(String text) {
        return text == null ? "" : text.strip().replaceAll("\\s+", " ");
    }
}
