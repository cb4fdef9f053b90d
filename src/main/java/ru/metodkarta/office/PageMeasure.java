package ru.metodkarta.office;

/** A sheet of A4 with the margins of official papers (20, 10, 20, 20 mm), in points. */
record PageMeasure(double width, double height) {

    static final double LEFT = mm(20);
    static final double RIGHT = mm(10);
    static final double TOP = mm(20);
    static final double BOTTOM = mm(20);
    /** from the edge of the sheet to the number of the page, and to the small line at its foot */
    static final double EDGE = mm(10);

    private static final double SHORT_SIDE = mm(210);
    private static final double LONG_SIDE = mm(297);
    private static final int TWIPS = 20;

    static PageMeasure of(Paper.Orientation orientation) {
        return orientation == Paper.Orientation.LANDSCAPE
                ? new PageMeasure(LONG_SIDE, SHORT_SIDE)
                : new PageMeasure(SHORT_SIDE, LONG_SIDE);
    }

    double textWidth() {
        return width - LEFT - RIGHT;
    }

    /** Word's twentieths of a point. */
    static int twips(double points) {
        return (int) Math.round(points * TWIPS);
    }

    private static double mm(double millimetres) {
        return millimetres * 72 / 25.4;
    }
}
