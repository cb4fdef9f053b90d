package ru.metodkarta.execution;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.web.Option;

/** Roadmaps among the assignments one may see, for a filter. Official titles are long: they are shortened at a word. */
public final class RoadmapOptions {

    private static final int LENGTH = 70;

    private RoadmapOptions() {}

    /** @param predicate over assignments under alias {@code a}; {@code params} bind {@code scopeRegion} too */
    public static List<Option> of(JdbcClient jdbc, String predicate, Map<String, Object> params) {
        return jdbc.sql("""
                        select m.id, v.title, coalesce(t.short_name, '') place, v.period_text
                        from roadmap m join revision v on v.id = m.effective_revision_id
                        left join territory t on t.id = m.municipality_id
                        where m.region_id = :scopeRegion
                          and exists (select 1 from assignment a where a.roadmap_id = m.id and """ + " " + predicate + ") order by v.period_from desc nulls first, v.title, m.id limit 100")
                .params(params)
                .query((row, n) -> {
                    String period = row.getString("period_text");
                    String place = row.getString("place");
                    String label = period == null
                            ? row.getString("title")
                            : (place.isEmpty() ? "" : place + ", ") + period + " — " + row.getString("title");
                    return new Option(row.getString("id"), shortened(label));
                })
                .list();
    }

    public static String shortened(String text) {
        if (text.length() <= LENGTH) {
            return text;
        }
        int space = text.lastIndexOf(' ', LENGTH);
        return text.substring(0, space < LENGTH / 2 ? LENGTH : space) + "…";
    }
}
