package ru.metodkarta.office;

import java.util.Arrays;
import java.util.List;

/** Shares out the width of a table so that words stay whole where they can and no column towers over the others. */
public final class ColumnWidths {

    /** a cell's left and right padding together, in points */
    static final double PADDING = 9;

    /** a single word may claim so much of the width */
    private static final double WIDEST_WORD = 0.22;

    private static final double EVENING_OUT = 0.6;

    private ColumnWidths() {}

    /** @param rows cells by column; null is empty */
    public static double[] shares(
            List<String> headings, List<List<String>> rows, Paper.Orientation orientation, double size) {
        double width = PageMeasure.of(orientation).textWidth();
        int columns = headings.size();
        double[] least = new double[columns];
        double[] text = new double[columns];
        for (int c = 0; c < columns; c++) {
            least[c] = longestWord(headings.get(c), SerifFace.BOLD, size);
            for (List<String> row : rows) {
                String cell = row.get(c);
                if (cell != null && !cell.isEmpty()) {
                    least[c] = Math.max(least[c], longestWord(cell, SerifFace.REGULAR, size));
                    text[c] += SerifFace.REGULAR.width(cell, size);
                }
            }
            least[c] = Math.min(least[c] + 1, WIDEST_WORD * width) + PADDING;
            text[c] = Math.pow(text[c] / Math.max(1, rows.size()) + 1, EVENING_OUT);
        }
        return distribute(least, text, width);
    }

    private static double[] distribute(double[] least, double[] wanted, double width) {
        double needed = Arrays.stream(least).sum();
        double[] shares = new double[least.length];
        if (needed >= width) {
            Arrays.setAll(shares, c -> least[c] / needed);
            return shares;
        }
        boolean[] fixed = new boolean[least.length];
        double room = width;
        boolean again = true;
        while (again) {
            again = false;
            double sum = 0;
            for (int c = 0; c < least.length; c++) {
                sum += fixed[c] ? 0 : wanted[c];
            }
            for (int c = 0; c < least.length && !again; c++) {
                if (!fixed[c] && room * wanted[c] / sum < least[c]) {
                    fixed[c] = true;
                    shares[c] = least[c];
                    room -= least[c];
                    again = true;
                }
            }
            if (!again) {
                for (int c = 0; c < least.length; c++) {
                    shares[c] = fixed[c] ? shares[c] : room * wanted[c] / sum;
                }
            }
        }
        double total = Arrays.stream(shares).sum();
        Arrays.setAll(shares, c -> shares[c] / total);
        return shares;
    }

    private static double longestWord(String text, SerifFace face, double size) {
        double longest = 0;
        for (String line : text.split("\n")) {
            for (String piece : TextLines.pieces(line)) {
                longest = Math.max(longest, face.width(piece.strip(), size));
            }
        }
        return longest;
    }
}
