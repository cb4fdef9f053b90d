package ru.metodkarta.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.Plurals;

/** Sentences of the home page from the bundle. Names of days and months too: the JDKs differ in them. */
@Component
class HomeWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final MessageSource messages;
    private final Plurals plurals;
    private final Dates dates;

    HomeWords(MessageSource messages, Plurals plurals, Dates dates) {
        this.messages = messages;
        this.plurals = plurals;
        this.dates = dates;
    }

    String text(String code, Object... arguments) {
        Locale locale = LocaleContextHolder.getLocale();
        return messages.getMessage("insight." + code, arguments, locale);
    }

    String count(String code, long number) {
        return plurals.of("insight." + code, number);
    }

    /** «Пятница, 19 ноября 2027 г.» */
    String fullDay(LocalDate day) {
        return text(
                "date",
                text("weekday." + day.getDayOfWeek().getValue()),
                String.valueOf(day.getDayOfMonth()),
                text("month." + day.getMonthValue()),
                String.valueOf(day.getYear()));
    }

    /** «30 ноября», with the year when it is another one. */
    String day(LocalDate day, LocalDate today) {
        String month = text("month." + day.getMonthValue());
        return day.getYear() == today.getYear()
                ? text("day", String.valueOf(day.getDayOfMonth()), month)
                : text("day-year", String.valueOf(day.getDayOfMonth()), month, String.valueOf(day.getYear()));
    }

    /** 30.11.2027 */
    String date(LocalDate day) {
        return dates.day(day);
    }

    /** «11 дней», «сегодня» */
    String distance(LocalDate today, LocalDate day) {
        long days = ChronoUnit.DAYS.between(today, day);
        return days == 0 ? text("today") : count("days", Math.abs(days));
    }

    /** «ждёт 3 дня»; what came today is said so by the given words. */
    String waits(LocalDate since, LocalDate today, String cameToday) {
        return since.isBefore(today) ? text("waits", daysSince(since, today)) : text(cameToday);
    }

    String daysSince(LocalDate since, LocalDate today) {
        return count("days", Math.max(0, ChronoUnit.DAYS.between(since, today)));
    }

    /** «п. 1.4», or the beginning of the title where the plan prints no number. */
    String point(String number, String title) {
        if (number != null
                && !number.isBlank()
                && !Character.isDigit(number.strip().charAt(0))) {
            // a clause of the order brings its own word: «п. 2»
            return number.strip();
        }
        if (number != null && !number.isBlank()) {
            return text("point", number.strip().replaceFirst("\\.$", ""));
        }
        return title.length() <= 60 ? title : title.substring(0, 60).strip() + "…";
    }

    /** What the journal calls the deed; a deed without a name shows its code rather than no page. */
    String action(String action) {
        return messages.getMessage("journal." + action, null, action, LocaleContextHolder.getLocale());
    }

    /** «сегодня, 11:42», «вчера, 17:03», then the date. */
    String moment(Instant moment, ZoneId zone, LocalDate today) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        String time = TIME.format(local);
        if (local.toLocalDate().equals(today)) {
            return text("today-at", time);
        }
        return local.toLocalDate().equals(today.minusDays(1)) ? text("yesterday-at", time) : dates.moment(moment, zone);
    }
}
