package ru.metodkarta.reuse;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.roadmap.NewRoadmap;
import ru.metodkarta.roadmap.RoadmapCopies;

/** The days a copy is for, and by how many years that is later than the original. */
record CopyPeriod(LocalDate from, LocalDate to, YearKind kind, int shift, NewYears.Span was) {

    /** The next one of the same length: whole years of the plan's own kind. */
    static CopyPeriod next(RoadmapCopies.Original original, LocalDate today) {
        NewRoadmap old = original.requisites();
        YearKind kind = old.yearKind();
        int first = firstYear(original, today);
        int length = old.periodTo() == null ? 1 : Math.max(1, kind.yearOf(old.periodTo()) - first + 1);
        return of(original, kind.firstDay(first + length), kind.lastDay(first + 2 * length - 1), kind, today);
    }

    static CopyPeriod of(
            RoadmapCopies.Original original, LocalDate from, LocalDate to, YearKind kind, LocalDate today) {
        NewRoadmap old = original.requisites();
        NewYears.Span was = old.periodFrom() == null || old.periodTo() == null
                ? null
                : new NewYears.Span(old.periodFrom().getYear(), old.periodTo().getYear());
        return new CopyPeriod(from, to, kind, kind.yearOf(from) - firstYear(original, today), was);
    }

    /** The year the original begins in; of one without a period the first year its deadlines name. */
    private static int firstYear(RoadmapCopies.Original original, LocalDate today) {
        YearKind kind = original.requisites().yearKind();
        if (original.requisites().periodFrom() != null) {
            return kind.yearOf(original.requisites().periodFrom());
        }
        return original.sections().stream()
                .flatMap(section -> section.rows().stream())
                .map(RoadmapCopies.Row::reading)
                .flatMap(reading -> days(reading))
                .map(kind::yearOf)
                .min(Integer::compare)
                .orElse(kind.yearOf(today));
    }

    private static Stream<LocalDate> days(Reading reading) {
        return Stream.concat(
                        Stream.of(
                                reading.from() == null ? reading.due() : reading.from(),
                                reading.firstYear() == null ? null : LocalDate.of(reading.firstYear(), 12, 31)),
                        reading.dates().stream().map(span -> span.due()))
                .filter(Objects::nonNull);
    }

    PlanPeriod plan() {
        return new PlanPeriod(from, to, kind);
    }

    NewYears years() {
        int first = from.getYear();
        return new NewYears(
                shift,
                first,
                to.getYear() == first ? first + 1 : to.getYear(),
                null,
                was,
                new NewYears.Span(first, to.getYear()));
    }
}
