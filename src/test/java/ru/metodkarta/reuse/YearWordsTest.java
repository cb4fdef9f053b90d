package ru.metodkarta.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ru.metodkarta.reuse.Rewriting.Mark;

/** Years of printed texts are moved, numbers and dates of acts are not; what is unclear is asked. */
class YearWordsTest {

    private static Rewriting rewrite(String text) {
        return YearWords.rewrite(text, new NewYears(4, 2025, 2028, 2025));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    на 2021-2024гг.|на 2025-2028гг.
                    на 2021-2024 г.г.|на 2025-2028 г.г.
                    июль-август 2021г.|июль-август 2025г.
                    сентябрь 2021 г.|сентябрь 2025 г.
                    Сентябрь – декабрь 2021 (актуализация НПА по мере необходимости)|Сентябрь – декабрь 2025 (актуализация НПА по мере необходимости)
                    декабрь 2021г. (далее – ежегодно)|декабрь 2025г. (далее – ежегодно)
                    После января 2022 г.|После января 2026 г.
                    до 01.09.2021|до 01.09.2025
                    До 31.08.2021.|До 31.08.2025.
                    В срок до 01.11.2021 далее - в течение года|В срок до 01.11.2025 далее - в течение года
                    08 августа 2022года|08 августа 2026года
                    1 октября 2022 года|1 октября 2026 года
                    на 2021-2022 учебный год|на 2025-2026 учебный год
                    2021/2022 уч. год|2025/2026 уч. год
                    2021/22 учебный год|2025/26 учебный год
                    2021-22 учебный год|2025-26 учебный год
                    сентябрь 2022 – май 2024|сентябрь 2026 – май 2028
                    с 2021 по 2024 год|с 2025 по 2028 год
                    в 2021, 2022 и 2023 годах|в 2025, 2026 и 2027 годах
                    III квартал 2022|III квартал 2026
                    План работы на 2021|План работы на 2025
                    2021 год|2025 год
                    Конкурс «Учитель года – 2021»|Конкурс «Учитель года – 2025»
                    Методическое лето 2021|Методическое лето 2025
                    """)
    void movesYears(String before, String after) {
        Rewriting rewriting = rewrite(before);
        assertThat(rewriting.after()).isEqualTo(after);
        assertThat(rewriting.edits()).extracting(Rewriting.Edit::mark).containsOnly(Mark.YEAR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Федеральный закон от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»",
                "ФЗ-273 от 29.12.2012",
                "приказ № 2021",
                "приказ № 01-05-2021",
                "Указ Президента Российской Федерации от 21.07.2020 № 474 «О национальных целях развития Российской Федерации на период до 2030 года»",
                "Указы Президента Российской Федерации «О национальных целях и стратегических задачах развития Российской Федерации на период до 2024 года» № 204 от 07 мая 2018 (с изменениями и дополнениями от 19 июля 2018 г.) и от 21.07.2020 № 47",
                "приказа Министерства образования и науки Пермского края от 07 апреля 2021 года № 26-01-06-355 «Об утверждении Концепции»",
                "Распоряжение Министерства образования Московской области от 05.08.2022 № Р – 507",
                "Постановление Правительства Российской Федерации от 26 декабря 2017 г. № 1642",
                "письмо Минпросвещения от 12.03.21 № 5",
            })
    void leavesReferencesToActs(String text) {
        Rewriting rewriting = rewrite(text);
        assertThat(rewriting.after()).isEqualTo(text);
        assertThat(rewriting.concerns()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "охват 2000 педагогов",
                "не менее 2021 человека",
                "ежегодно",
                "до 15 августа ежегодно",
                "п. 2.1",
                "12.5 %"
            })
    void leavesNumbersThatAreNoYears(String text) {
        assertThat(rewrite(text).edits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ноябрь-декабрь 202 г. (далее – ежегодно)|ноябрь-декабрь 2025 г. (далее – ежегодно)
                    дорожная карта на 20... - 20...учебный год|дорожная карта на 20... - 20...учебный год
                    план на 20... - 20... гг.|план на 2025 - 2028 гг.
                    на 20__ год|на 2025 год
                    до 01.09.21|до 01.09.25
                    21/22 учебный год|25/26 учебный год
                    Раздел: 2021|Раздел: 2021
                    """)
    void asksAboutIncompleteYears(String before, String after) {
        Rewriting rewriting = rewrite(before);
        assertThat(rewriting.after()).isEqualTo(after);
        assertThat(rewriting.asks()).isTrue();
    }

    @Test
    void theBlankOfASchoolYearIsFilledInAPlanForOne() {
        assertThat(YearWords.rewrite("на 20... - 20...учебный год", new NewYears(1, 2023, 2024, null))
                        .after())
                .isEqualTo("на 2023 - 2024 учебный год");
    }

    @Test
    void anIncompleteYearNobodyKnowsStaysAndIsAsked() {
        Rewriting rewriting = YearWords.rewrite("декабрь 202 г.", new NewYears(4, null, null, null));
        assertThat(rewriting.after()).isEqualTo("декабрь 202 г.");
        assertThat(rewriting.asks()).isTrue();
    }

    @Test
    void theOldTextIsCutAtItsYears() {
        assertThat(rewrite("до 20.08.2021 (приказ от 01.02.2021 № 37)").pieces())
                .containsExactly(
                        new Rewriting.Piece("до 20.08.", null),
                        new Rewriting.Piece("2021", Mark.YEAR),
                        new Rewriting.Piece(" (приказ от 01.02.", null),
                        new Rewriting.Piece("2021", Mark.LEFT),
                        new Rewriting.Piece(" № 37)", null));
    }
}
