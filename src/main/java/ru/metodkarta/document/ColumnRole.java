package ru.metodkarta.document;

/** What a column of a file's table is read as. */
enum ColumnRole {
    /** section of the row: every change of what stands there begins a section */
    SECTION,
    NUMBER,
    /** wording of the activity; a number at its beginning is taken off when there is no column of numbers */
    TITLE,
    EXECUTORS,
    DEADLINE,
    RESULT,
    /** kept as a column of the roadmap's own, under its heading */
    EXTRA,
    /** not taken over: numbers of columns, marks of execution */
    SKIPPED
}
