package ru.metodkarta.roadmap;

import java.util.UUID;

/** Keys of changes in a choice. */
final class MergeChoice {

    private MergeChoice() {}

    static String row(UUID activityId) {
        return "r:" + activityId;
    }

    static String added(int newRow) {
        return "n:" + newRow;
    }

    static String section(UUID sectionId) {
        return "s:" + sectionId;
    }
}
