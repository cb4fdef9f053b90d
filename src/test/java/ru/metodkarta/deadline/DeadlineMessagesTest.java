package ru.metodkarta.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineMessagesTest {

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = DeadlineMessagesTest.class.getResourceAsStream("/messages/" + name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    private static Explanation.Wording wording(Properties bundle, Locale locale) {
        return (code, arguments) -> {
            String message = bundle.getProperty(code);
            assertThat(message).as(code).isNotNull();
            return arguments.length == 0 ? message : new MessageFormat(message, locale).format(arguments);
        };
    }

    private static Reading read(String text) {
        return new DeadlineReader().read(text, ReadingContext.of(PlanPeriod.years(2021, 2024)));
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndNoApostrophes() throws IOException {
        Properties russian = bundle("deadline.properties");
        Properties english = bundle("deadline_en.properties");
        assertThat(english.stringPropertyNames()).isEqualTo(russian.stringPropertyNames());
        assertThat(english.values()).noneMatch(text -> text.toString().contains("'"));
        for (DeadlineKind kind : DeadlineKind.values()) {
            assertThat(russian).containsKey("deadline.kind." + kind);
        }
        for (Question.Code code : Question.Code.values()) {
            assertThat(russian).containsKey(new Question(code, "", null).messageCode());
        }
    }

    @Test
    void everyReadingHasWordsInBothLanguages() throws IOException {
        Explanation.Wording russian = wording(bundle("deadline.properties"), Locale.ROOT);
        Explanation.Wording english = wording(bundle("deadline_en.properties"), Locale.ENGLISH);
        for (SeedDeadlinesTest.Row row : SeedDeadlinesTest.rows()) {
            assertThat(Explanation.sentence(read(row.phrase()), russian)).isNotBlank();
        }
        for (LanguageTable.Entry entry : LanguageTable.entries()) {
            Reading reading = LanguageTable.read(entry.phrase(), entry.context());
            assertThat(Explanation.sentence(reading, russian)).isNotBlank().doesNotContain("{", "null");
            assertThat(Explanation.sentence(reading, english)).isNotBlank().doesNotContain("{", "null");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ежегодно (сентябрь)                                | каждый год в сентябре, контроль 30.09
            До 15 августа ежегодно                             | каждый год до 15 августа включительно
            ноябрь-декабрь 2021 (далее – ежегодно)             | каждый год с ноября по декабрь, контроль 31.12, начиная с 2021 года
            июль-август 2021г.                                 | июль – август 2021, контроль 31.08.2021
            До 20.08.2021                                      | до 20.08.2021 включительно
            ежегодно                                           | один раз в год, контроль 31.12
            раз в пять лет                                     | срок не понят
            по плану МО ПК                                     | по плану «МО ПК», даты внесите вручную
            После января 2022 г.                               | не раньше 01.02.2022, последний день не назван
            февраль                                            | в феврале, год по периоду дорожной карты
            ежегодно в феврале                                 | каждый год в феврале, контроль 28/29.02
            """)
    void saysInRussianWhatItUnderstood(String text, String sentence) throws IOException {
        Explanation.Wording russian = wording(bundle("deadline.properties"), Locale.ROOT);
        assertThat(Explanation.sentence(read(text), russian)).isEqualTo(sentence);
    }

    @Test
    void wordsAQuestionWithItsSubject() throws IOException {
        Question question = read("ноябрь 202 г.").questions().get(0);
        assertThat(wording(bundle("deadline.properties"), Locale.ROOT)
                        .text(question.messageCode(), new Object[] {question.subject(), ""}))
                .isEqualTo("Год напечатан не полностью: «202 г.». Какой год поставить?");
    }
}
