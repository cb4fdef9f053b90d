package ru.metodkarta.overview;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import ru.metodkarta.execution.RoadmapOptions;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.overview.OverviewQueries.Plan;
import ru.metodkarta.overview.OverviewQueries.Question;
import ru.metodkarta.overview.OverviewQueries.Town;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.web.Option;

/** What the filter of the overview offers. */
@Component
class OverviewChoices {

    private final OverviewWords words;

    OverviewChoices(OverviewWords words) {
        this.words = words;
    }

    Overview.Choices of(Question question, OverviewFilter filter, List<Plan> plans, List<Town> towns, Locale locale) {
        int now = question.today().getYear();
        int chosen = question.period().all() ? now : question.period().year();
        List<Option> years = new ArrayList<>();
        IntStream.concat(IntStream.of(now, chosen), plans.stream().flatMapToInt(Plan::dueIn))
                .distinct()
                .boxed()
                .sorted(Comparator.reverseOrder())
                .forEach(year -> years.add(new Option(String.valueOf(year), String.valueOf(year))));
        years.add(new Option("all", words.say(locale, "period.ALL")));
        List<Option> parts = new ArrayList<>();
        parts.add(new Option("S", words.say(locale, "part.S")));
        IntStream.rangeClosed(1, 4)
                .forEach(quarter -> parts.add(new Option(
                        "Q" + quarter, words.say(locale, "part.Q", words.say(locale, "quarter." + quarter)))));
        IntStream.rangeClosed(1, 12)
                .forEach(month ->
                        parts.add(new Option(String.valueOf(month), words.month(locale, YearMonth.of(now, month)))));
        return new Overview.Choices(
                plans.stream()
                        .map(plan -> new Option(plan.id().toString(), label(plan)))
                        .toList(),
                years,
                parts,
                !question.territory().severalTowns()
                        ? List.of()
                        : towns.stream()
                                .map(town -> new Option(
                                        town.id().toString(),
                                        town.id().equals(question.territory().regionId())
                                                ? words.say(locale, "row.region")
                                                : town.name()))
                                .toList(),
                Stream.of(OrganizationKind.values())
                        .map(kind -> new Option(kind.name(), words.word(locale, "organization.kind." + kind)))
                        .toList(),
                Stream.of(ResultKind.values())
                        .map(kind -> new Option(kind.name(), words.word(locale, "editor.result-kind." + kind)))
                        .toList(),
                question.period().yearText(),
                question.period().part(),
                chosen(filter, locale));
    }

    private List<String> chosen(OverviewFilter filter, Locale locale) {
        List<String> chosen = new ArrayList<>();
        if (filter.organizationKind() != null) {
            chosen.add(words.say(
                    locale, "chosen.kind", words.word(locale, "organization.kind." + filter.organizationKind())));
        }
        if (filter.resultKind() != null) {
            chosen.add(words.say(
                    locale, "chosen.result", words.word(locale, "editor.result-kind." + filter.resultKind())));
        }
        return chosen;
    }

    /** Years stand first, as in {@link RoadmapOptions}: where there is little room they tell two of one town apart. */
    private static String label(Plan plan) {
        String label = Stream.of(plan.years(), plan.town())
                .filter(part -> part != null)
                .collect(Collectors.joining(", "));
        return RoadmapOptions.shortened(label.isEmpty() ? plan.title() : label + " — " + plan.title());
    }
}
