package ru.metodkarta.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Liberation Serif: the widths of its letters are those of Times New Roman, so that what is measured here holds for Word
 * too. Read once, shared by all documents.
 */
enum SerifFace {
    REGULAR("LiberationSerif-Regular.ttf"),
    BOLD("LiberationSerif-Bold.ttf");

    /** Stands for a sign that the face does not have. */
    private static final char MISSING = '□';

    private static final int PLANE = 0x10000;

    private final String file;
    private byte[] program;
    private float[] advances;

    SerifFace(String file) {
        this.file = file;
    }

    static SerifFace of(boolean bold) {
        return bold ? BOLD : REGULAR;
    }

    /** The font file, to be embedded. */
    synchronized byte[] program() {
        if (program == null) {
            try (InputStream resource = SerifFace.class.getResourceAsStream("/fonts/" + file)) {
                program = resource.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return program;
    }

    /** Width of a text without line breaks, in points. */
    double width(CharSequence text, double size) {
        float[] widths = advances();
        double sum = 0;
        for (int i = 0; i < text.length(); i++) {
            float width = widths[text.charAt(i)];
            sum += width < 0 ? widths[MISSING] : width;
        }
        return sum * size;
    }

    /** What can be shown of a text: signs without a shape become a small square, invisible ones fall away. */
    String shown(String text) {
        float[] widths = advances();
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                shown.append('\n');
            } else if (Character.isWhitespace(c)) {
                shown.append(' ');
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                return;
            } else {
                shown.append(c < PLANE && widths[c] >= 0 ? (char) c : MISSING);
            }
        });
        return shown.toString();
    }

    /** By character, in parts of the size; below zero where there is no shape. */
    private synchronized float[] advances() {
        if (advances == null) {
            try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(program()))) {
                CmapLookup shapes = font.getUnicodeCmapLookup();
                float[] widths = new float[PLANE];
                for (int c = 0; c < PLANE; c++) {
                    int shape = shapes.getGlyphId(c);
                    widths[c] = shape == 0 ? -1 : (float) font.getAdvanceWidth(shape) / font.getUnitsPerEm();
                }
                advances = widths;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return advances;
    }
}
