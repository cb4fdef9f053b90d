package ru.metodkarta.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days and moments as people here write them: 30.11.2027, 30.11.2027 14:05. In templates {@code ${@dates...}}. */
public final class Dates {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");
    /** A day, a month and a year, whether the calendar has them or not. */
    private static final Pattern WRITTEN_AS_DAY =
            Pattern.compile("\\d{1,2}[./]\\d{1,2}[./](\\d{2}|\\d{4})|\\d{4}-\\d{2}-\\d{2}");

    /** «05.03.27» is of this century; «05.03.97» may be a year of long ago, so it is asked for in full. */
    private static final Pattern SHORT_YEAR = Pattern.compile("(\\d{1,2}[./]\\d{1,2}[./])(\\d{2})");

    private static final int LAST_SHORT_YEAR = 79;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm");
    private static final List<DateTimeFormatter> TYPED = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT));

    public String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** What stands in the control of a day: a day however it was written as 05.03.2027, anything else as it was typed. */
    public String typed(Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        LocalDate day = parse("", text, new FormErrors());
        return day == null ? text : day(day);
    }

    public String moment(Instant moment, ZoneId zone) {
        return moment == null ? "" : MOMENT.format(moment.atZone(zone));
    }

    /** A typed day (ISO from the date control, 30.11.2027 or 30.11.27), null when empty; what is no date is noted. */
    public static LocalDate parse(String field, String text, FormErrors errors) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String typed = text.strip();
        Matcher century = SHORT_YEAR.matcher(typed);
        if (century.matches()) {
            if (Integer.parseInt(century.group(2)) > LAST_SHORT_YEAR) {
                errors.add(field, "error.year-short");
                return null;
            }
            typed = century.group(1) + "20" + century.group(2);
        }
        for (DateTimeFormatter format : TYPED) {
            try {
                LocalDate day = LocalDate.parse(typed, format);
                if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                    return day;
                }
                errors.add(field, "error.year", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR));
                return null;
            } catch (DateTimeParseException e) {
                // the next way of writing it
            }
        }
        errors.add(field, WRITTEN_AS_DAY.matcher(typed).matches() ? "error.no-such-day" : "error.date");
        return null;
    }
}
