package ru.metodkarta.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One all-day event as the link shows it.
 *
 * @param subjectId assignment or occurrence: the event keeps its identity whatever changes about it
 * @param path of the row, relative to the application
 * @param sequence grows by one with each change
 * @param cancelledAt null while it stands
 */
record FeedEvent(
        UUID subjectId,
        LocalDate day,
        String summary,
        String description,
        String path,
        int sequence,
        Instant changedAt,
        Instant cancelledAt) {

    boolean cancelled() {
        return cancelledAt != null;
    }

    /** What follows from what was shown before (null: nothing) for what holds now. */
    static FeedEvent next(FeedEvent before, FeedEvent now) {
        if (before == null) {
            return now;
        }
        return before.saysTheSame(now) ? before : now.numbered(before.sequence + 1);
    }

    FeedEvent cancel(Instant at) {
        return new FeedEvent(subjectId, day, summary, description, path, sequence + 1, at, at);
    }

    private FeedEvent numbered(int number) {
        return new FeedEvent(subjectId, day, summary, description, path, number, changedAt, null);
    }

    private boolean saysTheSame(FeedEvent other) {
        return !cancelled()
                && day.equals(other.day)
                && summary.equals(other.summary)
                && description.equals(other.description)
                && path.equals(other.path);
    }
}
