package ru.metodkarta.overview;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Names of periods and months in a language; papers are in Russian, whatever the screen speaks. */
@Component
class OverviewWords {

    static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final MessageSource messages;

    OverviewWords(MessageSource messages) {
        this.messages = messages;
    }

    /** @param code after {@code overview.} */
    String say(Locale locale, String code, Object... arguments) {
        return messages.getMessage("overview." + code, arguments, locale);
    }

    /** A word of another module's bundle. */
    String word(Locale locale, String code) {
        return messages.getMessage(code, null, locale);
    }

    /** «2026 год», «IV квартал 2026 года», «ноябрь 2026 года», «2026/2027 учебный год», «всё время». */
    String period(Locale locale, Period period) {
        String year = String.valueOf(period.year());
        return switch (period.kind()) {
            case ALL -> say(locale, "period.ALL");
            case YEAR -> say(locale, "period.YEAR", year);
            case SCHOOL -> say(locale, "period.SCHOOL", year, String.valueOf(period.year() + 1));
            case QUARTER -> say(locale, "period.QUARTER", say(locale, "quarter." + period.number()), year);
            case MONTH ->
                say(locale, "period.MONTH", month(locale, YearMonth.of(period.year(), period.number())), year);
        };
    }

    String month(Locale locale, YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }

    String monthAndYear(Locale locale, YearMonth month) {
        return month(locale, month) + " " + month.getYear();
    }

    String brief(Locale locale, YearMonth month) {
        return say(locale, "month." + month.getMonthValue());
    }
}
