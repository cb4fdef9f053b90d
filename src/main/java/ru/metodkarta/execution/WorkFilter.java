package ru.metodkarta.execution;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;

/** What a list is narrowed to, as it stands in the address; misspelt values narrow nothing. */
record WorkFilter(
        String roadmap, String year, String section, String organization, String activity, String state, String q) {

    private static final int MAX_TEXT = 200;

    String where() {
        StringBuilder where = new StringBuilder();
        add(where, id(roadmap) != null, "a.roadmap_id = :roadmap");
        add(where, number(year) != null, "a.for_year = :year");
        add(where, id(section) != null, "r.section_id = :section");
        add(where, id(organization) != null, "a.organization_id = :organization");
        add(where, id(activity) != null, "a.activity_id = :activity");
        add(
                where,
                text() != null,
                "(r.fts @@ websearch_to_tsquery('russian', :text) or r.title ilike :pattern or rtrim(r.number, '.') = rtrim(regexp_replace(:text, '^[^0-9]+', ''), '.')"
                        + " or g.short_name ilike :pattern)");
        return where.toString();
    }

    private static void add(StringBuilder where, boolean given, String condition) {
        if (given) {
            where.append(" and ").append(condition);
        }
    }

    Map<String, Object> params() {
        Map<String, Object> params = new HashMap<>();
        params.put("roadmap", id(roadmap));
        params.put("year", number(year));
        params.put("section", id(section));
        params.put("organization", id(organization));
        params.put("activity", id(activity));
        if (text() != null) {
            params.put("text", text());
            params.put(
                    "pattern",
                    "%" + text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        }
        return params;
    }

    public boolean narrowed() {
        return !where().isEmpty();
    }

    /** The address of a list with this filter; pages add their own parameters. */
    public String url(String path) {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath(path);
        Map<String, String> values = new java.util.LinkedHashMap<>();
        values.put("roadmap", roadmap);
        values.put("year", year);
        values.put("section", section);
        values.put("organization", organization);
        values.put("activity", activity);
        values.put("state", state);
        values.put("q", q);
        values.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                url.queryParam(name, "{" + name + "}");
            }
        });
        values.values().removeIf(value -> value == null || value.isBlank());
        return url.encode().buildAndExpand(values).toUriString();
    }

    UUID roadmapId() {
        return id(roadmap);
    }

    private String text() {
        return q == null || q.isBlank()
                ? null
                : q.strip().substring(0, Math.min(q.strip().length(), MAX_TEXT));
    }

    private static UUID id(String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Integer number(String text) {
        try {
            return text == null || text.isBlank() ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
