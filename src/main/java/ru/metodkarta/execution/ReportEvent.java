package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.List;

/**
 * What a report tells of an event beside the rest. The last day is the report's date of fact.
 *
 * @param fromOn first day, null when it took one day
 * @param format null when not told
 * @param participants null when not told
 * @param media addresses of publications, photographs, recordings
 */
public record ReportEvent(String place, LocalDate fromOn, Format format, Integer participants, List<String> media) {

    /** Labels are messages {@code execution.event-format.<NAME>}. */
    public enum Format {
        IN_PERSON,
        REMOTE,
        MIXED;

        static Format of(String name) {
            for (Format format : values()) {
                if (format.name().equals(name)) {
                    return format;
                }
            }
            return null;
        }
    }

    static final ReportEvent NOTHING = new ReportEvent(null, null, null, null, List.of());

    public ReportEvent {
        media = media == null ? List.of() : List.copyOf(media);
    }

    public boolean nothing() {
        return equals(NOTHING);
    }
}
