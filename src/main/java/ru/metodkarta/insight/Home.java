package ru.metodkarta.insight;

import java.util.List;
import ru.metodkarta.web.Segment;

/**
 * What waits for one person today, with every text ready.
 *
 * @param date «Пятница, 19 ноября 2027 г.»
 * @param nearest sentence on the nearest date, or null
 * @param main panels of the wide column, side those beside it
 */
record Home(String date, String nearest, List<Tile> tiles, List<Panel> main, List<Panel> side) {

    /** @param tone colour of the figure: late, warn or empty; zero is never coloured */
    record Tile(String icon, String label, long value, String tone, String note, String url) {

        public String figureClass() {
            return value == 0 || tone.isEmpty() ? "" : "mk-" + tone + "-text";
        }
    }

    /**
     * @param count figure beside the heading, null for none; countTone: late, wait or empty
     * @param moreUrl link of the whole set, null when there is none
     * @param kind how its items look: {@code work}, {@code plans} (the same with whole titles), {@code roadmaps}, {@code events}
     * @param empty what stands there when there are no items
     */
    record Panel(
            String id,
            String kind,
            String title,
            Long count,
            String countTone,
            String moreUrl,
            String more,
            List<Item> items,
            String empty) {}

    /**
     * One row, one link.
     *
     * @param status null for none; end: short text at the right, endTone its colour or empty
     * @param remark what somebody has written about it, null for none
     * @param bar progress of a roadmap, empty for others
     */
    record Item(
            String url,
            String number,
            String title,
            String meta,
            Status status,
            String end,
            String endTone,
            Remark remark,
            List<Segment> bar,
            long barTotal,
            String late) {

        static Item work(
                String url, String number, String title, String meta, Status status, String end, String endTone) {
            return new Item(url, number, title, meta, status, end, endTone, null, List.of(), 0, null);
        }

        Item with(Remark said) {
            return new Item(url, number, title, meta, status, end, endTone, said, bar, barTotal, late);
        }
    }

    record Status(String tone, String icon, String label) {}

    record Remark(String who, String text) {}
}
