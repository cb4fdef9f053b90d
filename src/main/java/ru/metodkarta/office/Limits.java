package ru.metodkarta.office;

/** How much of a file is read; with them memory stays bounded whatever a file claims. */
final class Limits {

    static final long FILE = 20L << 20;
    /** all parts of a package that are read or declared, unpacked */
    static final long UNPACKED = 250L << 20;
    /** unpacked against packed, from {@link #RATIO_FROM} on: blank rows pack very well */
    static final int RATIO = 100;

    static final long RATIO_FROM = 160L << 20;
    /** bytes of one tag, comment or stretch of text */
    static final long ONE_TOKEN = 8L << 20;

    static final int ENTRIES = 3_000;
    /** rows with text in one file */
    static final int ROWS = 5_000;
    /** cells with text in one file */
    static final int CELLS = 150_000;

    static final int COLUMNS = 200;
    /** characters of text in one file */
    static final long TEXT = 12_000_000;
    /** tables within tables, and elements within elements */
    static final int NESTING = 12;

    static final int ELEMENTS_DEEP = 400;
    static final int MERGES = 60_000;

    private Limits() {}
}
