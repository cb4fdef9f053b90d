package ru.metodkarta.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A «Срок» cell read into facts. The text is kept verbatim; what the words do not fix is null.
 *
 * @param text the cell as printed, never null
 * @param from first day where the words fix it
 * @param due control day where the words fix it, inclusive; of several dates the first
 * @param windows days inside the year, in printed order: for recurring kinds, and for one-off dates without a year;
 *     for {@link DeadlineKind#OPEN_START} without a year the window starts where the words say and ends with the year
 * @param firstYear first year of a recurrence, null = the plan's first
 * @param lastYear last year of a recurrence, null = the plan's last
 * @param forYearOffset what is due in year N is for year N + offset («года, предшествующего …» = 1, «следующего за
 *     отчётным» = -1)
 * @param timesPerYear 0 for {@link DeadlineKind#AS_NEEDED}, null when not said
 * @param atLeast true for «не реже», «не менее»: more is allowed
 * @param planOwner whose plan gives the dates, as printed; null when not named
 * @param then a second reading that follows this one
 * @param qualifiers words kept as such, verbatim
 * @param questions what a person must confirm
 * @param dates all dates of a cell that prints several, in order; empty when there is one
 * @param dayOfMonth «ежемесячно, до 25 числа»; 31 = the last day
 * @param followingMonth true when that day is of the next month
 * @param everyYears 2 for «раз в два года», else null
 * @param printedYearKind the kind of year the words name («учебный год»), null when they do not
 * @param continuous «постоянно»: closed on a day of the year after
 * @param report the cell speaks of a report, which is due after its month or quarter, not on its last day
 * @param relative for {@link DeadlineKind#RELATIVE}, else null
 * @param confirmedYear the year a person gave in answer to a question, null when nobody did
 * @param manual true when a person overruled the reading
 */
public record Reading(
        String text,
        DeadlineKind kind,
        LocalDate from,
        LocalDate due,
        List<MonthDayWindow> windows,
        Integer firstYear,
        Integer lastYear,
        int forYearOffset,
        Integer timesPerYear,
        boolean atLeast,
        String planOwner,
        Reading then,
        List<String> qualifiers,
        List<Question> questions,
        List<DateSpan> dates,
        Integer dayOfMonth,
        boolean followingMonth,
        Integer everyYears,
        YearKind printedYearKind,
        boolean continuous,
        boolean report,
        RelativeTerm relative,
        Integer confirmedYear,
        boolean manual) {

    public Reading {
        Objects.requireNonNull(text);
        Objects.requireNonNull(kind);
        windows = List.copyOf(windows);
        qualifiers = List.copyOf(qualifiers);
        questions = List.copyOf(questions);
        dates = List.copyOf(dates);
    }

    /** A reading of which nothing is known but the text. */
    public static Reading unspecified(String text) {
        return new ReadingDraft(text == null ? "" : text).build();
    }

    /**
     * A reading a person gave by hand. Its dates stand even outside the plan's period.
     *
     * @param window null when the kind needs none
     * @throws IllegalArgumentException when the dates or years run backwards
     */
    public static Reading manual(
            String text,
            DeadlineKind kind,
            LocalDate from,
            LocalDate due,
            MonthDayWindow window,
            Integer firstYear,
            Integer lastYear,
            Integer timesPerYear) {
        if (from != null && due != null && due.isBefore(from)) {
            throw new IllegalArgumentException("due before from");
        }
        if (firstYear != null && lastYear != null && lastYear < firstYear) {
            throw new IllegalArgumentException("last year before first year");
        }
        ReadingDraft draft = new ReadingDraft(text == null ? "" : text);
        draft.kind = kind;
        draft.from = from;
        draft.due = due;
        if (window != null) {
            draft.windows.add(window);
        }
        draft.firstYear = firstYear;
        draft.lastYear = lastYear;
        draft.timesPerYear = timesPerYear;
        draft.manual = true;
        return draft.build();
    }

    /** Answers the question for a year and reads the text again with that year; other questions stay open. */
    public Reading withConfirmedYear(int year) {
        return withConfirmedYear(year, ReadingContext.unknown());
    }

    /** As {@link #withConfirmedYear(int)}, in the plan's own context. */
    public Reading withConfirmedYear(int year, ReadingContext context) {
        if (manual) {
            return this;
        }
        Reading again = new DeadlineReader().read(text, context, year);
        ReadingDraft draft = ReadingDraft.of(again);
        draft.questions = new ArrayList<>(
                questions.stream().filter(question -> !question.asksForYear()).toList());
        return draft.build();
    }

    /** The same deadline of an activity that is a report: due after its month or quarter (see {@link Conventions}). */
    public Reading asReport() {
        ReadingDraft draft = ReadingDraft.of(this);
        draft.report = true;
        return draft.build();
    }

    /**
     * The same deadline so many years later (or earlier), for a plan of another period.
     *
     * @param newText the words that now stand in the cell
     */
    public Reading shiftedBy(int years, String newText) {
        return new YearShift(years).shift(this, newText);
    }

    /** Whether the other reading means the same days, whatever its words are and whatever it asks. */
    public boolean sameDays(Reading other) {
        return YearShift.sameDays(this, other);
    }

    /** The first window or null, as the preview shows it. */
    public MonthDayWindow window() {
        return windows.isEmpty() ? null : windows.get(0);
    }

    public boolean hasQuestions() {
        return !questions.isEmpty() || (then != null && then.hasQuestions());
    }

    /** True when nothing made from this reading can ever be late. */
    public boolean neverLate() {
        return switch (kind) {
            case AS_NEEDED, OPEN_START -> true;
            default -> false;
        };
    }

    /** Plain maps, lists, strings, numbers and booleans, fit for JSON; {@link #fromMap} is the way back. */
    public Map<String, Object> toMap() {
        return ReadingMap.write(this);
    }

    /**
     * @throws IllegalArgumentException when the map was not written by {@link #toMap}
     */
    public static Reading fromMap(Map<String, ?> map) {
        return ReadingMap.read(map);
    }
}
