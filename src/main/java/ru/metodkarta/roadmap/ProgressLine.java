package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ru.metodkarta.web.Segment;

/**
 * Progress as it is shown: figures and the stretches of the bar, which do not overlap though lateness is a second mark
 * beside a state.
 *
 * @param closed every assignment has an outcome
 * @param single code of the state's word when there is one assignment only, else null
 */
record ProgressLine(
        int total,
        int accepted,
        int submitted,
        int returned,
        int other,
        int late,
        int awaitingReport,
        LocalDate nearestDue,
        boolean closed,
        Single single,
        List<Segment> segments) {

    /** State of the only assignment: tone, icon, word {@code roadmap.work.<NAME>}. */
    enum Single {
        ACCEPTED("ok", "circle-check"),
        SUBMITTED("wait", "send"),
        RETURNED("warn", "arrow-back-up"),
        IN_PROGRESS("work", "circle-half-2"),
        NOT_STARTED("none", "circle-dashed"),
        CLOSED("none", "flag");

        private final String tone;
        private final String icon;

        Single(String tone, String icon) {
            this.tone = tone;
            this.icon = icon;
        }

        public String tone() {
            return tone;
        }

        public String icon() {
            return icon;
        }
    }

    /** Null when there is nothing to show. */
    static ProgressLine of(ExecutionView.Progress p) {
        if (p == null || p.total() == 0) {
            return null;
        }
        int late = p.late();
        int lateNotStarted = Math.min(late, p.notStarted());
        int lateInProgress = Math.min(late - lateNotStarted, p.inProgress());
        int lateReturned = Math.min(late - lateNotStarted - lateInProgress, p.returned());
        List<Segment> segments = new ArrayList<>();
        add(segments, "ok", p.accepted());
        add(segments, "gone", p.other());
        add(segments, "wait", p.submitted());
        add(segments, "work", p.inProgress() - lateInProgress);
        add(segments, "warn", p.returned() - lateReturned);
        add(segments, "late", lateNotStarted + lateInProgress + lateReturned);
        add(segments, "none", p.notStarted() - lateNotStarted);
        return new ProgressLine(
                p.total(),
                p.accepted(),
                p.submitted(),
                p.returned(),
                p.other(),
                late,
                p.awaitingReport(),
                p.nearestDue(),
                p.accepted() + p.other() == p.total(),
                p.total() == 1 ? single(p) : null,
                segments);
    }

    private static Single single(ExecutionView.Progress p) {
        if (p.accepted() == 1) {
            return Single.ACCEPTED;
        }
        if (p.submitted() == 1) {
            return Single.SUBMITTED;
        }
        if (p.returned() == 1) {
            return Single.RETURNED;
        }
        if (p.inProgress() == 1) {
            return Single.IN_PROGRESS;
        }
        return p.other() == 1 ? Single.CLOSED : Single.NOT_STARTED;
    }

    private static void add(List<Segment> segments, String tone, int count) {
        if (count > 0) {
            long start = segments.stream().mapToLong(Segment::count).sum();
            segments.add(new Segment(tone, start, count));
        }
    }

    static ExecutionView.Progress sum(ExecutionView.Progress a, ExecutionView.Progress b) {
        LocalDate nearest = a.nearestDue() == null
                ? b.nearestDue()
                : b.nearestDue() == null || a.nearestDue().isBefore(b.nearestDue()) ? a.nearestDue() : b.nearestDue();
        return new ExecutionView.Progress(
                a.total() + b.total(),
                a.accepted() + b.accepted(),
                a.submitted() + b.submitted(),
                a.returned() + b.returned(),
                a.inProgress() + b.inProgress(),
                a.notStarted() + b.notStarted(),
                a.other() + b.other(),
                a.late() + b.late(),
                a.awaitingReport() + b.awaitingReport(),
                nearest);
    }
}
