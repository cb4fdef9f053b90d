package ru.metodkarta.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** A reading while it is being put together. */
final class ReadingDraft {

    final String text;
    DeadlineKind kind = DeadlineKind.UNSPECIFIED;
    LocalDate from;
    LocalDate due;
    List<MonthDayWindow> windows = new ArrayList<>();
    Integer firstYear;
    Integer lastYear;
    int forYearOffset;
    Integer timesPerYear;
    boolean atLeast;
    String planOwner;
    Reading then;
    List<String> qualifiers = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    List<DateSpan> dates = new ArrayList<>();
    Integer dayOfMonth;
    boolean followingMonth;
    Integer everyYears;
    YearKind printedYearKind;
    boolean continuous;
    boolean report;
    RelativeTerm relative;
    Integer confirmedYear;
    boolean manual;

    ReadingDraft(String text) {
        this.text = text;
    }

    static ReadingDraft of(Reading reading) {
        ReadingDraft draft = new ReadingDraft(reading.text());
        draft.kind = reading.kind();
        draft.from = reading.from();
        draft.due = reading.due();
        draft.windows.addAll(reading.windows());
        draft.firstYear = reading.firstYear();
        draft.lastYear = reading.lastYear();
        draft.forYearOffset = reading.forYearOffset();
        draft.timesPerYear = reading.timesPerYear();
        draft.atLeast = reading.atLeast();
        draft.planOwner = reading.planOwner();
        draft.then = reading.then();
        draft.qualifiers.addAll(reading.qualifiers());
        draft.questions.addAll(reading.questions());
        draft.dates.addAll(reading.dates());
        draft.dayOfMonth = reading.dayOfMonth();
        draft.followingMonth = reading.followingMonth();
        draft.everyYears = reading.everyYears();
        draft.printedYearKind = reading.printedYearKind();
        draft.continuous = reading.continuous();
        draft.report = reading.report();
        draft.relative = reading.relative();
        draft.confirmedYear = reading.confirmedYear();
        draft.manual = reading.manual();
        return draft;
    }

    void ask(Question.Code code, String subject, Integer proposedYear) {
        questions.add(new Question(code, subject, proposedYear));
    }

    Reading build() {
        return new Reading(
                text,
                kind,
                from,
                due,
                windows,
                firstYear,
                lastYear,
                forYearOffset,
                timesPerYear,
                atLeast,
                planOwner,
                then,
                qualifiers,
                new ArrayList<>(new LinkedHashSet<>(questions)),
                dates,
                dayOfMonth,
                followingMonth,
                everyYears,
                printedYearKind,
                continuous,
                report,
                relative,
                confirmedYear,
                manual);
    }
}
