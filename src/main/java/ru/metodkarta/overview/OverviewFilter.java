package ru.metodkarta.overview;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;
import ru.metodkarta.execution.WorkCut;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.roadmap.ResultKind;

/**
 * What the overview is narrowed to, as it stands in the address; misspelt values narrow nothing, what lies outside the
 * followed territory is not found.
 *
 * @param roadmap with the roadmaps that carry it out; its sections become the columns
 * @param year see {@link Period#of}, likewise {@code part}
 * @param municipality a town whose organizations become the rows
 * @param kind of the organization
 * @param result kind of result
 * @param sort {@code late} (the default), {@code name}, {@code done}
 */
record OverviewFilter(
        String roadmap, String year, String part, String municipality, String kind, String result, String sort) {

    Period period(LocalDate today) {
        return Period.of(year, part, today);
    }

    /** The work counted in a period; the same conditions stand behind every link. */
    WorkCut cut(Period period) {
        return new WorkCut(
                municipality,
                period.all() ? null : period.from().toString(),
                period.all() ? null : period.until().toString(),
                null,
                organizationKind(),
                resultKind(),
                roadmap,
                null);
    }

    String order() {
        return "name".equals(sort) || "done".equals(sort) ? sort : "late";
    }

    String organizationKind() {
        return name(OrganizationKind.values(), kind);
    }

    String resultKind() {
        return name(ResultKind.values(), result);
    }

    public boolean narrowed() {
        return !url("").isEmpty();
    }

    /** This filter in another town; null takes the town away. */
    OverviewFilter in(String town) {
        return new OverviewFilter(roadmap, year, part, town, kind, result, sort);
    }

    String url(String path) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("roadmap", roadmap);
        values.put("year", year);
        values.put("part", part);
        values.put("municipality", municipality);
        values.put("kind", kind);
        values.put("result", result);
        values.put("sort", sort);
        values.values().removeIf(value -> value == null || value.isBlank());
        UriComponentsBuilder url = UriComponentsBuilder.fromPath(path);
        values.keySet().forEach(name -> url.queryParam(name, "{" + name + "}"));
        return url.encode().buildAndExpand(values).toUriString();
    }

    private static String name(Enum<?>[] values, String text) {
        for (Enum<?> value : values) {
            if (value.name().equals(text)) {
                return text;
            }
        }
        return null;
    }
}
