package ru.metodkarta.cascade;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;
import ru.metodkarta.shared.Ids;

/**
 * What the coverage is narrowed to.
 *
 * @param show {@code missing}: somebody has not taken it over
 */
record CoverageFilter(String section, String unit, String show, String mandatory) {

    CoverageFilter {
        section = id(section);
        unit = id(unit);
        show = "missing".equals(show) ? show : "";
        mandatory = mandatory == null || mandatory.isBlank() ? "" : "true";
    }

    private static String id(String text) {
        UUID id = Ids.parse(text);
        return id == null ? "" : id.toString();
    }

    boolean onlyMissing() {
        return !show.isEmpty();
    }

    boolean onlyMandatory() {
        return !mandatory.isEmpty();
    }

    public boolean narrows() {
        return !section.isEmpty() || !unit.isEmpty() || onlyMissing() || onlyMandatory();
    }

    public String url(String path) {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath(path);
        Map<String, Object> values = new HashMap<>();
        values.put("section", section);
        values.put("unit", unit);
        values.put("show", show);
        values.put("mandatory", mandatory);
        values.forEach((name, value) -> {
            if (!value.toString().isEmpty()) {
                url.queryParam(name, "{" + name + "}");
            }
        });
        return url.encode().buildAndExpand(values).toUriString();
    }
}
