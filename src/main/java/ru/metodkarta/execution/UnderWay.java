package ru.metodkarta.execution;

/**
 * What of the work that was to be closed is still under way: nothing is closed until somebody says that it is meant.
 *
 * @param ahead its day is still to come
 * @param asking an unanswered request for more time
 * @param begun a report in draft
 */
record UnderWay(int ahead, int asking, int begun) {

    boolean none() {
        return ahead + asking + begun == 0;
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
