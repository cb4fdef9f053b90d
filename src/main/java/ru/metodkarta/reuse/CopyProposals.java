package ru.metodkarta.reuse;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.deadline.Question;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ColumnContent;
import ru.metodkarta.roadmap.NewRoadmap;
import ru.metodkarta.roadmap.RoadmapCopies;
import ru.metodkarta.roadmap.RoadmapDrafts;

/** Works out a copy: the original, a period, and what was typed so far. Pure; nothing is read or written. */
final class CopyProposals {

    private final RoadmapCopies.Original original;
    private final CopyPeriod period;
    /** The period the typed cells were proposed for; null: the same. */
    private final CopyPeriod made;

    private final CopyForm typed;
    private final LocalDate today;
    private final boolean dropsOneOffs;

    /**
     * @param made period the cells of the form were proposed for; what still is that proposal is proposed anew
     * @param typed null: nothing yet
     * @param dropsOneOffs false for a copy to another place, where nothing is done yet
     */
    CopyProposals(
            RoadmapCopies.Original original,
            CopyPeriod period,
            CopyPeriod made,
            CopyForm typed,
            LocalDate today,
            boolean dropsOneOffs) {
        this.original = original;
        this.period = period;
        this.made = made;
        this.typed = typed;
        this.today = today;
        this.dropsOneOffs = dropsOneOffs;
    }

    CopyProposal proposal() {
        NewRoadmap requisites = original.requisites();
        return new CopyProposal(
                period,
                cell("title", requisites.title(), null),
                cell("periodText", requisites.periodText(), null),
                original.sections().stream().map(this::section).toList());
    }

    /** @param misprinted the year a misprinted one of this cell stands for in the original */
    private CopyProposal.Cell cell(String name, String text, Integer misprinted) {
        Rewriting rewriting = YearWords.rewrite(text, period.years().reading(misprinted));
        String value = typed == null ? null : typed.cell(name);
        boolean untouched = value == null
                || same(value, rewriting.after())
                || made != null
                        && same(
                                value,
                                YearWords.rewrite(text, made.years().reading(misprinted))
                                        .after());
        return new CopyProposal.Cell(name, rewriting, untouched ? rewriting.after() : value, !untouched);
    }

    /** The browser sends spaces at the ends and line breaks in its own way. */
    private static boolean same(String typed, String proposed) {
        return typed.strip().equals(proposed.replace("\r\n", "\n").strip());
    }

    private CopyProposal.Section section(RoadmapCopies.Section section) {
        Integer year = section.year() == null ? null : section.year() + period.shift();
        boolean clauses =
                !section.rows().isEmpty() && section.rows().get(0).content().orderClause();
        return new CopyProposal.Section(
                section.id(),
                section.number(),
                section.title() == null ? null : cell("section-" + section.id(), section.title(), null),
                year,
                clauses,
                section.rows().stream()
                        .map(row -> row(row, section.year(), year))
                        .toList());
    }

    private CopyProposal.Row row(RoadmapCopies.Row row, Integer oldYear, Integer newYear) {
        ActivityContent content = row.content();
        UUID id = row.activityId();
        CopyProposal.Cell deadline = cell("deadline-" + id, content.deadlineText(), misprinted(row.reading()));
        Reading moved = answered(row, oldYear).shiftedBy(period.shift(), deadline.value());
        Reading words = words(row, deadline.value(), newYear);
        boolean byHand = row.reading().manual();
        // days of a person's own stand; where words were typed by hand, they say what is meant
        boolean differs = !byHand && !deadline.typed() && !words.sameDays(moved);
        boolean keepsDays = differs && typed != null && typed.keepsDays(id);
        Reading result = byHand || keepsDays ? moved : words;
        List<LocalDate> before = RoadmapCopies.dues(row.reading(), oldPeriod(content.yearKind()), today);
        boolean oneOff = dropsOneOffs
                && OneOffWords.doneForGood(row, severalYears(), before.stream().allMatch(day -> day.isBefore(today)));
        return new CopyProposal.Row(
                row,
                cell("title-" + id, content.title(), null),
                deadline,
                cell("result-" + id, content.result(), null),
                cell("precondition-" + id, content.precondition(), null),
                original.requisites().columns().stream()
                        .filter(column ->
                                column.key() != null && content.extra().get(column.key()) != null)
                        .map(column -> extra(column, content, id))
                        .toList(),
                oneOff,
                typed == null ? !oneOff : oneOff ? typed.ticked("keep", id) : !typed.ticked("drop", id),
                before,
                RoadmapCopies.dues(result, newPeriod(content.yearKind()), today),
                differs ? RoadmapCopies.dues(moved, newPeriod(content.yearKind()), today) : null,
                keepsDays,
                dating(row, result, byHand || keepsDays));
    }

    private CopyProposal.Extra extra(ColumnContent column, ActivityContent content, UUID id) {
        return new CopyProposal.Extra(
                column.key(),
                column.title(),
                cell("extra-" + column.key() + "-" + id, content.extra().get(column.key()), null));
    }

    /** The old reading; a question for its year nobody has answered yet is answered as it is proposed. */
    private Reading answered(RoadmapCopies.Row row, Integer sectionYear) {
        Reading reading = row.reading();
        Integer year = misprinted(reading);
        ActivityContent content = row.content();
        return reading.manual() || year == null || !reading.hasQuestions()
                ? reading
                : RoadmapCopies.confirmed(
                        reading,
                        year,
                        oldPeriod(content.yearKind()),
                        sectionYear,
                        content.yearKind(),
                        content.resultKind());
    }

    /** The year that stands for a misprinted one: confirmed by a person, or the likeliest. */
    private static Integer misprinted(Reading reading) {
        return reading.confirmedYear() != null
                ? reading.confirmedYear()
                : reading.questions().stream()
                        .filter(Question::asksForYear)
                        .map(Question::proposedYear)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private Reading words(RoadmapCopies.Row row, String deadline, Integer sectionYear) {
        ActivityContent content = row.content();
        Reading read =
                RoadmapCopies.read(deadline, period.plan(), sectionYear, content.yearKind(), content.resultKind());
        Integer year = row.reading().confirmedYear();
        return row.confirmed() && year != null && read.hasQuestions()
                ? RoadmapCopies.confirmed(
                        read,
                        year + period.shift(),
                        period.plan(),
                        sectionYear,
                        content.yearKind(),
                        content.resultKind())
                : read;
    }

    private static RoadmapDrafts.Dating dating(RoadmapCopies.Row row, Reading result, boolean days) {
        if (days) {
            return new RoadmapDrafts.Dating(result, false);
        }
        return row.confirmed() && result.confirmedYear() != null ? new RoadmapDrafts.Dating(result, true) : null;
    }

    private PlanPeriod oldPeriod(YearKind own) {
        NewRoadmap old = original.requisites();
        return new PlanPeriod(old.periodFrom(), old.periodTo(), own == null ? old.yearKind() : own);
    }

    private PlanPeriod newPeriod(YearKind own) {
        return own == null ? period.plan() : new PlanPeriod(period.from(), period.to(), own);
    }

    private boolean severalYears() {
        NewRoadmap old = original.requisites();
        return old.periodFrom() != null
                && old.periodTo() != null
                && old.periodTo().isAfter(old.periodFrom().plusMonths(14));
    }
}
