package ru.metodkarta.schedule;

import java.time.LocalDate;
import java.util.UUID;
import ru.metodkarta.execution.AssignmentState;
import ru.metodkarta.execution.Badge;

/**
 * What falls on a day: one assignment, or an occurrence with the organizations that have it on that day.
 *
 * @param id assignment in the own calendar; in the territory's one of the group's
 * @param controlOn the working day it is controlled on, null when its day is one
 * @param place organization of an own assignment, town of an occurrence of several towns, else null
 * @param state of the one assignment; of a group no more than one of its states
 */
record Entry(
        UUID id,
        UUID activityId,
        UUID roadmapId,
        int forYear,
        LocalDate due,
        LocalDate controlOn,
        String number,
        String title,
        String place,
        AssignmentState state,
        boolean single,
        int total,
        int accepted,
        int closed,
        int submitted,
        int returned,
        int awaiting,
        int late) {

    /** «2.4» of «п. 2.4 Семинар…», the word for it is the reader's; null without a number. */
    public String point() {
        return number == null || number.isBlank()
                ? null
                : number.startsWith("п.") ? number.substring(2).strip() : number;
    }

    static String words(String number, String title) {
        if (number == null || number.isBlank()) {
            return title;
        }
        return (number.startsWith("п.") ? number : "п. " + number) + " " + title;
    }

    /** The very row. */
    public String path() {
        return single ? assignment(id) : progress(roadmapId, activityId, forYear);
    }

    static String assignment(UUID id) {
        return "/assignments/" + id;
    }

    static String progress(UUID roadmap, UUID activity, int year) {
        return "/progress/assignments?roadmap=" + roadmap + "&activity=" + activity + "&year=" + year;
    }

    /** Sign, word, colour; red only when late. */
    public Mark mark() {
        if (late > 0) {
            return new Mark("late", "clock-exclamation", single ? "schedule.late" : "schedule.late-of", late);
        }
        if (single) {
            Badge badge = Badge.of(state);
            return new Mark(badge.tone(), badge.icon(), badge.key(), 1);
        }
        if (closed == total) {
            return new Mark("ok", "circle-check", "schedule.all-closed", closed);
        }
        if (submitted > 0) {
            return new Mark("wait", "send", "schedule.waiting-of", submitted);
        }
        if (returned > 0) {
            return new Mark("warn", "arrow-back-up", "schedule.returned-of", returned);
        }
        return awaiting > 0
                ? new Mark("warn", "calendar-due", "schedule.awaiting", awaiting)
                : new Mark("none", "circle-dashed", "schedule.ahead", total);
    }

    /** @param key message of the word; it may name the count */
    record Mark(String tone, String icon, String key, int count) {}
}
