package ru.metodkarta.deadline;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import ru.metodkarta.deadline.Fact.Bound;
import ru.metodkarta.deadline.Fact.Frequency;
import ru.metodkarta.deadline.Fact.Span;
import ru.metodkarta.deadline.Fact.YearRef;
import ru.metodkarta.deadline.Fact.Years;

/**
 * Gives dates, windows and years to a draft. A printed year counts before one confirmed by a person only where it is
 * legible; then the year of the section row; without any the window stays and the plan's period decides.
 */
final class DateFiller {

    private static final int MOST_DATES = 60;
    private static final Pattern CLOCK = Pattern.compile("([01]?\\d|2[0-3])\\.[0-5]\\d");

    private final ReadingDraft draft;
    private final ReadingContext context;
    private final Integer confirmedYear;

    DateFiller(ReadingDraft draft, ReadingContext context, Integer confirmedYear) {
        this.draft = draft;
        this.context = context;
        this.confirmedYear = confirmedYear;
    }

    /** A date or several without a frequency. */
    void dated(List<Span> spans, List<Years> years, Tokens tokens) {
        Span lead = spans.get(0);
        if (spans.size() == 1 && lead.last() == null && isOpen(lead.bound())) {
            openStart(lead, years, tokens);
            return;
        }
        YearRef beside = singleYear(years);
        YearRef range = years.stream()
                .map(Years::years)
                .filter(YearRef::isRange)
                .findFirst()
                .orElse(null);
        boolean rangeInside = spans.stream()
                .anyMatch(span -> yearOf(span) != null
                        && yearOf(span).isRange()
                        && !yearOf(span).school());
        if (range != null || rangeInside) {
            Frequency yearly = Frequency.of(DeadlineKind.YEARLY, spans.size(), lead.start(), lead.end());
            recurring(yearly, spans, years, tokens);
            return;
        }
        draft.kind = DeadlineKind.ONE_OFF;
        List<Span> filled = spread(spans, beside);
        List<DateSpan> dates = new ArrayList<>();
        for (Span span : filled.subList(0, Math.min(filled.size(), MOST_DATES))) {
            MonthDayWindow window = Windows.window(span);
            if (window == null) {
                draft.ask(Question.Code.IMPOSSIBLE_DATE, DeadlineReader.subject(tokens, List.of(span)), null);
                continue;
            }
            DateSpan date = date(span, window, tokens);
            if (date != null) {
                dates.add(date);
            } else if (draft.questions.stream().noneMatch(asked -> asked.code() == Question.Code.IMPOSSIBLE_DATE)) {
                draft.windows.add(window);
            }
        }
        boolean other = !dates.isEmpty() || !draft.windows.isEmpty();
        draft.questions.removeIf(question -> other
                && question.code() == Question.Code.IMPOSSIBLE_DATE
                && CLOCK.matcher(question.subject()).matches());
        repeatInYears(dates, years, beside);
        settle(dates, tokens, spans);
    }

    private static boolean isOpen(Bound bound) {
        return bound == Bound.SINCE || bound == Bound.AFTER;
    }

    private static YearRef yearOf(Span span) {
        return span.last() != null && span.last().year() != null
                ? span.last().year()
                : span.first().year();
    }

    private static YearRef singleYear(List<Years> years) {
        return years.size() == 1
                        && !years.get(0).years().isRange()
                        && years.get(0).bound() == Bound.PLAIN
                ? years.get(0).years()
                : null;
    }

    /** «май, декабрь 2022», «декабрь 2021, май»: a year printed once serves its neighbours. */
    private static List<Span> spread(List<Span> spans, YearRef beside) {
        List<Span> result = new ArrayList<>(spans);
        YearRef next = beside;
        for (int at = result.size() - 1; at >= 0; at--) {
            Span span = result.get(at);
            next = yearOf(span) != null ? yearOf(span) : next;
            result.set(at, yearOf(span) == null && next != null ? withYear(span, next) : span);
        }
        YearRef before = null;
        Span previous = null;
        for (int at = 0; at < result.size(); at++) {
            Span span = result.get(at);
            if (yearOf(span) == null && before != null) {
                boolean wraps = previous.first().to() != null
                        && span.first().to() != null
                        && !before.school()
                        && before.first() != null
                        && span.first().to().isBefore(previous.first().to());
                YearRef year = wraps
                        ? new YearRef(before.first() + 1, before.first() + 1, false, null, before.start(), before.end())
                        : before;
                span = withYear(span, year);
                result.set(at, span);
            }
            before = yearOf(span);
            previous = span;
        }
        return result;
    }

    private static Span withYear(Span span, YearRef year) {
        Fact.Point first =
                span.last() == null ? span.first().in(year, span.first().end()) : span.first();
        Fact.Point last =
                span.last() == null ? null : span.last().in(year, span.last().end());
        return new Span(span.bound(), first, last, span.start(), span.markerEnd(), span.end());
    }

