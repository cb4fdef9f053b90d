package ru.metodkarta.roadmap;

/** What a column of the table holds; titles and order are each roadmap's own. */
public enum ColumnKind {
    NUMBER,
    TITLE,
    EXECUTORS,
    DEADLINE,
    RESULT,
    /** a column only this roadmap has; its cells are kept under the column's key */
    EXTRA
}
