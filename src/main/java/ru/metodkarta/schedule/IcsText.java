package ru.metodkarta.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * iCalendar (RFC 5545) of all-day events. The same events give the same bytes: DTSTAMP is the moment of the last change.
 * Lines are folded by octets, not inside a character.
 */
final class IcsText {

    private static final int LINE_OCTETS = 75;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private IcsText() {}

    /** @param base address of the application, before the paths of events */
    static byte[] of(String name, CalendarScope scope, String base, List<FeedEvent> events) {
        IcsText ics = new IcsText();
        ics.line("BEGIN:VCALENDAR");
        ics.line("VERSION:2.0");
        ics.line("PRODID:-//Metodkarta//Calendar//RU");
        ics.line("CALSCALE:GREGORIAN");
        ics.line("X-WR-CALNAME:" + escaped(name));
        ics.line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        ics.line("X-PUBLISHED-TTL:PT6H");
        events.forEach(event -> ics.event(scope, base, event));
        ics.line("END:VCALENDAR");
        return ics.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void event(CalendarScope scope, String base, FeedEvent event) {
        String url = base + event.path();
        line("BEGIN:VEVENT");
        line("UID:" + scope.code() + "-" + event.subjectId() + "@metodkarta");
        line("DTSTAMP:" + moment(event.changedAt()));
        line("LAST-MODIFIED:" + moment(event.changedAt()));
        line("SEQUENCE:" + event.sequence());
        line("DTSTART;VALUE=DATE:" + day(event.day()));
        line("DTEND;VALUE=DATE:" + day(event.day().plusDays(1)));
        line("SUMMARY:" + escaped(event.summary()));
        line("DESCRIPTION:" + escaped(event.description() + "\n" + url));
        line("URL:" + url);
        line("STATUS:" + (event.cancelled() ? "CANCELLED" : "CONFIRMED"));
        // a deadline does not make anybody busy
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private static String moment(Instant moment) {
        return MOMENT.format(moment);
    }

    /** Section 3.3.11; control characters are not allowed at all. */
    private static String escaped(String words) {
        return words.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    /** Section 3.1: a line goes on after a break and a space, which counts as well. */
    private void line(String content) {
        int octets = 0;
        for (int at = 0; at < content.length(); ) {
            int point = content.codePointAt(at);
            int width = width(point);
            if (octets + width > LINE_OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.appendCodePoint(point);
            octets += width;
            at += Character.charCount(point);
        }
        text.append("\r\n");
    }

    private static int width(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x10000 ? 3 : 4;
    }
}
