package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ru.metodkarta.deadline.Conventions;
import ru.metodkarta.deadline.DeadlineReader;
import ru.metodkarta.deadline.Occurrence;
import ru.metodkarta.deadline.Occurrences;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.ReadingContext;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** A deadline to be read, everything as typed: what is no date or year is told and passed over, never an error. */
record AskedDeadline(String text, String periodStart, String periodEnd, String yearKind, String sectionYear) {

    static final int LONGEST = 10_000;

    AskedDeadline {
        text = text == null ? "" : text;
    }

    /** @param notUnderstood dates of the period that are none */
    record Read(Reading reading, List<Occurrence> occurrences, List<String> notUnderstood) {}

    boolean tooLong() {
        return text.length() > LONGEST;
    }

    Read read(LocalDate today) {
        List<String> notUnderstood = new ArrayList<>();
        PlanPeriod period = period(notUnderstood);
        Reading reading =
                new DeadlineReader().read(text, ReadingContext.of(period).withSectionYear(year()));
        return new Read(reading, Occurrences.of(reading, period, Conventions.standard(), today), notUnderstood);
    }

    private PlanPeriod period(List<String> notUnderstood) {
        LocalDate from = day(periodStart, notUnderstood);
        LocalDate to = day(periodEnd, notUnderstood);
        boolean known = YearKind.SCHOOL.name().equals(yearKind)
                || YearKind.CALENDAR.name().equals(yearKind);
        return known ? new PlanPeriod(from, to, YearKind.valueOf(yearKind)) : PlanPeriod.of(from, to);
    }

    private static LocalDate day(String typed, List<String> notUnderstood) {
        FormErrors errors = new FormErrors();
        LocalDate day = Dates.parse("day", typed, errors);
        if (!errors.isEmpty()) {
            notUnderstood.add(typed.length() > 40 ? typed.substring(0, 40) : typed);
        }
        return day;
    }

    private Integer year() {
        return sectionYear != null && sectionYear.strip().matches("[12]\\d{3}")
                ? Integer.valueOf(sectionYear.strip())
                : null;
    }
}
