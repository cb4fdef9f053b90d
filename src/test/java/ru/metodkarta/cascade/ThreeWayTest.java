package ru.metodkarta.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
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

    private static String text(Random random, List<String> words) {
        return random.nextInt(8) == 0 ? null : words.get(random.nextInt(words.size()));
    }

    private static String plain(String text) {
        return text == null ? "" : text.strip().replaceAll("\\s+", " ");
    }
}
