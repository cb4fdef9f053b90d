package ru.metodkarta.roadmap;

import ru.metodkarta.deadline.DeadlineReader;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.ReadingContext;
import ru.metodkarta.deadline.YearKind;

/** Reads the deadline of a row in what stands around it: the plan's period, the section's year, the row's kind of year. */
final class Deadlines {

    private Deadlines() {}

    /** @param ownYearKind the row's own kind of year, null: the plan's */
    static ReadingContext context(PlanPeriod plan, Integer sectionYear, YearKind ownYearKind) {
        PlanPeriod period = ownYearKind == null ? plan : new PlanPeriod(plan.from(), plan.to(), ownYearKind);
        return ReadingContext.of(period).withSectionYear(sectionYear);
    }

    /** A report is due after its month or quarter, an event on the last day. */
    static Reading read(String text, ReadingContext context, ResultKind resultKind) {
        Reading reading = new DeadlineReader().read(text, context);
        return resultKind == ResultKind.REPORT ? reading.asReport() : reading;
    }
}
