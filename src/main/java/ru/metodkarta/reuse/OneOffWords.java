package ru.metodkarta.reuse;

import java.util.regex.Pattern;
import ru.metodkarta.deadline.DeadlineKind;
import ru.metodkarta.roadmap.RoadmapCopies;

/**
 * Which activities were to be done once and are done: «Утвердить положение до 20.08.2021». A date of one year does not
 * say so by itself: a plan for one year names every date once, and most of it comes again next year. There only what
 * brings something about for good is taken for a one-off; in a plan for several years whatever has one date.
 */
final class OneOffWords {

    private static final Pattern FOR_GOOD = Pattern.compile(
            "^\\s*(?:утвер|разраб|созда|определ|внес|форми?ров|сформир|открыт|учрежд|приняти|издани)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private OneOffWords() {}

    /** @param severalYears the original is a plan for several years */
    static boolean doneForGood(RoadmapCopies.Row row, boolean severalYears, boolean past) {
        boolean once = row.reading().kind() == DeadlineKind.ONE_OFF
                && row.reading().then() == null
                && row.reading().due() != null;
        boolean done = row.work() == RoadmapCopies.Work.DONE || row.work() == RoadmapCopies.Work.NONE && past;
        return once
                && done
                && (severalYears || FOR_GOOD.matcher(row.content().title()).find());
    }
}
