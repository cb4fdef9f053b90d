package ru.metodkarta.roadmap;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;
import ru.metodkarta.approval.PlanKind;
import ru.metodkarta.shared.Ids;

/** What the list of roadmaps is narrowed to; misspelt values of the address count as not given. */
public record RoadmapFilter(
        String q,
        String territory,
        String level,
        String kind,
        String state,
        String year,
        String coordinator,
        String sort) {

    static final List<String> SORTS = List.of("territory", "title", "period", "state");
    private static final String REGION = "region";

    public RoadmapFilter {
        q = q == null ? "" : q.strip();
        territory = blankToNull(territory);
        level = known(level, "REGIONAL", "MUNICIPAL", "INSTITUTIONAL");
        kind = known(kind, Arrays.stream(PlanKind.values()).map(Enum::name).toArray(String[]::new));
        state = known(state, Arrays.stream(ShownState.values()).map(Enum::name).toArray(String[]::new));
        year = year != null && year.strip().matches("[12]\\d{3}") ? year.strip() : null;
        coordinator = blankToNull(coordinator);
        sort = sort != null && SORTS.contains(sort) ? sort : SORTS.get(0);
    }

    private static String known(String value, String... values) {
        return Arrays.asList(values).contains(value) ? value : null;
    }

    private static String blankToNull(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    public boolean narrows() {
        return !q.isEmpty()
                || territory != null
                || level != null
                || kind != null
                || state != null
                || year != null
                || coordinator != null;
    }

    boolean regionOnly() {
        return REGION.equals(territory);
    }

    /** Null when not given; a misspelt id finds nothing. */
    static UUID id(String text) {
        UUID id = Ids.parse(text);
        return text != null && id == null ? new UUID(0, 0) : id;
    }

    /** Address of the list with this filter; pages are added to it. */
    public String url() {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath("/roadmaps");
        Map<String, Object> values = new HashMap<>();
        add(url, values, "q", q.isEmpty() ? null : q);
        add(url, values, "territory", territory);
        add(url, values, "level", level);
        add(url, values, "kind", kind);
        add(url, values, "state", state);
        add(url, values, "year", year);
        add(url, values, "coordinator", coordinator);
        add(url, values, "sort", SORTS.get(0).equals(sort) ? null : sort);
        return url.encode().buildAndExpand(values).toUriString();
    }

    private static void add(UriComponentsBuilder url, Map<String, Object> values, String name, String value) {
        if (value != null) {
            url.queryParam(name, "{" + name + "}");
            values.put(name, value);
        }
    }
}
