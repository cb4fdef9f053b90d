package ru.metodkarta.office;

/** How a cell lies on the grid. */
final class WordCellProperties {

    int span = 1;
    boolean continued;
    /** merged with the cell to the left, as Word did it long ago */
    boolean joinsLeft;

    boolean deleted;

    void read(Xml xml) {
        int outside = xml.depth() - 1;
        while (xml.next() && !(xml.isEnd() && xml.depth() <= outside)) {
            if (!xml.isStart()) {
                continue;
            }
            switch (xml.name()) {
                case "gridSpan" -> span = Math.max(1, Math.min(Limits.COLUMNS, xml.number("val", 1)));
                case "vMerge" -> continued = !xml.attribute("val", "continue").equals("restart");
                case "hMerge" -> joinsLeft = !xml.attribute("val", "continue").equals("restart");
                case "cellDel" -> deleted = true;
                case "tcPrChange" -> xml.skip();
                default -> {
                    // looks
                }
            }
        }
    }
}
