package ru.metodkarta.papers;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/**
 * What a paper is made of, as it stands in the address; misspelt values narrow nothing. The names are those of the lists
 * of work, so that a list hands its filter on.
 *
 * @param until last day of the report's date that counts; the day of asking when it is not given
 */
record PaperFilter(String roadmap, String year, String organization, String activity, String until) {

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    UUID roadmapId() {
        return Ids.parse(roadmap);
    }

    LocalDate untilOr(LocalDate today) {
        LocalDate day = Dates.parse("until", until, new FormErrors());
        return day == null ? today : day;
    }

    /** What is wrong with what was typed as a day; empty when nothing is. */
    FormErrors errors() {
        FormErrors errors = new FormErrors();
        Dates.parse("until", until, errors);
        return errors;
    }

    /** Conditions over {@code a}; bind {@link #params}. */
    String where() {
        StringBuilder where = new StringBuilder();
        ids().forEach((name, id) -> {
            if (id != null) {
                where.append(" and a.").append(name).append("_id = :").append(name);
            }
        });
        return yearOrNull() == null
                ? where.toString()
                : where.append(" and a.for_year = :year").toString();
    }

    Map<String, Object> params() {
        Map<String, Object> params = new LinkedHashMap<>(ids());
        params.put("year", yearOrNull());
        return params;
    }

    private Map<String, UUID> ids() {
        Map<String, UUID> ids = new LinkedHashMap<>();
        ids.put("roadmap", roadmapId());
        ids.put("organization", Ids.parse(organization));
        ids.put("activity", Ids.parse(activity));
        return ids;
    }

    Integer yearOrNull() {
        try {
            int number = year == null ? 0 : Integer.parseInt(year.strip());
            return number < FIRST_YEAR || number > LAST_YEAR ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    public boolean narrowed() {
        return !where().isEmpty() || (until != null && !until.isBlank());
    }

    /** The address of a paper of this filter. */
    public String url(String path) {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath(path);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("roadmap", roadmap);
        values.put("year", year);
        values.put("organization", organization);
        values.put("activity", activity);
        values.put("until", until);
        values.values().removeIf(value -> value == null || value.isBlank());
        values.keySet().forEach(name -> url.queryParam(name, "{" + name + "}"));
        return url.encode().buildAndExpand(values).toUriString();
    }
}
