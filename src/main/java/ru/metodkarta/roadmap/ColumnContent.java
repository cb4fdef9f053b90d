package ru.metodkarta.roadmap;

/**
 * A column of the table as printed.
 *
 * @param title heading, verbatim
 * @param key of an {@link ColumnKind#EXTRA} column: names its cells in every row; null for the others
 */
public record ColumnContent(ColumnKind kind, String title, String key) {

    public ColumnContent(ColumnKind kind, String title) {
        this(kind, title, null);
    }
}
