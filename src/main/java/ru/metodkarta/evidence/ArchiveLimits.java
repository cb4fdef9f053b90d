package ru.metodkarta.evidence;

/**
 * How far an archive is looked into before it counts as a bomb; nested archives share one budget.
 *
 * @param entries files in it, nested ones included
 * @param bytes everything unpacked
 * @param ratio unpacked against packed, from {@link #RATIO_FROM} bytes on
 * @param depth archives within archives: a ZIP with a document that holds a workbook is three
 */
record ArchiveLimits(int entries, long bytes, int ratio, int depth) {

    static final ArchiveLimits DEFAULT = new ArchiveLimits(2_000, 200L << 20, 100, 3);

    /** Below this no ratio is dangerous: an empty sheet packs very well. */
    static final long RATIO_FROM = 10L << 20;
}
