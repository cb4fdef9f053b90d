package ru.metodkarta.overview;

import java.util.EnumMap;
import java.util.Map;
import ru.metodkarta.execution.WorkMeasure;

/**
 * How many assignments of a row, column or cell count as what ({@link WorkMeasure}), and the shares made of it. Whole
 * per cents, rounded to the nearest, but 100 only when nothing is missing and 0 only when there is nothing.
 */
final class Figures {

    private static final int WHOLE = 100;

    private final Map<WorkMeasure, Long> counts = new EnumMap<>(WorkMeasure.class);
    private long alone;

    void add(WorkMeasure measure, long number, long closedAlone) {
        counts.merge(measure, number, Long::sum);
        alone += closedAlone;
    }

    void add(Figures other) {
        other.counts.forEach((measure, number) -> counts.merge(measure, number, Long::sum));
        alone += other.alone;
    }

    long of(WorkMeasure measure) {
        return counts.getOrDefault(measure, 0L);
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** «Срок наступил»: the base of every share. */
    public long due() {
        return done() + partial() + notDone() + late();
    }

    public long done() {
        return onTime() + doneLate() + of(WorkMeasure.UNJUDGED);
    }

    public long onTime() {
        return of(WorkMeasure.ON_TIME);
    }

    public long doneLate() {
        return of(WorkMeasure.DONE_LATE);
    }

    public long partial() {
        return of(WorkMeasure.PARTIAL);
    }

    public long notDone() {
        return of(WorkMeasure.NOT_DONE);
    }

    public long late() {
        return of(WorkMeasure.LATE);
    }

    public long waiting() {
        return of(WorkMeasure.WAITING);
    }

    public long awaiting() {
        return of(WorkMeasure.AWAITING);
    }

    public long ahead() {
        return of(WorkMeasure.AHEAD);
    }

    /** Decided before its day; in {@link #due} when the day has come. */
    public long early() {
        return earlyDone() + earlyPartial() + earlyNotDone();
    }

    public long earlyDone() {
        return of(WorkMeasure.EARLY_DONE);
    }

    public long earlyPartial() {
        return of(WorkMeasure.EARLY_PARTIAL);
    }

    public long earlyNotDone() {
        return of(WorkMeasure.EARLY_NOT_DONE);
    }

    public long released() {
        return of(WorkMeasure.RELEASED);
    }

    public long alone() {
        return alone;
    }

    /** Due and with a day to judge the fact by. */
    public long judged() {
        return due() - of(WorkMeasure.UNJUDGED);
    }

    /** Per cent done of what is due; null when nothing is. */
    public Integer donePercent() {
        return percent(done(), due());
    }

    /** Per cent done on time of what is judged; null when nothing is. */
    public Integer onTimePercent() {
        return percent(onTime(), judged());
    }

    /** Class of the heat map; the colour only helps, the number stands beside it. */
    public String heat() {
        Integer percent = donePercent();
        if (percent == null) {
            return "";
        }
        return percent >= 95
                ? "mk-h0"
                : percent >= 85 ? "mk-h1" : percent >= 75 ? "mk-h2" : percent >= 60 ? "mk-h3" : "mk-h4";
    }

    static Integer percent(long part, long whole) {
        if (whole == 0) {
            return null;
        }
        long rounded = Math.round((double) part * WHOLE / whole);
        if (rounded == WHOLE && part < whole) {
            return WHOLE - 1;
        }
        return rounded == 0 && part > 0 ? 1 : (int) rounded;
    }
}
