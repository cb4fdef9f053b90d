package ru.metodkarta.overview;

import java.time.LocalDate;
import java.util.List;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.Paged;

/**
 * The overview as the page shows it; addresses are ready, shares are counted.
 *
 * @param place name of the territory counted
 * @param period name of the period, {@code before} of the one compared with (null for all time)
 * @param organizations rows are organizations of one town, else towns
 * @param town chosen among several, null otherwise
 * @param columns sections: of the chosen roadmap, else those all roadmaps have in common by the words of their titles
 * @param manySections the roadmaps differ too much for columns; one is to be chosen
 * @param total of all rows, also of those on other pages
 * @param longest what is late longest
 */
record Overview(
        String place,
        String period,
        String before,
        LocalDate today,
        boolean organizations,
        String town,
        List<Column> columns,
        boolean manySections,
        Paged<Row> rows,
        Row total,
        Trend trend,
        List<Longest> longest,
        Choices choices,
        Links links) {

    /** Nothing at all is counted. */
    public boolean empty() {
        return total.figures().total() == 0
                && total.undated() == 0
                && total.settled().total() == 0;
    }

    /** A section: its number is enough where there is little room. */
    record Column(String code, String label, String brief) {}

    /** @param url of the list behind the figure */
    record Cell(String label, Figures figures, String url) {}

    /**
     * @param change of the share done on time against the period before, in points; null when either is missing
     * @param silent organizations that have not reported
     * @param settled work without a day that has an outcome, in no figure of {@code figures}
     * @param url of the next level down
     */
    record Row(
            String name,
            Figures figures,
            List<Cell> cells,
            Integer change,
            Integer shareBefore,
            long silent,
            long stale,
            long undated,
            Settled settled,
            String url,
            Links links) {}

    /** Lists behind the figures of a row. */
    record Links(
            String due,
            String done,
            String late,
            String waiting,
            String awaiting,
            String stale,
            String alone,
            String undated,
            String early,
            String earlyNotDone,
            String partial,
            String notDone,
            String settled) {}

    record Longest(String where, String title, String who, long organizations, long days, String url) {}

    /**
     * @param years offered, the chosen one among them
     * @param chosen in words: kind of organization, kind of result
     */
    record Choices(
            List<Option> roadmaps,
            List<Option> years,
            List<Option> parts,
            List<Option> towns,
            List<Option> kinds,
            List<Option> results,
            String year,
            String part,
            List<String> chosen) {}
}
