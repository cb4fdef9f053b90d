package ru.metodkarta.office;

/** Looks of paragraphs, as offices print them: one serif face, black. Sizes and spaces in points. */
public enum PaperStyle {
    /** the block of approval at the right */
    STAMP(12, false, Align.LEFT, 0, 0, 0.6, 0),
    /** heading of the document */
    TITLE(14, true, Align.CENTRE, 14, 6, 0, 0),
    /** line under the title */
    UNDER_TITLE(12, false, Align.CENTRE, 0, 4, 0, 0),
    NOTE(10, false, Align.LEFT, 6, 0, 0, 0),
    /** the one who issues an order, its kind */
    LETTERHEAD(14, true, Align.CENTRE, 0, 10, 0, 0),
    /** date and number of an order: a tab sets the second part at the right edge */
    REQUISITES(14, false, Align.LEFT, 4, 4, 0, 0),
    PLACE(12, false, Align.CENTRE, 0, 12, 0, 0),
    /** what an order is about */
    SUBJECT(14, true, Align.LEFT, 0, 14, 0, 0),
    BODY(14, false, Align.BOTH, 0, 4, 0, 35.4),
    COMMAND(14, false, Align.LEFT, 6, 6, 0, 0),
    /** position at the left, after a tab the name at the right */
    SIGNATURE(14, false, Align.LEFT, 36, 0, 0, 0);

    enum Align {
        LEFT,
        CENTRE,
        BOTH
    }

    final double size;
    final boolean bold;
    final Align align;
    final double before;
    final double after;
    /** share of the width left free at the left */
    final double indent;

    final double firstLine;

    PaperStyle(double size, boolean bold, Align align, double before, double after, double indent, double firstLine) {
        this.size = size;
        this.bold = bold;
        this.align = align;
        this.before = before;
        this.after = after;
        this.indent = indent;
        this.firstLine = firstLine;
    }
}
