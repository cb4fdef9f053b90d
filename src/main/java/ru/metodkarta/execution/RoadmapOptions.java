package ru.metodkarta.execution;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.web.Option;

/** Roadmaps among the assignments one may see, for a filter. Official titles are long: they are shortened at a word. */
public final class RoadmapOptions {

    private static final int LENGTH = 70;

    /** The years a roadmap is for, as SQL over alias {@code v}, its revision: «2026–2028», one year alone, else as it is written. */
    public static final String YEARS = """
            coalesce(nullif(concat_ws('–', extract(year from v.period_from)::int::text,
              case when extract(year from v.period_to) <> extract(year from v.period_from)
                then extract(year from v.period_to)::int::text end), ''), v.period_text)""";

    private RoadmapOptions() {}

    private record Named(UUID id, String title, String place, String years, String number) {

        String start(boolean places) {
            return Stream.of(years, places ? place : null)
                    .filter(part -> part != null)
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * What tells two apart stands first: years, the place where there are several, the number of the act where both are the
     * same.
     *
     * @param predicate over assignments under alias {@code a}; {@code params} bind {@code scopeRegion} too
     */
    public static List<Option> of(JdbcClient jdbc, String predicate, Map<String, Object> params) {
        List<Named> found = jdbc.sql("""
                        select m.id, v.title, t.short_name place, k.number,\s""" + YEARS + """
                         years from roadmap m join revision v on v.id = m.effective_revision_id
                        left join territory t on t.id = m.municipality_id
                        left join official_act k on k.id = v.act_id
                        where m.region_id = :scopeRegion
                          and exists (select 1 from assignment a where a.roadmap_id = m.id and """ + " " + predicate
                        + ") order by v.period_from desc nulls first, v.title, m.id limit 100")
                .params(params)
                .query(Named.class)
                .list();
        boolean places = found.stream().map(Named::place).distinct().count() > 1;
        Map<String, Long> alike =
                found.stream().collect(Collectors.groupingBy(one -> one.start(true), Collectors.counting()));
        return found.stream()
                .map(one -> new Option(one.id().toString(), label(one, places, alike.get(one.start(true)) > 1)))
                .toList();
    }

    private static String label(Named one, boolean places, boolean numbered) {
        String start = one.start(places);
        String number = numbered && one.number() != null ? " № " + one.number() : "";
        String whole = start + number;
        return shortened(whole.isBlank() ? one.title() : whole.strip() + " — " + one.title());
    }

    public static String shortened(String text) {
        if (text.length() <= LENGTH) {
            return text;
        }
        int space = text.lastIndexOf(' ', LENGTH);
        return text.substring(0, space < LENGTH / 2 ? LENGTH : space) + "…";
    }
}
