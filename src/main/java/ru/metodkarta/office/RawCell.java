package ru.metodkarta.office;

/**
 * A cell of a table as the file has it, on the grid.
 *
 * @param column first grid column, from 0
 * @param span grid columns it covers, at least 1
 * @param text its paragraphs joined by {@code \n}, never null; automatic numbers of paragraphs are written out, soft
 *     hyphens and other invisible signs are gone
 * @param continued covered by a vertical merge begun in a row above: its text is empty
 */
public record RawCell(int column, int span, String text, boolean continued) {

    public RawCell(int column, int span, String text) {
        this(column, span, text, false);
    }
}