    /** The span's dates; null when no year is known. Asks about an illegible or backward one. */
    private DateSpan date(Span span, MonthDayWindow window, Tokens tokens) {
        YearRef year = yearOf(span);
        if (year != null && year.problem() != null && confirmedYear == null) {
            String subject = tokens.cut(year.start(), year.end());
            draft.ask(year.problem(), subject, YearGuess.misprinted(subject, window, context.period()));
            return null;
        }
        if (year != null && year.first() != null) {
            DateSpan dates = Windows.dates(span, window);
            if (dates.from() != null && dates.due().isBefore(dates.from())) {
                draft.ask(Question.Code.IMPOSSIBLE_DATE, DeadlineReader.subject(tokens, List.of(span)), null);
                return null;
            }
            return dates;
        }
        if (confirmedYear != null) {
            return Windows.in(window, confirmedYear);
        }
        return context.sectionYear() == null ? null : inSection(span, window);
    }

    private DateSpan inSection(Span span, MonthDayWindow window) {
        DateSpan calendar = Windows.in(window, context.sectionYear());
        boolean school = span.first().school() || context.yearKind() == YearKind.SCHOOL;
        if (!school || (!span.first().school() && Windows.fits(calendar, false, context.period()))) {
            return calendar;
        }
        return Windows.in(window, context.sectionYear(), YearKind.SCHOOL);
    }

    /** «май 2022, 2023, 2024 гг.» */
    private void repeatInYears(List<DateSpan> dates, List<Years> years, YearRef beside) {
        if (dates.size() != 1 || years.isEmpty() || (beside != null && years.size() == 1 && !isAfter(dates, beside))) {
            return;
        }
        DateSpan only = dates.get(0);
        for (Years more : years) {
            Integer year = more.years().first();
            if (year != null
                    && more.bound() == Bound.PLAIN
                    && year > only.due().getYear()
                    && dates.size() < MOST_DATES) {
                int shift = year - only.due().getYear();
                LocalDate from = only.from() == null ? null : only.from().plusYears(shift);
                dates.add(new DateSpan(from, only.due().plusYears(shift)));
            }
        }
    }

    private static boolean isAfter(List<DateSpan> dates, YearRef year) {
        return year.first() != null && year.first() > dates.get(0).due().getYear();
    }

    private void settle(List<DateSpan> dates, Tokens tokens, List<Span> spans) {
        if (!dates.isEmpty()) {
            draft.from = dates.get(0).from();
            draft.due = dates.get(0).due();
            if (dates.size() > 1) {
                draft.dates.addAll(dates);
            }
            DateSpan outside = dates.stream()
                    .filter(date -> !context.period().contains(date.due()))
                    .findFirst()
                    .orElse(null);
            if (outside != null) {
                MonthDayWindow window = Windows.window(spans.get(0));
                draft.ask(
                        Question.Code.OUTSIDE_PERIOD,
                        DeadlineReader.subject(tokens, List.copyOf(spans)),
                        window == null ? null : YearGuess.firstPossible(window, context.period()));
            }
            return;
        }
        boolean asked = draft.questions.stream().anyMatch(Question::asksForYear);
        if (!draft.windows.isEmpty() && !asked) {
            askForYear(tokens, spans);
        }
        if (draft.windows.isEmpty()) {
            draft.kind = DeadlineKind.UNSPECIFIED;
        }
    }

    private void askForYear(Tokens tokens, List<Span> spans) {
        MonthDayWindow window = draft.windows.get(0);
        if (YearGuess.count(window, context.period()) != 1) {
            draft.ask(
                    Question.Code.YEAR_MISSING,
                    DeadlineReader.subject(tokens, List.copyOf(spans)),
                    YearGuess.firstPossible(window, context.period()));
        }
    }

    private void openStart(Span span, List<Years> years, Tokens tokens) {
        draft.kind = DeadlineKind.OPEN_START;
        if (span.first().impossible()) {
            draft.kind = DeadlineKind.UNSPECIFIED;
            draft.ask(Question.Code.IMPOSSIBLE_DATE, DeadlineReader.subject(tokens, List.of(span)), null);
            return;
        }
        YearRef year =
                span.first().year() == null ? singleYear(years) : span.first().year();
        if (year != null && year.problem() != null && confirmedYear == null) {
            String subject = tokens.cut(year.start(), year.end());
            MonthDayWindow window = Windows.window(span);
            draft.ask(year.problem(), subject, YearGuess.misprinted(subject, window, context.period()));
            draft.windows.add(window);
            return;
        }
        Integer known = year != null && year.first() != null
                ? year.first()
                : confirmedYear == null ? context.sectionYear() : confirmedYear;
        if (known == null) {
            draft.windows.add(Windows.window(span));
            askForYear(tokens, List.of(span));
            return;
        }
        YearRef ref = year != null && year.first() != null ? year : new YearRef(known, known, false, null, 0, 0);
        draft.from = startOf(span, ref);
    }

    private static LocalDate startOf(Span span, YearRef year) {
        return span.bound() == Bound.AFTER
                ? Windows.day(span.first().to(), year, year.first()).plusDays(1)
                : Windows.day(span.first().from(), year, year.first());
    }

