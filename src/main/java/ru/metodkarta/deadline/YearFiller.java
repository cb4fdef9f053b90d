package ru.metodkarta.deadline;

import java.time.LocalDate;
import java.util.List;
import ru.metodkarta.deadline.Fact.Bound;
import ru.metodkarta.deadline.Fact.YearRef;
import ru.metodkarta.deadline.Fact.Years;

/** Years without a day or month inside them: bounds of a recurrence, or the deadline itself. */
final class YearFiller {

    private static final int MOST_DATES = 60;

    private final ReadingDraft draft;
    private final ReadingContext context;
    private final Integer confirmedYear;

    YearFiller(ReadingDraft draft, ReadingContext context, Integer confirmedYear) {
        this.draft = draft;
        this.context = context;
        this.confirmedYear = confirmedYear;
    }

    void boundYears(List<Years> years) {
        for (Years fact : years) {
            YearRef ref = fact.years();
            if (ref.first() == null) {
                continue;
            }
            if (ref.school()) {
                draft.printedYearKind = YearKind.SCHOOL;
            }
            switch (fact.bound()) {
                case PLAIN -> {
                    draft.firstYear = draft.firstYear == null ? ref.first() : Math.min(draft.firstYear, ref.first());
                    draft.lastYear = draft.lastYear == null ? ref.last() : Math.max(draft.lastYear, ref.last());
                }
                case UNTIL -> draft.lastYear = ref.last();
                case SINCE -> draft.firstYear = ref.first();
                case AFTER -> draft.firstYear = ref.last() + 1;
            }
        }
    }

    /** «2021, 2023»: years with a gap are dates of their own. */
    private static boolean isBroken(List<Years> years) {
        boolean single = years.stream()
                .allMatch(
                        fact -> fact.years().first() != null && !fact.years().isRange() && fact.bound() == Bound.PLAIN);
        if (!single || years.size() < 2) {
            return false;
        }
        int min = years.stream().mapToInt(fact -> fact.years().first()).min().orElse(0);
        int max = years.stream().mapToInt(fact -> fact.years().first()).max().orElse(0);
        return max - min + 1 > years.size();
    }

    private void eachYear(List<Years> years) {
        draft.kind = DeadlineKind.ONE_OFF;
        for (Years fact : years.subList(0, Math.min(years.size(), MOST_DATES))) {
            YearKind kind = fact.years().school() ? YearKind.SCHOOL : YearKind.CALENDAR;
            draft.dates.add(Windows.in(
                    context.conventions().wholeYear(kind), fact.years().first(), kind));
        }
        draft.from = draft.dates.get(0).from();
        draft.due = draft.dates.get(0).due();
    }

    /** «2022 год», «2022-2024 гг.», «до 2024 года», «с 2022 года», «в течение 2022 года». */
    void yearsOnly(List<Years> years, Tokens tokens) {
        Years lead = years.get(0);
        YearRef ref = lead.years();
        Conventions conventions = context.conventions();
        YearKind kind = ref.school() ? YearKind.SCHOOL : YearKind.CALENDAR;
        if (ref.first() == null && confirmedYear != null) {
            ref = new YearRef(confirmedYear, confirmedYear, ref.school(), null, ref.start(), ref.end());
        }
        if (ref.first() == null) {
            draft.kind = lead.within() ? DeadlineKind.YEAR_ROUND : DeadlineKind.ONE_OFF;
            MonthDayWindow window = conventions.wholeYear(kind);
            draft.windows.add(window);
            String subject = tokens.cut(ref.start(), ref.end());
            draft.ask(ref.problem(), subject, YearGuess.misprinted(subject, window, context.period()));
            return;
        }
        LocalDate first = kind.firstDay(ref.first());
        LocalDate last =
                Windows.in(conventions.wholeYear(kind), ref.last(), kind).due();
        switch (lead.bound()) {
            case SINCE -> {
                draft.kind = DeadlineKind.OPEN_START;
                draft.from = first;
            }
            case AFTER -> {
                draft.kind = DeadlineKind.OPEN_START;
                draft.from = last.plusDays(1);
            }
            case UNTIL -> {
                draft.kind = DeadlineKind.ONE_OFF;
                draft.due = last;
            }
            case PLAIN -> {
                if (isBroken(years)) {
                    eachYear(years);
                    return;
                }
                boolean several = ref.isRange() || years.size() > 1;
                draft.kind = lead.within() || several ? DeadlineKind.YEAR_ROUND : DeadlineKind.ONE_OFF;
                draft.printedYearKind = ref.school() ? YearKind.SCHOOL : null;
                draft.from = first;
                boundYears(years);
                draft.due = Windows.in(conventions.wholeYear(kind), draft.lastYear, kind)
                        .due();
                if (draft.kind == DeadlineKind.YEAR_ROUND) {
                    boolean lessons = lead.within() && ref.school();
                    MonthDayWindow window = lessons ? conventions.throughTheYear(kind) : conventions.wholeYear(kind);
                    draft.windows.add(window);
                    draft.due = Windows.in(window, draft.lastYear, kind).due();
                } else {
                    draft.firstYear = null;
                    draft.lastYear = null;
                }
            }
        }
    }
}
