package ru.metodkarta.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

/** What we write is read back by a parser of others. */
class IcsTextTest {

    private static final Instant AT = Instant.parse("2026-11-23T07:00:00Z");
    private static final String HARD =
            "п. 2.4 Семинар «Урок, который; учит»: C:\\план — " + "ёжик 👩‍🏫 ".repeat(12) + "конец";

    @Test
    void wordsComeBackUnchangedThroughFoldingAndEscaping() throws Exception {
        FeedEvent event = event(HARD, "первая строка\nвторая, с запятой");

        byte[] written = IcsText.of("Мои", CalendarScope.OWN, "https://m.example", List.of(event));
        VEvent read = parsed(written).<VEvent>getComponents(Component.VEVENT).get(0);

        assertThat(read.getSummary().getValue()).isEqualTo(HARD);
        assertThat(read.getDescription().getValue())
                .isEqualTo("первая строка\nвторая, с запятой\nhttps://m.example/assignments/1");
        assertThat(read.getDateTimeStart().getDate()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(read.validate().hasErrors()).isFalse();
    }

    @Test
    void noLineIsLongerThan75OctetsAndAllEndWithABreak() {
        String written = new String(
                IcsText.of("Мои", CalendarScope.OWN, "https://m.example", List.of(event(HARD, HARD.repeat(3)))),
                StandardCharsets.UTF_8);

        assertThat(written).endsWith("END:VCALENDAR\r\n").doesNotContain("\uFFFD");
        assertThat(written.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75))
                .noneMatch(line -> line.contains("\n"));
    }

    static Calendar parsed(byte[] ics) throws Exception {
        return new CalendarBuilder().build(new ByteArrayInputStream(ics));
    }

    private static FeedEvent event(String summary, String description) {
        return new FeedEvent(
                UUID.randomUUID(), LocalDate.of(2026, 12, 1), summary, description, "/assignments/1", 3, AT, null);
    }
}
