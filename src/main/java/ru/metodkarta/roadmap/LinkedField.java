package ru.metodkarta.roadmap;

/** What a linked copy of an activity has in common with the one it was made of; its number is its own. */
public enum LinkedField {
    TITLE,
    EXECUTORS,
    DEADLINE,
    RESULT,
    RESULT_KIND,
    PRECONDITION
}
