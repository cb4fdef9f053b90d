package ru.metodkarta.deadline;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Dates of a reading in a plan's period.
 *
 * <p>The rule of the period: an occurrence belongs to the plan when its due day lies in the period; a printed window must
 * also start in it. A stretch supplied by custom (a whole year, quarter, half-year, month) is cut to the period at both
 * ends. Four sorts are due after what they are for and belong to the plan when that lies in it, though the due day may
 * not: «постоянно» (20 January of the next year), «года, следующего за …» ({@code forYearOffset} -1), reports due in the
 * month after, and whatever a person dated by hand. A printed full date outside the period is no due day: the
 * occurrence {@code once} waits for a date, and the reading asks. {@code forYearOffset} 1 counts by the due day.
 *
 * <p>Without dates: {@code AS_NEEDED} gives one per year, to be closed with a count; {@code RELATIVE} with a frequency
 * gives one per year; {@code EXTERNAL_PLAN}, {@code OPEN_START}, {@code RELATIVE} and {@code UNSPECIFIED} give one
 * {@code once} for the whole plan, whose dates are entered by hand when known. None of these has a due day.
 */
public final class Occurrences {

    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2150, 12, 31);

    private final Reading reading;
    private final PlanPeriod planned;
    private final PlanPeriod period;
    private final Conventions conventions;
    private final YearKind kind;

    private Occurrences(Reading reading, PlanPeriod planned, Conventions conventions, LocalDate today) {
        this.reading = reading;
        this.planned = planned;
        this.conventions = conventions;
        this.kind = yearKind(reading, planned);
        this.period = bounded(planned, conventions, today, reading, kind);
    }

    /**
     * @param period null or open bounds: from today to the end of the next school year
     * @return at least one occurrence unless a recurrence falls wholly outside the period; sorted by due day, those of
     *     {@link Reading#then} last
     */
    public static List<Occurrence> of(Reading reading, PlanPeriod period, Conventions conventions, LocalDate today) {
        PlanPeriod planned = period == null ? PlanPeriod.unknown() : period;
        List<Occurrence> all = new ArrayList<>(new Occurrences(reading, planned, conventions, today).list());
        if (reading.then() != null) {
            for (Occurrence next : of(reading.then(), planned, conventions, today)) {
                all.add(new Occurrence(Occurrence.THEN + next.key(), next.from(), next.due(), next.forYear()));
            }
        }
        return List.copyOf(all);
    }

    private static YearKind yearKind(Reading reading, PlanPeriod period) {
        if (reading.printedYearKind() != null) {
            return reading.printedYearKind();
        }
        return period.yearKind() == null ? YearKind.CALENDAR : period.yearKind();
    }

    /** Open bounds closed: by years the words print, else by today and the horizon. */
    private static PlanPeriod bounded(
            PlanPeriod period, Conventions conventions, LocalDate today, Reading reading, YearKind kind) {
        LocalDate from = period.from();
        LocalDate to = period.to();
        boolean printed = reading.firstYear() != null && isSensible(reading.firstYear());
        if (from == null && printed && kind.firstDay(reading.firstYear()).isBefore(today)) {
            from = kind.firstDay(reading.firstYear());
        }
        if (to == null && reading.lastYear() != null && isSensible(reading.lastYear())) {
            to = kind.lastDay(reading.lastYear());
        }
        if (from == null) {
            boolean over = to != null && to.isBefore(today);
            from = over ? YearKind.CALENDAR.firstDay(to.getYear()) : today;
        }
        if (to == null) {
            to = conventions.horizon(from.isAfter(today) ? from : today);
        }
        from = from.isBefore(EARLIEST) ? EARLIEST : from;
        from = from.isAfter(LATEST) ? LATEST : from;
        to = to.isAfter(LATEST) ? LATEST : to;
        return new PlanPeriod(from, to.isBefore(from) ? from : to, period.yearKind());
    }

    private static boolean isSensible(int year) {
        return year >= EARLIEST.getYear() && year < LATEST.getYear();
    }

    private List<Occurrence> list() {
        List<Occurrence> list = switch (reading.kind()) {
            case ONE_OFF -> oneOff();
            case YEARLY -> yearly(reading.timesPerYear() == null ? 1 : reading.timesPerYear());
            case YEAR_ROUND -> reading.continuous() ? continuous() : yearly(1);
            case HALF_YEARLY, QUARTERLY, MONTHLY -> new PartsOfYear(reading, planned, period, conventions, kind).list();
            case AS_NEEDED -> undatedYears();
            case RELATIVE -> reading.timesPerYear() == null ? undated(null) : undatedYears();
            case OPEN_START -> undated(openStart());
            case EXTERNAL_PLAN, UNSPECIFIED -> reading.manual() && reading.due() != null ? oneOff() : undated(null);
        };
        return list.stream()
                .sorted(Comparator.comparing(Occurrence::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private List<Occurrence> undated(LocalDate from) {
        LocalDate start = from != null && from.isAfter(period.to()) ? null : from;
        return List.of(
                new Occurrence(Occurrence.ONCE, start, null, kind.yearOf(start == null ? period.from() : start)));
    }

    private LocalDate openStart() {
        LocalDate from = reading.from();
        if (from == null && !reading.windows().isEmpty()) {
            from = reading.windows().get(0).from().atYear(period.from().getYear());
            from = from.isBefore(period.from()) ? from.plusYears(1) : from;
        }
        return cut(from);
    }

    private List<Occurrence> oneOff() {
        List<DateSpan> spans = new ArrayList<>(reading.dates());
        if (spans.isEmpty() && reading.due() != null) {
            spans.add(new DateSpan(reading.from(), reading.due()));
        }
        for (MonthDayWindow window : reading.windows()) {
            List<Integer> years = Windows.possibleYears(window, period);
            spans.add(years.isEmpty() ? new DateSpan(null, null) : Windows.in(window, years.get(0)));
        }
        if (spans.isEmpty()) {
            return undated(null);
        }
        List<Occurrence> occurrences = new ArrayList<>();
        for (DateSpan span : spans) {
            String key = occurrences.isEmpty() ? Occurrence.ONCE : Occurrence.ONCE + "#" + (occurrences.size() + 1);
            boolean stands = span.due() != null && (reading.manual() || planned.contains(span.due()));
            LocalDate due = stands ? span.due() : null;
            LocalDate from = stands ? cut(span.from()) : null;
            int year = kind.yearOf(due == null ? period.from() : due);
            occurrences.add(new Occurrence(key, from, due, year + reading.forYearOffset()));
        }
        return occurrences;
    }

    /** A first day not before the plan's; dates given by hand stand. */
    private LocalDate cut(LocalDate from) {
        boolean early = from != null && planned.from() != null && from.isBefore(planned.from()) && !reading.manual();
        return early ? planned.from() : from;
    }

    private List<Occurrence> yearly(int times) {
        List<MonthDayWindow> windows = windowsOfYear(times);
        List<Occurrence> occurrences = new ArrayList<>();
        int first = kind.yearOf(period.from()) - 1;
        int last = kind.yearOf(period.to()) + 1;
        for (int year = first; year <= last; year++) {
            int forYear = year + reading.forYearOffset();
            for (int index = 0; index < windows.size(); index++) {
                DateSpan span = inPeriod(windows.get(index), year);
                if (span != null && isWanted(year, span)) {
                    String key = index == 0 ? "" + forYear : forYear + "#" + (index + 1);
                    occurrences.add(new Occurrence(key, span.from(), span.due(), forYear));
                }
            }
        }
        return occurrences;
    }

    private List<MonthDayWindow> windowsOfYear(int times) {
        List<MonthDayWindow> windows = new ArrayList<>();
        for (MonthDayWindow window : reading.windows()) {
            boolean wholeYear = !window.printed()
                    && (window.equals(conventions.wholeYear(YearKind.CALENDAR))
                            || window.equals(conventions.wholeYear(YearKind.SCHOOL)));
            windows.add(wholeYear ? conventions.wholeYear(kind) : window);
        }
        int wanted = Math.min(Math.max(times, 1), 60);
        if (windows.isEmpty() || (windows.size() == 1 && !windows.get(0).printed() && wanted > 1)) {
            return PartsOfYear.equalParts(wanted, kind, conventions);
        }
        windows.sort(
                Comparator.comparing(window -> Windows.in(window, 2001, kind).due()));
        return windows;
    }

    /** The window in that year by the rule of the period, null when it does not belong. */
    private DateSpan inPeriod(MonthDayWindow window, int year) {
        DateSpan span = Windows.in(window, year, kind);
        if (reading.forYearOffset() < 0) {
            int forYear = year + reading.forYearOffset();
            boolean within = forYear >= kind.yearOf(period.from()) && forYear <= kind.yearOf(period.to());
            return within ? span : null;
        }
        if (!window.printed()) {
            return cutToPeriod(span);
        }
        return Windows.fits(span, true, period) ? span : null;
    }

    /** Custom's own stretches end with the plan; without an end the one that runs over the horizon waits. */
    private DateSpan cutToPeriod(DateSpan span) {
        LocalDate due = planned.to() != null && span.due().isAfter(planned.to()) ? planned.to() : span.due();
        // today cuts nothing: only the words' own start and the plan's do
        LocalDate low = Assembler.later(reading.due() == null ? reading.from() : null, planned.from());
        LocalDate from = span.from() == null ? null : Assembler.later(span.from(), low);
        boolean lies = period.contains(due) && (from == null || !from.isAfter(due));
        return lies ? new DateSpan(from, due) : null;
    }

    private boolean isWanted(int year, DateSpan span) {
        boolean assumed = reading.windows().stream().noneMatch(MonthDayWindow::printed);
        boolean counted = assumed || kind == reading.printedYearKind();
        int named = counted ? year : (span.from() == null ? span.due() : span.from()).getYear();
        if (reading.firstYear() != null && named < reading.firstYear()) {
            return false;
        }
        if (reading.lastYear() != null && named > reading.lastYear()) {
            return false;
        }
        boolean started = reading.from() == null || !span.due().isBefore(reading.from());
        int base = reading.firstYear() == null ? kind.yearOf(period.from()) : reading.firstYear();
        boolean turn = reading.everyYears() == null || Math.floorMod(named - base, reading.everyYears()) == 0;
        return started && turn;
    }

    /** «постоянно»: one a year, closed on a day of the year after; school years close with themselves. */
    private List<Occurrence> continuous() {
        MonthDay closing = conventions.continuousClosing();
        MonthDayWindow window = reading.window();
        boolean printed = window != null && window.printed();
        // «постоянно, отчёт до 25 января» closes the year before
        boolean ownClosing = printed && window.from() == null && window.to().getMonthValue() <= 3;
        if (kind == YearKind.SCHOOL || (printed && !ownClosing)) {
            return yearly(1);
        }
        closing = ownClosing ? window.to() : closing;
        List<Occurrence> occurrences = new ArrayList<>();
        for (Occurrence year : undatedYears()) {
            LocalDate due = closing.atYear(year.forYear() + 1);
            occurrences.add(new Occurrence(year.key(), year.from(), due, year.forYear()));
        }
        return occurrences;
    }

    private List<Occurrence> undatedYears() {
        List<Occurrence> occurrences = new ArrayList<>();
        LocalDate low = Assembler.later(reading.from(), planned.from());
        for (int year = kind.yearOf(Assembler.later(low, period.from())); year <= kind.yearOf(period.to()); year++) {
            DateSpan whole = new DateSpan(Assembler.later(kind.firstDay(year), low), kind.lastDay(year));
            if (isWanted(year, whole)) {
                occurrences.add(new Occurrence(Integer.toString(year), whole.from(), null, year));
            }
        }
        return occurrences;
    }
}
