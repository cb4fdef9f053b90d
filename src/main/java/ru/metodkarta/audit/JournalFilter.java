package ru.metodkarta.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/**
 * What the journal is narrowed to, as it stands in the address; misspelt values fall away.
 *
 * @param before the last entry of the page before: its moment in microseconds and its id, joined by a dash
 */
record JournalFilter(String from, String until, String q, String action, String person, String before) {

    private static final long MICROS = 1_000_000L;
    private static final int NANOS_OF_MICRO = 1_000;

    record Cursor(Instant at, UUID id) {

        String text() {
            return (at.getEpochSecond() * MICROS + at.getNano() / NANOS_OF_MICRO) + "_" + id;
        }
    }

    Instant start(ZoneId zone) {
        LocalDate day = Dates.parse("from", from, new FormErrors());
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    /** Exclusive: the day named is still in. */
    Instant end(ZoneId zone) {
        LocalDate day = Dates.parse("until", until, new FormErrors());
        return day == null ? null : day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    String text() {
        return q == null ? "" : q.strip();
    }

    String who() {
        return person == null ? "" : person.strip();
    }

    String code() {
        return action == null ? "" : action.strip();
    }

    Cursor cursor() {
        if (before == null || before.indexOf('_') < 1) {
            return null;
        }
        UUID id = Ids.parse(before.substring(before.indexOf('_') + 1));
        try {
            long micros = Long.parseLong(before.substring(0, before.indexOf('_')));
            return id == null
                    ? null
                    : new Cursor(
                            Instant.ofEpochSecond(
                                    Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS_OF_MICRO),
                            id);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    boolean narrows() {
        return !text().isEmpty()
                || !who().isEmpty()
                || !code().isEmpty()
                || start(ZoneId.of("UTC")) != null
                || end(ZoneId.of("UTC")) != null;
    }

    /** The address without the page. */
    String url() {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath("/journal");
        String[][] kept = {{"from", from}, {"until", until}, {"q", text()}, {"action", code()}, {"person", who()}};
        java.util.Map<String, Object> values = new java.util.HashMap<>();
        for (String[] each : kept) {
            if (each[1] != null && !each[1].isBlank()) {
                url.queryParam(each[0], "{" + each[0] + "}");
                values.put(each[0], each[1]);
            }
        }
        return url.encode().buildAndExpand(values).toUriString();
    }
}
