package ru.metodkarta.reuse;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with its years moved. Nothing else in it changes.
 *
 * @param edits the places that hold a year or look like one, in order
 */
record Rewriting(String before, String after, List<Edit> edits) {

    enum Mark {
        /** a year, moved */
        YEAR,
        /** printed incompletely, or perhaps no year: to be looked at */
        ASKED,
        /** the year of an act referred to, or a number: stays */
        LEFT
    }

    /** @param after what stands there now; the same words where nothing is moved */
    record Edit(int start, int end, String after, Mark mark) {}

    /** A stretch of the old text; mark null where nothing is meant by it. */
    record Piece(String text, Mark mark) {}

    static Rewriting of(String text, List<Edit> edits) {
        StringBuilder after = new StringBuilder();
        int at = 0;
        for (Edit edit : edits) {
            after.append(text, at, edit.start()).append(edit.after());
            at = edit.end();
        }
        return new Rewriting(text, after.append(text.substring(at)).toString(), edits);
    }

    boolean changed() {
        return !before.equals(after);
    }

    /** Something in it is to be looked at: a year was moved, or may be one. */
    public boolean concerns() {
        return edits.stream().anyMatch(edit -> edit.mark() != Mark.LEFT);
    }

    public boolean asks() {
        return edits.stream().anyMatch(edit -> edit.mark() == Mark.ASKED);
    }

    public boolean leaves() {
        return edits.stream().anyMatch(edit -> edit.mark() == Mark.LEFT);
    }

    /** The old text cut at its years. */
    public List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Edit edit : edits) {
            if (edit.start() > at) {
                pieces.add(new Piece(before.substring(at, edit.start()), null));
            }
            pieces.add(new Piece(before.substring(edit.start(), edit.end()), edit.mark()));
            at = edit.end();
        }
        if (at < before.length()) {
            pieces.add(new Piece(before.substring(at), null));
        }
        return pieces;
    }
}
