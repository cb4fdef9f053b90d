package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import ru.metodkarta.deadline.DeadlineKind;
import ru.metodkarta.deadline.Occurrence;
import ru.metodkarta.deadline.Question;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.web.Dates;

/**
 * The one line under a printed deadline: how the system reads it now. The printed words above it never change.
 *
 * @param tone empty, {@code q} a question to a person, {@code late} passed
 * @param code message code of the sentence
 */
record DeadlineLine(String tone, String icon, String code, List<Object> arguments) {

    public Object[] args() {
        return arguments.toArray();
    }

    /**
     * @param settled a person confirmed or overruled the reading: its questions are answered
     * @param progress null when there are no assignments
     * @return null when there is nothing to say
     */
    static DeadlineLine of(
            Reading reading,
            boolean settled,
            List<Occurrence> occurrences,
            YearKind yearKind,
            ProgressLine progress,
            LocalDate today) {
        Question question = settled ? null : firstQuestion(reading);
        if (question != null) {
            String year = question.proposedYear() == null ? "" : String.valueOf(question.proposedYear());
            return new DeadlineLine("q", "help-circle", question.messageCode(), List.of(question.subject(), year));
        }
        LocalDate open = progress == null ? null : progress.nearestDue();
        if (open != null && progress.late() > 0 && open.isBefore(today)) {
            return new DeadlineLine("late", "clock-exclamation", "roadmap.read.passed", List.of(day(open)));
        }
        if (open != null && progress.awaitingReport() > 0 && open.isBefore(today)) {
            return calendar("roadmap.read.awaiting", day(open));
        }
        Occurrence last = occurrences.stream()
                .filter(o -> o.due() != null)
                .max(Comparator.comparing(Occurrence::due))
                .orElse(null);
        if (progress != null && progress.closed()) {
            return last == null ? calendar("roadmap.read.closed") : calendar("roadmap.read.done", day(last.due()));
        }
        Occurrence next = occurrences.stream()
                .filter(o -> o.due() != null && !o.due().isBefore(today))
                .filter(o -> open == null || open.isBefore(today) || !o.due().isBefore(open))
                .min(Comparator.comparing(Occurrence::due))
                .orElse(last);
        return next == null ? undated(reading) : dated(next, yearKind);
    }

    private static DeadlineLine dated(Occurrence occurrence, YearKind yearKind) {
        int year = occurrence.forYear();
        if (yearKind.yearOf(occurrence.due()) == year || occurrence.due().getYear() == year) {
            return calendar("roadmap.read.due", day(occurrence.due()));
        }
        return yearKind == YearKind.SCHOOL
                ? calendar(
                        "roadmap.read.for-school-year",
                        day(occurrence.due()),
                        String.valueOf(year),
                        String.valueOf(year + 1))
                : calendar("roadmap.read.for-year", day(occurrence.due()), String.valueOf(year));
    }

    private static DeadlineLine undated(Reading reading) {
        if (reading.kind() == DeadlineKind.UNSPECIFIED && reading.text().isBlank()) {
            return null;
        }
        return calendar("roadmap.read." + reading.kind(), Objects.requireNonNullElse(reading.planOwner(), ""));
    }

    private static Question firstQuestion(Reading reading) {
        if (!reading.questions().isEmpty()) {
            return reading.questions().get(0);
        }
        return reading.then() == null ? null : firstQuestion(reading.then());
    }

    private static DeadlineLine calendar(String code, Object... arguments) {
        return new DeadlineLine("", "calendar-due", code, List.of(arguments));
    }

    private static String day(LocalDate day) {
        return new Dates().day(day);
    }
}
