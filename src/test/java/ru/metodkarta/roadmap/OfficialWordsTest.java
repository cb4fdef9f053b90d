package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficialWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Управление образования администрации города | Управления образования администрации города
            министерство образования Кировской области | министерства образования Кировской области
            начальник Управления образования | начальника Управления образования
            Муниципальное казенное учреждение «Центр» | Муниципального казенного учреждения «Центр»
            ДЮиМП администрации города | ДЮиМП администрации города
            МАУ «ЦРО» | МАУ «ЦРО»
            Дорожная карта по реализации Концепции | Дорожной карты по реализации Концепции
            КОМПЛЕКС МЕР («дорожная карта») по созданию | КОМПЛЕКСА МЕР («дорожной карты») по созданию
            ДОРОЖНАЯ КАРТА города | ДОРОЖНОЙ КАРТЫ города
            муниципальный план мероприятий («дорожная карта») на 2021 год | муниципального плана мероприятий («дорожной карты») на 2021 год
            Общая программа | Общей программы
            """)
    void declinesTheFirstNounAndWhatBelongsToIt(String nominative, String genitive) {
        assertThat(OfficialWords.genitive(nominative)).contains(genitive);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            директор методической службы | директора методической службы
            главный специалист отдела | главного специалиста отдела
            заместитель начальника | заместителя начальника
            муниципальный план | муниципальный план
            дорожная карта города | дорожную карту города
            комплекс мер | комплекс мер
            методическая служба | методическую службу
            """)
    void tellsPeopleFromThingsInTheAccusative(String nominative, String accusative) {
        assertThat(OfficialWords.accusative(nominative)).contains(accusative);
    }

    @Test
    void doesNotGuessWhatItDoesNotKnow() {
        assertThat(OfficialWords.genitive("Сопровождение педагогов города")).isEmpty();
        assertThat(OfficialWords.genitive("исполняющий обязанности начальника")).isEmpty();
        assertThat(OfficialWords.genitive("")).isEmpty();
        assertThat(OfficialWords.genitive(null)).isEmpty();
        assertThat(OfficialWords.prepositional("Управление образования")).contains("Управлении образования");
    }

    @Test
    void putsATitleIntoASentence() {
        assertThat(OfficialWords.inSentence("Муниципальный план Кунгура")).isEqualTo("муниципальный план Кунгура");
        assertThat(OfficialWords.inSentence("КОМПЛЕКС МЕР («дорожная карта») города"))
                .isEqualTo("комплекс мер («дорожная карта») города");
        assertThat(OfficialWords.inSentence("МСНМС города")).isEqualTo("МСНМС города");
        assertThat(OfficialWords.gender("Дорожная карта")).isEqualTo(OfficialWords.Gender.FEMININE);
        assertThat(OfficialWords.gender("Комплекс мер (дорожная карта)")).isEqualTo(OfficialWords.Gender.MASCULINE);
    }
}
