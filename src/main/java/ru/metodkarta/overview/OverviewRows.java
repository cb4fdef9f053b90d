package ru.metodkarta.overview;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import ru.metodkarta.execution.RoadmapOptions;
import ru.metodkarta.execution.WorkCut;
import ru.metodkarta.execution.WorkMeasure;
import ru.metodkarta.overview.OverviewQueries.Attention;
import ru.metodkarta.overview.OverviewQueries.Counted;
import ru.metodkarta.overview.OverviewQueries.Question;
import ru.metodkarta.overview.OverviewQueries.Section;

/** Rows of one overview with their links: the next level down, and the list behind every figure. */
final class OverviewRows {
    private final OverviewWords words;
    private final Question question;
    private final OverviewFilter filter;
    private final List<Section> sections;
    private final Map<UUID, Figures> past;
    private final Map<UUID, Attention> attention;
    private final Locale locale;

    OverviewRows(
            OverviewWords words,
            Question question,
            OverviewFilter filter,
            List<Section> sections,
            Map<UUID, Figures> past,
            Map<UUID, Attention> attention,
            Locale locale) {
        this.words = words;
        this.question = question;
        this.filter = filter;
        this.sections = sections;
        this.past = new HashMap<>(past);
        this.attention = attention;
        this.locale = locale;
    }

    Overview.Row total(Counted counted) {
        return row(counted, question.cut(), OverviewPages.WORK, null);
    }

    Overview.Row row(Counted counted) {
        if (question.organizations()) {
            String list = OverviewPages.WORK + "?organization=" + counted.id;
            return row(counted, question.cut(), list, question.cut().url(list));
        }
        WorkCut cut = question.cut();
        WorkCut town = new WorkCut(
                counted.id.toString(), cut.from(), cut.until(), null, cut.kind(), cut.result(), cut.tree(), null);
        return row(
                counted,
                town,
                OverviewPages.WORK,
                filter.in(counted.id.toString()).url(OverviewPages.PATH));
    }

    private Overview.Row row(Counted counted, WorkCut cut, String list, String url) {
        Attention asks = attention.getOrDefault(counted.id, Attention.NONE);
        Integer share = counted.whole.onTimePercent();
        Integer before = past.getOrDefault(counted.id, new Figures()).onTimePercent();
        return new Overview.Row(
                question.territory().regionId().equals(counted.id) && !question.organizations()
                        ? words.say(locale, "row.region")
                        : counted.name,
                counted.whole,
                sections.stream()
                        .map(section -> cell(section, counted, cut, list))
                        .toList(),
                share == null || before == null ? null : share - before,
                before,
                asks.silent(),
                asks.stale(),
                asks.undated(),
                asks.settled(),
                url,
                links(cut, list));
    }

    private Overview.Cell cell(Section section, Counted counted, WorkCut cut, String list) {
        Overview.Column column = column(section);
        return new Overview.Cell(
                column.brief(),
                counted.sections.getOrDefault(section.id(), new Figures()),
                showing(cut, WorkMeasure.DUE, column.code()).url(list));
    }

    Overview.Links links(WorkCut cut) {
        return links(cut, OverviewPages.WORK);
    }

    private Overview.Links links(WorkCut cut, String list) {
        return new Overview.Links(
                showing(cut, WorkMeasure.DUE, null).url(list),
                showing(cut, WorkMeasure.DONE, null).url(list),
                showing(cut, WorkMeasure.LATE, null).url(list),
                showing(cut, WorkMeasure.WAITING, null).url(list),
                showing(cut, WorkMeasure.AWAITING, null).url(list),
                showing(cut, WorkMeasure.STALE, null).url(list),
                showing(cut, WorkMeasure.ALONE, null).url(list),
                showing(cut, WorkMeasure.UNDATED, null).url(list),
                showing(cut, WorkMeasure.EARLY, null).url(list),
                showing(cut, WorkMeasure.EARLY_NOT_DONE, null).url(list),
                showing(cut, WorkMeasure.PARTIAL, null).url(list),
                showing(cut, WorkMeasure.NOT_DONE, null).url(list),
                showing(cut, WorkMeasure.UNDATED_DECIDED, null).url(list));
    }

    private static WorkCut showing(WorkCut cut, WorkMeasure measure, String column) {
        return new WorkCut(
                cut.municipality(),
                cut.from(),
                cut.until(),
                measure.code(),
                cut.kind(),
                cut.result(),
                cut.tree(),
                column);
    }

    Overview.Column column(Section section) {
        if (section.id() == null) {
            String none = words.say(locale, "column.none");
            return new Overview.Column(WorkCut.NO_COLUMN, none, none);
        }
        String label = section.number() == null ? section.title() : section.number() + " " + section.title();
        return new Overview.Column(
                section.id().toString(),
                label,
                section.number() == null
                        ? RoadmapOptions.shortened(section.title())
                        : words.say(locale, "column.section", section.number()));
    }
}
