package ru.metodkarta.overview;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Twelve months by the day of the work: what became of it, and the share done on time beside that of a year before. Drawn
 * on the server as points of an SVG; {@link #months} is the same as a table.
 */
record Trend(List<Month> months, Lines chart) {

    /**
     * @param yearBefore share of the same month a year before, null when nothing was due
     */
    record Month(YearMonth month, String name, String shortName, Figures figures, Integer yearBefore) {

        /** The share done on time, null when nothing was due. */
        public Integer share() {
            return figures.onTimePercent();
        }
    }

    /** A label at a place of the picture. */
    record Mark(int x, int y, String text) {}

    record Bar(int x, int y, int width, int height, String tone) {}

    /**
     * @param now stretches of the line of this year, in "x,y x,y"; a month without work interrupts it
     */
    record Lines(
            List<Mark> grid,
            List<String> now,
            List<String> before,
            List<Mark> points,
            List<Mark> pointsBefore,
            List<Mark> names,
            List<Mark> values,
            List<Mark> counts,
            List<Bar> bars) {}

    static final int WIDTH = 540;
    private static final int LEFT = 40;
    private static final int RIGHT = 528;
    private static final int TOP = 26;
    private static final int BOTTOM = 210;
    private static final int NAMES = 232;
    private static final int STEP = 25;
    private static final int WHOLE = 100;
    private static final int BAR = 26;

    /** @param names full and short name of a month */
    static Trend of(
            List<YearMonth> months,
            Map<YearMonth, Figures> figures,
            java.util.function.Function<YearMonth, String> full,
            java.util.function.Function<YearMonth, String> brief) {
        List<Month> lines = months.stream()
                .map(month -> new Month(
                        month,
                        full.apply(month),
                        brief.apply(month),
                        figures.getOrDefault(month, new Figures()),
                        figures.getOrDefault(month.minusYears(1), new Figures()).onTimePercent()))
                .toList();
        return new Trend(lines, draw(lines));
    }

    /** Something was due in the months shown. */
    public boolean any() {
        return months.stream().anyMatch(month -> month.share() != null || month.yearBefore() != null);
    }

    /** A line for the year before is drawn. */
    public boolean compared() {
        return months.stream().anyMatch(month -> month.yearBefore() != null);
    }

    private static Lines draw(List<Month> months) {
        int least = months.stream()
                .flatMap(month -> java.util.stream.Stream.of(month.share(), month.yearBefore()))
                .filter(java.util.Objects::nonNull)
                .mapToInt(Integer::intValue)
                .min()
                .orElse(0);
        int floor = Math.min(WHOLE - STEP, least / STEP * STEP);
        List<Mark> grid = new ArrayList<>();
        for (int percent = floor; percent <= WHOLE; percent += STEP) {
            grid.add(new Mark(LEFT, y(percent, floor), String.valueOf(percent)));
        }
        List<Mark> points = new ArrayList<>();
        List<Mark> pointsBefore = new ArrayList<>();
        List<Mark> names = new ArrayList<>();
        List<Mark> values = new ArrayList<>();
        Integer before = null;
        for (int n = 0; n < months.size(); n++) {
            Month month = months.get(n);
            names.add(new Mark(x(n, months.size()), NAMES, month.shortName()));
            if (month.yearBefore() != null) {
                pointsBefore.add(new Mark(x(n, months.size()), y(month.yearBefore(), floor), month.name()));
            }
            Integer share = month.share();
            if (share != null) {
                points.add(new Mark(x(n, months.size()), y(share, floor), month.name()));
                if (!share.equals(before)) {
                    values.add(new Mark(x(n, months.size()), y(share, floor) - 9, String.valueOf(share)));
                }
                before = share;
            }
        }
        return new Lines(
                grid,
                stretches(months.stream().map(Month::share).toList(), floor),
                stretches(months.stream().map(Month::yearBefore).toList(), floor),
                points,
                pointsBefore,
                names,
                values,
                counts(months),
                bars(months));
    }

    private static List<String> stretches(List<Integer> shares, int floor) {
        List<String> stretches = new ArrayList<>();
        StringBuilder stretch = new StringBuilder();
        for (int n = 0; n <= shares.size(); n++) {
            Integer share = n < shares.size() ? shares.get(n) : null;
            if (share == null) {
                if (stretch.indexOf(" ") > 0) {
                    stretches.add(stretch.toString());
                }
                stretch.setLength(0);
            } else {
                stretch.append(stretch.isEmpty() ? "" : " ")
                        .append(x(n, shares.size()))
                        .append(',')
                        .append(y(share, floor));
            }
        }
        return stretches;
    }

    private static long most(List<Month> months) {
        return Math.max(
                1,
                months.stream().mapToLong(month -> month.figures().due()).max().orElse(1));
    }

    /** On time at the bottom, then after the day, then what is not done. */
    private static List<Bar> bars(List<Month> months) {
        long most = most(months);
        List<Bar> bars = new ArrayList<>();
        for (int n = 0; n < months.size(); n++) {
            Figures figures = months.get(n).figures();
            long below = 0;
            long[] parts = {figures.done() - figures.doneLate(), figures.doneLate(), figures.due() - figures.done()};
            String[] tones = {"bar-1", "bar-2", "bar-3"};
            for (int part = 0; part < parts.length; part++) {
                int from = height(below, most);
                int to = height(below + parts[part], most);
                if (to > from) {
                    bars.add(new Bar(x(n, months.size()) - BAR / 2, BOTTOM - to, BAR, to - from, tones[part]));
                }
                below += parts[part];
            }
        }
        return bars;
    }

    private static List<Mark> counts(List<Month> months) {
        long most = most(months);
        List<Mark> counts = new ArrayList<>();
        for (int n = 0; n < months.size(); n++) {
            long due = months.get(n).figures().due();
            if (due > 0) {
                counts.add(new Mark(x(n, months.size()), BOTTOM - height(due, most) - 6, String.valueOf(due)));
            }
        }
        return counts;
    }

    private static int height(long number, long most) {
        return (int) Math.round((double) number * (BOTTOM - TOP) / most);
    }

    private static int x(int n, int of) {
        int first = LEFT + BAR / 2 + 4;
        return first + (RIGHT - BAR / 2 - first) * n / Math.max(1, of - 1);
    }

    private static int y(int percent, int floor) {
        return BOTTOM - (percent - floor) * (BOTTOM - TOP) / (WHOLE - floor);
    }
}