    /** A frequency, with windows where dates stand beside it. */
    void recurring(Frequency frequency, List<Span> spans, List<Years> years, Tokens tokens) {
        draft.kind = frequency.kind();
        draft.timesPerYear = frequency.times();
        draft.atLeast = frequency.atLeast();
        draft.everyYears = frequency.everyYears();
        draft.continuous = frequency.continuous();
        draft.printedYearKind = frequency.yearKind();
        new YearFiller(draft, context, confirmedYear).boundYears(years);
        for (Span span : spread(spans, null)) {
            recurringDate(span, tokens);
        }
        if (draft.firstYear == null && draft.lastYear == null && context.sectionYear() != null) {
            draft.firstYear = context.sectionYear();
            draft.lastYear = context.sectionYear();
        }
        boolean counted = draft.windows.stream().anyMatch(MonthDayWindow::printed);
        if (!counted) {
            assumeWindow(frequency, tokens);
        }
        if (draft.kind == DeadlineKind.YEARLY && draft.windows.size() > 1 && counted) {
            draft.timesPerYear = Math.max(draft.timesPerYear == null ? 1 : draft.timesPerYear, draft.windows.size());
        }
    }

    private void recurringDate(Span span, Tokens tokens) {
        MonthDayWindow window = Windows.window(span);
        if (window == null) {
            draft.ask(Question.Code.IMPOSSIBLE_DATE, DeadlineReader.subject(tokens, List.of(span)), null);
            return;
        }
        YearRef year = yearOf(span);
        if (isOpen(span.bound()) && span.last() == null) {
            if (year != null && year.first() != null) {
                draft.from = startOf(span, year);
                draft.firstYear = year.first();
            } else if (draft.windows.isEmpty()) {
                draft.windows.add(window);
            }
            return;
        }
        if (draft.windows.size() < MOST_DATES) {
            draft.windows.add(window);
        }
        if (year == null) {
            return;
        }
        if (year.problem() != null && confirmedYear == null) {
            String subject = tokens.cut(year.start(), year.end());
            draft.ask(year.problem(), subject, YearGuess.misprinted(subject, window, context.period()));
            return;
        }
        if (year.isRange() && !year.school()) {
            draft.firstYear = year.first();
            draft.lastYear = year.last();
            return;
        }
        DateSpan date = date(span, window, tokens);
        if (date != null && draft.due == null) {
            draft.from = date.from();
            draft.due = date.due();
            draft.firstYear =
                    date.from() == null ? date.due().getYear() : date.from().getYear();
        }
    }

    /** A dated one-off followed by «далее – ежегодно»: its date is the first of every year's. */
    void makeYearly() {
        draft.kind = DeadlineKind.YEARLY;
        draft.timesPerYear = 1;
        draft.windows = new ArrayList<>(windowsOf(draft));
        if (draft.due != null) {
            draft.firstYear = (draft.from == null ? draft.due : draft.from).getYear();
        }
    }

    /** The windows of a one-off, made from its dates where it has them. */
    static List<MonthDayWindow> windowsOf(ReadingDraft draft) {
        if (!draft.windows.isEmpty() || draft.due == null) {
            return draft.windows;
        }
        MonthDay from = draft.from == null ? null : MonthDay.from(draft.from);
        boolean endOfMonth = from != null && draft.due.getDayOfMonth() == draft.due.lengthOfMonth();
        MonthDay to = endOfMonth ? MonthDayWindow.lastOf(draft.due.getMonthValue()) : MonthDay.from(draft.due);
        return List.of(MonthDayWindow.printed(from, to));
    }

    private void assumeWindow(Frequency frequency, Tokens tokens) {
        YearKind printed = frequency.yearKind();
        YearKind kind = printed == null ? context.yearKind() : printed;
        Conventions conventions = context.conventions();
        boolean yearRound = draft.kind == DeadlineKind.YEAR_ROUND;
        boolean onceAYear = draft.kind == DeadlineKind.YEARLY && frequency.times() == 1 && !frequency.atLeast();
        boolean terms = draft.kind == DeadlineKind.YEARLY && printed == YearKind.SCHOOL && frequency.times() == 4;
        if (terms) {
            draft.windows.addAll(conventions.schoolTerms());
        } else if (yearRound && printed == YearKind.SCHOOL) {
            draft.windows.add(conventions.throughTheYear(YearKind.SCHOOL));
        } else if ((yearRound || onceAYear) && draft.windows.isEmpty()) {
            draft.windows.add(conventions.wholeYear(kind));
        }
        boolean severalUndated = draft.kind == DeadlineKind.YEARLY && frequency.times() > 1 && !terms;
        if (severalUndated) {
            draft.ask(Question.Code.DATES_MISSING, tokens.cut(frequency.start(), frequency.end()), null);
        }
        boolean kindMatters = (yearRound && !frequency.continuous())
                || draft.kind == DeadlineKind.YEARLY
                || draft.kind == DeadlineKind.HALF_YEARLY;
        boolean kindKnown = printed != null || context.period().yearKind() != null || draft.due != null;
        if (kindMatters && !kindKnown && draft.firstYear == null) {
            draft.ask(Question.Code.KIND_OF_YEAR, tokens.cut(frequency.start(), frequency.end()), null);
        }
    }
}
