package ru.metodkarta.deadline;

/**
 * What stands around the cell.
 *
 * @param period the plan's period, its parts may be unknown
 * @param sectionYear year of the section row above («2021 год»), null when there is none; in a school-year plan the
 *     year a school year starts in is understood too
 */
public record ReadingContext(PlanPeriod period, Integer sectionYear, Conventions conventions) {

    public ReadingContext {
        period = period == null ? PlanPeriod.unknown() : period;
        conventions = conventions == null ? Conventions.standard() : conventions;
    }

    public static ReadingContext unknown() {
        return new ReadingContext(PlanPeriod.unknown(), null, Conventions.standard());
    }

    public static ReadingContext of(PlanPeriod period) {
        return new ReadingContext(period, null, Conventions.standard());
    }

    public ReadingContext withSectionYear(Integer year) {
        return new ReadingContext(period, year, conventions);
    }

    /** The plan's kind of year; calendar when nobody said. */
    YearKind yearKind() {
        return period.yearKind() == null ? YearKind.CALENDAR : period.yearKind();
    }
}
