package ru.metodkarta.overview;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.execution.FollowedTerritory;
import ru.metodkarta.execution.WorkCut;
import ru.metodkarta.execution.WorkMeasure;
import ru.metodkarta.overview.OverviewQueries.Attention;
import ru.metodkarta.overview.OverviewQueries.Counted;
import ru.metodkarta.overview.OverviewQueries.Plan;
import ru.metodkarta.overview.OverviewQueries.Question;
import ru.metodkarta.overview.OverviewQueries.Section;
import ru.metodkarta.overview.OverviewQueries.Table;
import ru.metodkarta.overview.OverviewQueries.Town;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** Makes the overview of the followed territory: at most eight statements, whatever it counts. */
@Component
class OverviewPages {

    static final String PATH = "/progress/territory";
    static final String WORK = "/progress/assignments";
    private static final int ORGANIZATIONS = 50;
    private static final int TOWNS = 1_000;
    private static final int SILENT = 500;
    /** more sections than this are no table; one roadmap is to be chosen */
    private static final int COLUMNS = 8;

    private final OverviewQueries queries;
    private final OverviewChoices choices;
    private final OverviewWords words;
    private final Clock clock;

    OverviewPages(OverviewQueries queries, OverviewChoices choices, OverviewWords words, Clock clock) {
        this.queries = queries;
        this.choices = choices;
        this.words = words;
        this.clock = clock;
    }

    /** @param page of organizations; towns are all on one */
    @Transactional(readOnly = true)
    public Overview of(Actor actor, OverviewFilter filter, String page, Locale locale) {
        return overview(actor, filter, PageRequestParams.of(page, ORGANIZATIONS), locale);
    }

    /** All rows, for a file. */
    @Transactional(readOnly = true)
    public Overview whole(Actor actor, OverviewFilter filter, int rows) {
        return overview(actor, filter, new PageRequestParams(1, rows), OverviewWords.RUSSIAN);
    }

    /** What the note says beside the overview. */
    record Note(Overview overview, Plan plan, List<OverviewQueries.Silent> silent) {}

    @Transactional(readOnly = true)
    public Note note(Actor actor, OverviewFilter filter, int rows) {
        Overview overview = overview(actor, filter, new PageRequestParams(1, rows), OverviewWords.RUSSIAN);
        Question question = question(actor, filter);
        Plan plan = question.ofRoadmap()
                ? queries.plans(question.territory(), null, Ids.parse(filter.roadmap()))
                        .get(0)
                : null;
        return new Note(overview, plan, queries.silent(question, SILENT));
    }

    private Question question(Actor actor, OverviewFilter filter) {
        if (!FollowedTerritory.any(actor)) {
            throw new NotAllowed();
        }
        FollowedTerritory territory = FollowedTerritory.of(actor);
        LocalDate today = actor.today(clock);
        Period period = filter.period(today);
        OverviewFilter understood = understood(filter);
        UUID municipality = Ids.parse(understood.municipality());
        boolean organizations = municipality != null || !territory.severalTowns();
        return new Question(actor, territory, today, period, understood.cut(period), organizations);
    }

    /** Without what is misspelt. */
    private static OverviewFilter understood(OverviewFilter filter) {
        return new OverviewFilter(
                Ids.parse(filter.roadmap()) == null ? null : filter.roadmap().strip(),
                filter.year(),
                filter.part(),
                Ids.parse(filter.municipality()) == null
                        ? null
                        : filter.municipality().strip(),
                filter.organizationKind(),
                filter.resultKind(),
                filter.sort());
    }

    private Overview overview(Actor actor, OverviewFilter asked, PageRequestParams page, Locale locale) {
        Question question = question(actor, asked);
        OverviewFilter filter = understood(asked);
        LocalDate today = question.today();
        List<Town> towns = queries.towns(question.territory());
        Town town = chosen(towns, filter);
        List<Plan> plans =
                queries.plans(question.territory(), Ids.parse(filter.municipality()), Ids.parse(filter.roadmap()));
        requireKnown(plans, filter);
        PageRequestParams rows = question.organizations() ? page : new PageRequestParams(1, TOWNS);
        Table table = queries.table(question, filter.order(), rows);
        List<Section> found = sections(queries.sections(question), table.total());
        boolean many = !question.ofRoadmap() && found.size() > COLUMNS;
        List<Section> sections = many ? List.of() : found;
        Period before = question.period().previous();
        Map<UUID, Figures> past = before == null ? Map.of() : queries.wholes(question.in(before, filter.cut(before)));
        Map<UUID, Attention> attention = queries.attention(question);
        OverviewRows making = new OverviewRows(words, question, filter, sections, past, attention, locale);
        List<Overview.Row> made =
                new ArrayList<>(table.rows().stream().map(making::row).toList());
        if (!question.organizations()) {
            made = towns(made, table, towns, making, question, filter);
        }
        return new Overview(
                town != null ? town.name() : place(question, towns, actor),
                words.period(locale, question.period()),
                before == null ? null : words.period(locale, before),
                today,
                question.organizations(),
                question.territory().severalTowns() && town != null ? town.name() : null,
                sections.stream().map(making::column).toList(),
                many,
                Paged.of(made, rows, question.organizations() ? table.allRows() : made.size()),
                making.total(table.total()),
                trend(question, filter, locale),
                queries.longest(question).stream()
                        .map(line -> longest(line, question, locale))
                        .toList(),
                choices.of(question, filter, plans, towns, locale),
                making.links(question.cut()));
    }

