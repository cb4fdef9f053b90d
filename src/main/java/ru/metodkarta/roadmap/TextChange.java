package ru.metodkarta.roadmap;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing in the old and in the new wording, the words of its own marked in each.
 *
 * @param code what it is: the name of a {@link ColumnKind}, {@code EXTRA:<key>} for a column of the roadmap's own,
 *     another code for what the table does not print
 * @param label as people call it
 */
public record TextChange(String code, String label, List<Piece> before, List<Piece> after) {

    /** @param own only this wording has it */
    public record Piece(String text, boolean own) {}

    public static TextChange of(String code, String label, String before, String after) {
        WordDiff.Sides sides = WordDiff.sides(before, after);
        return new TextChange(code, label, pieces(sides.before()), pieces(sides.after()));
    }

    private static List<Piece> pieces(List<WordDiff.Piece> marked) {
        return marked.stream()
                .map(piece -> new Piece(piece.text(), piece.own()))
                .toList();
    }

    public String textBefore() {
        return before.stream().map(Piece::text).collect(Collectors.joining());
    }

    public String textAfter() {
        return after.stream().map(Piece::text).collect(Collectors.joining());
    }
}
