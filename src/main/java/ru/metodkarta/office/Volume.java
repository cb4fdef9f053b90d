package ru.metodkarta.office;

/** Counts what was taken out of one file and stops where it is more than a plan can be. */
final class Volume {

    private int rows;
    private int cells;
    private long text;

    void row() {
        if (++rows > Limits.ROWS) {
            throw new UnreadableFile("rows", String.valueOf(Limits.ROWS));
        }
    }

    void cell() {
        if (++cells > Limits.CELLS) {
            throw new UnreadableFile("cells", String.valueOf(Limits.CELLS));
        }
    }

    void text(int characters) {
        text += characters;
        if (text > Limits.TEXT) {
            throw new UnreadableFile("bomb");
        }
    }
}
