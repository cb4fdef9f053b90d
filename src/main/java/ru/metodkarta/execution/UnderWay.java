package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * What of the work that was to be closed is still under way: nothing is closed until somebody says that it is meant.
 *
 * @param ahead its day is still to come
 * @param asking an unanswered request for more time
 * @param begun a report in draft
 * @param sent a report that waits for a verdict
 */
record UnderWay(int ahead, int asking, int begun, int sent) {

    /** @param closed what has got an outcome, as it was before */
    static UnderWay among(List<HeldWork> closed, LocalDate today) {
        return new UnderWay(
                count(
                        closed,
                        work -> work.state().withExecutor()
                                && work.due() != null
                                && work.due().isAfter(today)),
                count(closed, work -> work.requestUntil() != null),
                count(closed, work -> work.reportState() == ExecutionReport.State.DRAFT),
                count(closed, HeldWork::waits));
    }

    private static int count(List<HeldWork> works, Predicate<HeldWork> which) {
        return (int) works.stream().filter(which).count();
    }

    void requireNone() {
        if (ahead + asking + begun + sent > 0) {
            throw new NotMeant(this);
        }
    }

    /** Nothing has been written. */
    static final class NotMeant extends RuntimeException {

        private final transient UnderWay found;

        NotMeant(UnderWay found) {
            super(found.toString());
            this.found = found;
        }

        UnderWay found() {
            return found;
        }
    }
}
