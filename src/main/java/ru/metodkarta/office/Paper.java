package ru.metodkarta.office;

import java.io.IOException;
import java.util.List;

/**
 * A document on paper, written from top to bottom: the same calls give Word and PDF of one look. Line breaks in texts
 * are kept. Closing it finishes the document, not the stream it is written to.
 */
public interface Paper extends AutoCloseable {

    enum Orientation {
        PORTRAIT,
        LANDSCAPE
    }

    /**
     * @param title what the document is called in its properties
     * @param footer small line at the foot of every page, null for none
     */
    record Settings(String title, String footer, Orientation orientation) {}

    /**
     * @param caption what the table is, for those who do not see it
     * @param headings repeated on every page
     * @param widths shares of the width by column; they sum up to 1
     * @param centred columns whose cells are centred
     * @param size of the letters, in points
     */
    record Table(String caption, List<String> headings, double[] widths, List<Integer> centred, double size) {}

    void paragraph(PaperStyle style, String text) throws IOException;

    void beginTable(Table table) throws IOException;

    /** A row over all columns. */
    void wideRow(String text) throws IOException;

    /** @param cells one for every column; null is empty */
    void row(List<String> cells) throws IOException;

    void endTable() throws IOException;

    @Override
    void close() throws IOException;
}
