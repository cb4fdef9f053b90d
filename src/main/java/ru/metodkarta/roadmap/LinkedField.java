package ru.metodkarta.roadmap;

/**
 * What a linked copy of an activity has in common with the one it was made of; its number is its own. Columns that only
 * some roadmaps have go by their titles ({@link LinkedRows.Rewording#cells}).
 */
public enum LinkedField {
    TITLE,
    EXECUTORS,
    /** the printed words, with the dates a person confirmed or set for them */
    DEADLINE,
    RESULT,
    RESULT_KIND,
    PRECONDITION,
    /** this row's own kind of year */
    YEAR_KIND
}
