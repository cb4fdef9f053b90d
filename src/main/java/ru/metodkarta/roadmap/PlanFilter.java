package ru.metodkarta.roadmap;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.web.util.UriComponentsBuilder;

/** What the table of one roadmap is narrowed to. */
public record PlanFilter(String show, String executor, String year, String q, String all) {

    public PlanFilter {
        show = show != null && Set.of("late", "mine").contains(show) ? show : "all";
        executor = executor == null || executor.isBlank() ? null : executor.strip();
        year = year != null && year.strip().matches("[12]\\d{3}") ? year.strip() : null;
        q = q == null ? "" : q.strip();
        all = all == null ? null : "1";
    }

    public boolean narrows() {
        return !"all".equals(show) || executor != null || year != null || !q.isEmpty();
    }

    /** Everything on one page, for printing. */
    boolean unpaged() {
        return all != null;
    }

    public String url(String path) {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath(path);
        Map<String, Object> values = new HashMap<>();
        add(url, values, "show", "all".equals(show) ? null : show);
        add(url, values, "executor", executor);
        add(url, values, "year", year);
        add(url, values, "q", q.isEmpty() ? null : q);
        return url.encode().buildAndExpand(values).toUriString();
    }

    private static void add(UriComponentsBuilder url, Map<String, Object> values, String name, String value) {
        if (value != null) {
            url.queryParam(name, "{" + name + "}");
            values.put(name, value);
        }
    }
}
