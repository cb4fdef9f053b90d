package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import ru.metodkarta.web.FormErrors;

/**
 * What of the work that was to be closed is still under way: nothing is closed until somebody says that it is meant. The word
 * is for these very numbers; when others are found, it is asked for anew.
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

    /** As the tick of a form carries what it confirms; null when nothing is ticked, or misspelt. */
    static UnderWay parse(String text) {
        if (text == null || !text.matches("\\d{1,9}(-\\d{1,9}){3}")) {
            return null;
        }
        String[] parts = text.split("-");
        return new UnderWay(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]));
    }

    public String code() {
        return ahead + "-" + asking + "-" + begun + "-" + sent;
    }

    /** @param confirmed what somebody has said is meant, null without a word */
    void requireMeant(UnderWay confirmed) {
        if (ahead + asking + begun + sent > 0 && !equals(confirmed)) {
            throw new NotMeant(this, confirmed != null);
        }
    }

    /** Nothing has been written. */
    static final class NotMeant extends RuntimeException {

        private final transient UnderWay found;
        private final boolean changed;

        private NotMeant(UnderWay found, boolean changed) {
            super(found.toString());
            this.found = found;
            this.changed = changed;
        }

        UnderWay found() {
            return found;
        }

        /** @param question message for whoever has not said anything about it yet */
        void ask(FormErrors errors, String question) {
            errors.add("early", changed ? "execution.under-way.changed" : question);
        }
    }
}
