package ru.metodkarta.deadline;

import java.time.MonthDay;

/** Something recognised in a stretch of tokens, start inclusive, end exclusive. */
sealed interface Fact {

    int start();

    int end();

    enum Bound {
        PLAIN,
        /** «до», «не позднее», «к», «по»: inclusive. */
        UNTIL,
        /** «с», «начиная с»: inclusive. */
        SINCE,
        /** «после»: exclusive. */
        AFTER
    }

    /**
     * A year or a range of years.
     *
     * @param first null when the printed year is unusable, see problem
     * @param last equal to first for one year
     * @param problem null, YEAR_MISPRINTED or YEAR_MISSING (a blank left in a form)
     */
    record YearRef(Integer first, Integer last, boolean school, Question.Code problem, int start, int end)
            implements Fact {

        boolean isRange() {
            return first != null && last > first;
        }

        YearRef asSchool() {
            return new YearRef(first, last, true, problem, start, end);
        }
    }

    /**
     * A day, month, quarter … inside a year.
     *
     * @param day true for a single day
     * @param beginning true for «начало …», of which «до» excludes the whole
     * @param school true for a part of the school year
     * @param year null when none is printed beside it
     * @param impossible true for «31.09», whose days are null
     */
    record Point(
            MonthDay from,
            MonthDay to,
            boolean day,
            boolean beginning,
            boolean school,
            YearRef year,
            boolean impossible,
            int start,
            int end)
            implements Fact {

        static Point impossible(int start, int end) {
            return new Point(null, null, true, false, false, null, true, start, end);
        }

        Point in(YearRef newYear, int newEnd) {
            boolean inSchool = school || (newYear != null && newYear.school());
            return new Point(from, to, day, beginning, inSchool, newYear, impossible, start, newEnd);
        }
    }

    /**
     * One point, or two as a range.
     *
     * @param last null for one point
     * @param markerEnd end of the words before the first point («В срок до»); equal to start when there are none
     */
    record Span(Bound bound, Point first, Point last, int start, int markerEnd, int end) implements Fact {}

    /** Years with nothing inside them: «2022-2024 гг.», «с 2022 года», «в течение 2022 года» (within). */
    record Years(Bound bound, YearRef years, boolean within, int start, int end) implements Fact {}

    /**
     * How often.
     *
     * @param times a year, null when continuous
     * @param everyYears null or 2 and more
     * @param yearKind printed kind of year or null
     */
    record Frequency(
            DeadlineKind kind,
            Integer times,
            boolean atLeast,
            Integer everyYears,
            YearKind yearKind,
            boolean continuous,
            int start,
            int end)
            implements Fact {

        static Frequency of(DeadlineKind kind, Integer times, int start, int end) {
            return new Frequency(kind, times, false, null, null, false, start, end);
        }
    }

    /** «до 25 числа»; 31 = the last day. */
    record DayOfMonth(int day, boolean following, int start, int end) implements Fact {}

    record AsNeeded(int start, int end) implements Fact {}

    /** Another body's plan; owner as printed or null. */
    record Plan(String owner, int start, int end) implements Fact {}

    record Relative(RelativeTerm term, int start, int end) implements Fact {}

    /** «предшествующего году …» (1), «года, следующего за …» (-1). */
    record ForYear(int offset, int start, int end) implements Fact {}

    /** «отчёт»: what is due is a report. */
    record Report(int start, int end) implements Fact {}

    /** Recognised and of no account: a stage, a clause number, a clock time, «т.г.», a quoted name. */
    record Noise(boolean clock, int start, int end) implements Fact {}
}
