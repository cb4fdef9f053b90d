package ru.metodkarta.execution;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.shared.Ids;

/**
 * What the matrix is narrowed to, as it stands in the address; misspelt values narrow nothing.
 *
 * @param municipality drilled into; {@link #NO_TOWN} are the bodies of the whole region
 * @param columns page of the columns, 1-based; {@code page} that of the rows
 */
record MatrixFilter(
        String roadmap,
        String year,
        String quarter,
        String section,
        String kind,
        String state,
        String municipality,
        String q,
        String page,
        String columns) {

    static final UUID NO_TOWN = new UUID(0, 0);
    private static final int MAX_TEXT = 200;

    private static final Map<String, String> STATES = Map.of(
            "late", " and " + WorkClock.LATE,
            "waiting", " and a.state = 'SUBMITTED'",
            "returned", " and a.state = 'RETURNED'",
            "open", " and a.state in ('NOT_STARTED', 'IN_PROGRESS')",
            "accepted", " and a.state = 'ACCEPTED'",
            "other", " and a.state in ('PARTIAL', 'NOT_DONE', 'NOT_NEEDED', 'NOT_APPLICABLE', 'WITHDRAWN')");

    /** The plan and the year that are shown when the address names none. */
    MatrixFilter defaulting(String firstRoadmap, String usualYear) {
        return new MatrixFilter(
                roadmapId() == null ? firstRoadmap : roadmap,
                year == null ? usualYear : year,
                quarter,
                section,
                kind,
                state,
                municipality,
                q,
                page,
                columns);
    }

    /** Over {@code o} (occurrence) and {@code r} (its row). */
    String ofOccurrences() {
        return (number(year) == null ? "" : " and o.for_year = :year")
                + (quarterNumber() == null ? "" : " and extract(quarter from coalesce(o.named_on, o.due)) = :quarter")
                + (Ids.parse(section) == null ? "" : " and r.section_id = :section");
    }

    /** Over {@code a} (assignment). */
    String ofWork() {
        return (Ids.parse(municipality) == null ? "" : " and coalesce(a.municipality_id, :noTown) = :municipality")
                + (state == null ? "" : STATES.getOrDefault(state, ""));
    }

    /** Over {@code g} (organization). */
    String ofOrganizations() {
        return (organizationKind() == null ? "" : " and g.kind = :kind")
                + (text() == null ? "" : " and (g.short_name ilike :pattern or g.full_name ilike :pattern)");
    }

    Map<String, Object> params() {
        Map<String, Object> params = new HashMap<>();
        params.put("roadmap", roadmapId());
        params.put("year", number(year));
        params.put("quarter", quarterNumber());
        params.put("section", Ids.parse(section));
        params.put("noTown", NO_TOWN);
        params.put("municipality", Ids.parse(municipality));
        params.put(
                "kind", organizationKind() == null ? null : organizationKind().name());
        if (text() != null) {
            params.put(
                    "pattern",
                    "%" + text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        }
        return params;
    }

    /** Whether rows or columns are left out beyond the plan and the year. */
    public boolean narrowed() {
        return !ofWork().isEmpty()
                || !ofOrganizations().isEmpty()
                || quarterNumber() != null
                || Ids.parse(section) != null;
    }

    /** The address without the page of the rows; {@link #withPage} adds it. */
    String url() {
        return url(Map.of());
    }

    /** The address with some values changed. */
    String url(Map<String, String> changed) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("roadmap", roadmap);
        values.put("year", year);
        values.put("quarter", quarter);
        values.put("section", section);
        values.put("kind", kind);
        values.put("state", state);
        values.put("municipality", municipality);
        values.put("q", q);
        values.put("columns", columns);
        values.putAll(changed);
        values.values().removeIf(value -> value == null || value.isBlank());
        UriComponentsBuilder url = UriComponentsBuilder.fromPath("/acceptance/matrix");
        values.keySet().forEach(name -> url.queryParam(name, "{" + name + "}"));
        return url.encode().buildAndExpand(values).toUriString();
    }

    UUID roadmapId() {
        return Ids.parse(roadmap);
    }

    UUID town() {
        return Ids.parse(municipality);
    }

    OrganizationKind organizationKind() {
        for (OrganizationKind value : OrganizationKind.values()) {
            if (value.name().equals(kind)) {
                return value;
            }
        }
        return null;
    }

    private String text() {
        return q == null || q.isBlank()
                ? null
                : q.strip().substring(0, Math.min(q.strip().length(), MAX_TEXT));
    }

    private Integer quarterNumber() {
        Integer number = number(quarter);
        return number == null || number < 1 || number > 4 ? null : number;
    }

    private static Integer number(String text) {
        return text != null && text.strip().matches("\\d{1,4}") ? Integer.valueOf(text.strip()) : null;
    }
}
