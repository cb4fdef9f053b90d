package ru.metodkarta.office;

/** A paragraph while it is read. */
final class WordParagraph {

    final StringBuilder text = new StringBuilder();
    String style;
    /** -1: as the style says, 0: no numbering */
    int list = -1;

    int level = -1;

    void readProperties(Xml xml) {
        int outside = xml.depth() - 1;
        while (xml.next() && !(xml.isEnd() && xml.depth() <= outside)) {
            if (!xml.isStart()) {
                continue;
            }
            switch (xml.name()) {
                case "pStyle" -> style = xml.attribute("val", null);
                case "numId" -> list = Math.max(0, xml.number("val", 0));
                case "ilvl" -> level = xml.number("val", -1);
                case "pPrChange", "rPr", "sectPr", "numberingChange" -> xml.skip();
                default -> {
                    // looks
                }
            }
        }
    }
}
