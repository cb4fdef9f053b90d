package ru.metodkarta.papers;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.Plurals;

/** Words of papers: they are in Russian, whatever language the screen has. */
@Component
class PaperWords {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu 'г.'", RUSSIAN);

    private final MessageSource messages;
    private final Plurals plurals;

    PaperWords(MessageSource messages, Plurals plurals) {
        this.messages = messages;
        this.plurals = plurals;
    }

    /** @param code after {@code papers.} */
    String say(String code, Object... arguments) {
        return messages.getMessage("papers." + code, arguments, RUSSIAN);
    }

    List<String> all(String prefix, String... codes) {
        return Stream.of(codes).map(code -> say(prefix + code)).toList();
    }

    /** 30.11.2027, or a dash. */
    String day(LocalDate day) {
        return day == null ? "—" : new Dates().day(day);
    }

    /** «30 ноября 2027 г.» */
    String longDay(LocalDate day) {
        return LONG_DAY.format(day);
    }

    /** «ноябрь 2027» */
    String month(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, RUSSIAN) + " " + month.getYear();
    }

    /** State of an assignment in words. */
    String state(String messageKey) {
        return messages.getMessage(messageKey, null, messageKey, RUSSIAN);
    }

    /** «Просрочено на 4 дня» */
    String late(int days) {
        return plurals.of("execution.mark.late", days, RUSSIAN);
    }

    /** «2.10» of the printed «2.10.», «б/н» where the row has none. */
    String number(String printed) {
        return printed == null || printed.isBlank() ? say("no-number") : printed.strip();
    }
}