    private static Town chosen(List<Town> towns, OverviewFilter filter) {
        UUID chosen = Ids.parse(filter.municipality());
        if (chosen == null) {
            return null;
        }
        return towns.stream()
                .filter(town -> town.id().equals(chosen))
                .findFirst()
                .orElseThrow(() -> new NotFound("municipality"));
    }

    private static void requireKnown(List<Plan> plans, OverviewFilter filter) {
        UUID chosen = Ids.parse(filter.roadmap());
        if (chosen != null && plans.stream().noneMatch(plan -> plan.id().equals(chosen))) {
            throw new NotFound("roadmap");
        }
    }

    /** Those with work in view; work outside sections stands last. */
    private static List<Section> sections(List<Section> all, Counted total) {
        List<Section> shown = new ArrayList<>(all.stream()
                .filter(section -> total.sections.containsKey(section.id()))
                .toList());
        if (total.sections.containsKey(null) && !shown.isEmpty()) {
            shown.add(new Section(null, null, null));
        }
        return shown;
    }

    /** Those who have not reported first; towns without any work last: they are to be seen, too. */
    private List<Overview.Row> towns(
            List<Overview.Row> made,
            Table table,
            List<Town> towns,
            OverviewRows making,
            Question question,
            OverviewFilter filter) {
        List<Overview.Row> rows = new ArrayList<>(made);
        if ("late".equals(filter.order())) {
            rows.sort(Comparator.comparingLong(Overview.Row::silent).reversed());
        }
        Set<UUID> known = table.rows().stream().map(row -> row.id).collect(Collectors.toSet());
        UUID region = question.territory().regionId();
        towns.stream()
                .filter(town -> !known.contains(town.id()) && !town.id().equals(region))
                .forEach(town -> rows.add(making.row(new Counted(town.id(), town.name()))));
        return rows;
    }

    private static String place(Question question, List<Town> towns, Actor actor) {
        FollowedTerritory territory = question.territory();
        if (territory.wholeRegion()) {
            return towns.stream()
                    .filter(town -> town.id().equals(territory.regionId()))
                    .map(Town::name)
                    .findFirst()
                    .orElse(actor.territoryName());
        }
        return towns.stream().map(Town::name).collect(Collectors.joining(", "));
    }

    private Trend trend(Question question, OverviewFilter filter, Locale locale) {
        List<YearMonth> months = question.period().trendMonths(question.today());
        YearMonth first = months.get(0).minusYears(1);
        YearMonth last = months.get(months.size() - 1);
        WorkCut place = filter.cut(Period.ALL);
        WorkCut cut = new WorkCut(
                place.municipality(),
                first.atDay(1).toString(),
                last.atEndOfMonth().toString(),
                null,
                place.kind(),
                place.result(),
                place.tree(),
                null);
        return Trend.of(
                months,
                queries.months(question.in(question.period(), cut)),
                month -> words.monthAndYear(locale, month),
                month -> words.brief(locale, month));
    }

    private Overview.Longest longest(OverviewQueries.Longest line, Question question, Locale locale) {
        WorkCut cut = question.cut();
        UUID town = line.municipalityId() == null ? question.territory().regionId() : line.municipalityId();
        WorkCut list = new WorkCut(
                town.toString(),
                cut.from(),
                cut.until(),
                WorkMeasure.LATE.code(),
                cut.kind(),
                cut.result(),
                null,
                null);
        String where = question.organizations()
                ? line.number()
                : Stream.of(line.town() == null ? words.say(locale, "row.region") : line.town(), line.number())
                        .filter(part -> part != null)
                        .collect(Collectors.joining(": "));
        return new Overview.Longest(
                where,
                line.title(),
                line.organization(),
                line.organizations(),
                ChronoUnit.DAYS.between(line.since(), question.today()),
                list.url(WORK + "?activity=" + line.activityId()));
    }
}
