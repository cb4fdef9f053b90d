package ru.metodkarta.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;

/** Days and moments as people here write them: 30.11.2027, 30.11.2027 14:05. In templates {@code ${@dates...}}. */
public final class Dates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm");
    private static final List<DateTimeFormatter> TYPED = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT));

    public String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    public String moment(Instant moment, ZoneId zone) {
        return moment == null ? "" : MOMENT.format(moment.atZone(zone));
    }

    /** A typed day (ISO from the date control, or 30.11.2027), null when empty; a problem is noted when it is no date. */
    public static LocalDate parse(String field, String text, FormErrors errors) {
        if (text == null || text.isBlank()) {
            return null;
        }
        for (DateTimeFormatter format : TYPED) {
            try {
                LocalDate day = LocalDate.parse(text.strip(), format);
                if (day.getYear() >= 1900 && day.getYear() <= 2200) {
                    return day;
                }
            } catch (DateTimeParseException e) {
                // the next way of writing it
            }
        }
        errors.add(field, "error.date");
        return null;
    }
}
