package ru.metodkarta.office;

import java.util.List;

/**
 * How a piece of text looks.
 *
 * @param width what it is centred in, and broken to
 */
record PdfText(double size, boolean bold, boolean centred, double width) {

    List<String> lines(String text) {
        return TextLines.of(text, SerifFace.of(bold), size, width);
    }

    double height(int lines) {
        return lines * size * PdfPages.LEADING;
    }
}
