package ru.metodkarta.deadline;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;

/**
 * Occurrences of half-years, quarters and months. An event is due on the last day of its part, a report on a day of the
 * month after (see {@link Conventions#reportDay}); «до 25 числа» of a month is that day of the month itself, and up to
 * the 15th of the month after for a quarter or half-year.
 */
final class PartsOfYear {

    private record Part(String key, LocalDate from, LocalDate to, int year) {}

    private static final int MIDDLE_OF_MONTH = 15;

    private final Reading reading;
    private final PlanPeriod planned;
    private final PlanPeriod period;
    private final Conventions conventions;
    private final YearKind kind;

    PartsOfYear(Reading reading, PlanPeriod planned, PlanPeriod period, Conventions conventions, YearKind kind) {
        this.reading = reading;
        this.planned = planned;
        this.period = period;
        this.conventions = conventions;
        this.kind = kind;
    }

    /** The year cut into so many stretches of equal length, for «2 раза в год» without months. */
    static List<MonthDayWindow> equalParts(int parts, YearKind kind, Conventions conventions) {
        List<MonthDayWindow> windows = new ArrayList<>();
        LocalDate first = kind.firstDay(2001);
        LocalDate last = Windows.in(conventions.wholeYear(kind), 2001, kind).due();
        LocalDate from = first;
        for (int part = 1; part <= parts; part++) {
            boolean months = 12 % parts == 0;
            LocalDate to = months
                    ? first.plusMonths(12L * part / parts).minusDays(1)
                    : first.plusDays(365L * part / parts - 1);
            to = part == parts || to.isAfter(last) ? last : to;
            windows.add(MonthDayWindow.assumed(MonthDay.from(from), MonthDay.from(to)));
            from = to.plusDays(1);
        }
        return windows;
    }

    List<Occurrence> list() {
        List<Occurrence> occurrences = new ArrayList<>();
        for (Part part : parts()) {
            boolean named = (reading.firstYear() == null || part.year() >= reading.firstYear())
                    && (reading.lastYear() == null || part.year() <= reading.lastYear());
            Occurrence occurrence = named ? occurrence(part) : null;
            if (occurrence != null) {
                occurrences.add(occurrence);
            }
        }
        return occurrences;
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int first = kind.yearOf(period.from());
        int last = kind.yearOf(period.to());
        if (reading.kind() == DeadlineKind.HALF_YEARLY) {
            for (int year = first; year <= last; year++) {
                for (int half = 1; half <= 2; half++) {
                    MonthDayWindow window = conventions.halfYear(kind, half);
                    DateSpan span = Windows.in(window, year, kind);
                    parts.add(new Part(year + "-H" + half, span.from(), span.due(), year));
                }
            }
            return parts;
        }
        int months = reading.kind() == DeadlineKind.QUARTERLY ? 3 : 1;
        for (int year = period.from().getYear(); year <= period.to().getYear(); year++) {
            for (int month = 1; month <= 12; month += months) {
                LocalDate from = LocalDate.of(year, month, 1);
                String key = months == 3 ? year + "-Q" + (month + 2) / 3 : String.format("%d-%02d", year, month);
                parts.add(new Part(key, from, from.plusMonths(months).minusDays(1), kind.yearOf(from)));
            }
        }
        return parts;
    }

    private Occurrence occurrence(Part part) {
        LocalDate low = reading.due() == null || reading.manual()
                ? Assembler.later(reading.from(), period.from())
                : period.from();
        boolean before = part.to().isBefore(low);
        boolean after = part.from().isAfter(period.to())
                || (reading.manual() && reading.due() != null && part.from().isAfter(reading.due()));
        if (before || after || !isInWindows(part)) {
            return null;
        }
        DateSpan printed = printedDates(part);
        if (printed != null) {
            boolean fits = Windows.fits(printed, true, period);
            return fits ? new Occurrence(part.key(), printed.from(), printed.due(), part.year()) : null;
        }
        // today cuts nothing: only a plan's own start does
        LocalDate from =
                planned.from() == null && reading.from() == null ? part.from() : Assembler.later(part.from(), low);
        LocalDate due = due(part);
        boolean comesAfter = due.isAfter(part.to());
        if (!comesAfter) {
            due = planned.to() != null && due.isAfter(planned.to()) ? planned.to() : due;
            boolean lies = period.contains(due);
            return lies ? new Occurrence(part.key(), from.isAfter(due) ? due : from, due, part.year()) : null;
        }
        return part.to().isAfter(period.to()) ? null : new Occurrence(part.key(), from, due, part.year());
    }

    private LocalDate due(Part part) {
        Integer day = reading.dayOfMonth();
        if (day == null) {
            return reading.report() ? part.to().plusDays(conventions.reportDay()) : part.to();
        }
        boolean longPart = reading.kind() != DeadlineKind.MONTHLY;
        boolean next = reading.followingMonth() || (longPart && day <= MIDDLE_OF_MONTH);
        LocalDate month = next ? part.to().plusDays(1) : part.to();
        return month.withDayOfMonth(Math.min(day, month.lengthOfMonth()));
    }

    /** «ежемесячно с сентября по май», «ежеквартально с 1 сентября по 31 мая»: only parts that end inside. */
    private boolean isInWindows(Part part) {
        List<MonthDayWindow> windows = reading.windows();
        if (windows.isEmpty()) {
            return true;
        }
        if (reading.kind() == DeadlineKind.MONTHLY) {
            return windows.stream().anyMatch(window -> holds(window, part));
        }
        return windows.size() > 1 || isShort(windows.get(0)) || holds(windows.get(0), part);
    }

    private boolean isShort(MonthDayWindow window) {
        DateSpan span = Windows.in(window, 2001);
        int days = reading.kind() == DeadlineKind.QUARTERLY ? 92 : 184;
        return span.from() == null || span.from().plusDays(days).isAfter(span.due());
    }

    private static boolean holds(MonthDayWindow window, Part part) {
        for (int year = part.from().getYear() - 1; year <= part.to().getYear(); year++) {
            DateSpan span = Windows.in(window, year);
            boolean starts = span.from() == null || !part.to().isBefore(span.from());
            boolean thisYear =
                    span.from() != null || span.due().getYear() == part.to().getYear();
            if (starts && thisYear && !part.from().isAfter(span.due())) {
                return true;
            }
        }
        return false;
    }

    /** «ежеквартально (март, июнь, сентябрь, декабрь)»: the printed date that falls in the part. */
    private DateSpan printedDates(Part part) {
        if (reading.kind() == DeadlineKind.MONTHLY) {
            return null;
        }
        for (MonthDayWindow window : reading.windows()) {
            if (reading.windows().size() > 1 || isShort(window)) {
                for (int year = part.from().getYear() - 1; year <= part.to().getYear(); year++) {
                    DateSpan span = Windows.in(window, year);
                    if (!span.due().isBefore(part.from()) && !span.due().isAfter(part.to())) {
                        return span;
                    }
                }
            }
        }
        return null;
    }
}
