package ru.metodkarta.execution;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ru.metodkarta.shared.Ids;

/**
 * The part of the work that a figure of the overview counts, as it stands in the address of the list behind the figure:
 * figure and list share the condition. Misspelt values narrow nothing.
 *
 * @param municipality a town, or the region itself for bodies of the whole region
 * @param from first day of the period (ISO), likewise {@code until} the last; both or none
 * @param show code of a {@link WorkMeasure}
 * @param kind of the organization
 * @param result kind of result of the activity
 * @param tree a roadmap together with the roadmaps that carry it out
 * @param column section of {@code tree}, {@code none} for activities outside sections; without a tree, a section of
 *     {@link #ALIKE}
 */
public record WorkCut(
        String municipality,
        String from,
        String until,
        String show,
        String kind,
        String result,
        String tree,
        String column) {

    private static final Pattern CODE = Pattern.compile("[\\w-]{1,64}");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    /** Section of an activity that has none. */
    public static final String NO_COLUMN = "none";

    /**
     * Activities of the roadmap {@code :cutTree} as latest approved, and those taken over from them at any level below,
     * with the section of the former: a table of {@code activity_id, section_id}.
     */
    public static final String TREE = """
            (with recursive origin as (
               select distinct on (r.activity_id) r.activity_id, r.section_id
               from revision v join activity_row r on r.revision_id = v.id
               where v.roadmap_id = :cutTree and v.state = 'APPROVED' order by r.activity_id, v.no desc),
             below as (
               select activity_id, section_id from origin
               union
               select l.activity_id, b.section_id from cascade_link l join below b on b.activity_id = l.parent_activity_id)
             select activity_id, section_id from below)
            """;

    /**
     * Sections of the roadmaps of the region that bear the same words in their titles, whatever their order and form:
     * «Мониторинг … плана («дорожной карты»)» and «Мониторинг … Дорожной карты (=Плана)» are one. A table of
     * {@code section_id, one}; bind the territory.
     */
    private static final String SAME_WORDS = """
            (select section_id, first_value(section_id) over (partition by words order by number, section_id) one
             from (
               select distinct on (s.section_id) s.section_id, s.number,
                 coalesce(nullif(strip(to_tsvector('russian', search_text(s.title)))::text, ''), s.number, '') words
               from roadmap m join revision v on v.roadmap_id = m.id and v.state = 'APPROVED'
               join section_row s on s.revision_id = v.id
               where m.region_id = :followedRegion order by s.section_id, v.no desc) named)
            """;

    /**
     * Activities of every roadmap of the region as latest approved, with one section for all of {@link #SAME_WORDS}: a
     * table of {@code activity_id, section_id}, as {@link #TREE}; bind the territory.
     */
    public static final String ALIKE = """
            (with latest as (
               select distinct on (r.activity_id) r.activity_id, r.section_id
               from roadmap m join revision v on v.roadmap_id = m.id and v.state = 'APPROVED'
               join activity_row r on r.revision_id = v.id
               where m.region_id = :followedRegion order by r.activity_id, v.no desc)
             select l.activity_id, a.one section_id
             from latest l left join %s a on a.section_id = l.section_id)
            """.formatted(SAME_WORDS);

    /** {@link #TREE} when there is one, else {@link #ALIKE}. */
    public String sections() {
        return treeId() == null ? ALIKE : TREE;
    }

    public boolean given() {
        return !values().isEmpty();
    }

    public boolean hasPeriod() {
        return day(from) != null && day(until) != null;
    }

    public UUID municipalityId() {
        return Ids.parse(municipality);
    }

    public WorkMeasure measure() {
        return WorkMeasure.of(show);
    }

    /** The condition of the measure and of {@link #place}, beginning with "and". */
    String where() {
        WorkMeasure measure = measure();
        return (measure == null ? "" : " and " + measure.sql()) + place(measure);
    }

    /** Where and when, without the measure; beginning with "and", over alias {@code a}. */
    public String place() {
        return place(null);
    }

    private String place(WorkMeasure measure) {
        StringBuilder where = new StringBuilder();
        if (municipalityId() != null) {
            where.append(" and (a.municipality_id = :cutMunicipality"
                    + " or (a.municipality_id is null and a.region_id = :cutMunicipality))");
        }
        if (hasPeriod()) {
            where.append(
                    measure != null && measure.undated()
                            ? " and a.for_year between :cutFromYear and :cutUntilYear"
                            : " and (a.agreed_due between :cutFrom and :cutUntil"
                                    + " or (a.agreed_due = 'infinity' and a.due between :cutFrom and :cutUntil))");
        } else if (measure != null && !measure.undated()) {
            where.append(" and ").append(dated());
        }
        if (text(kind) != null) {
            where.append(
                    " and exists (select 1 from organization k where k.id = a.organization_id and k.kind = :cutKind)");
        }
        if (text(result) != null) {
            where.append(" and a.activity_id in (select k.activity_id from roadmap n join activity_row k"
                    + " on k.revision_id = n.effective_revision_id"
                    + " where n.region_id = :followedRegion and k.result_kind = :cutResult)");
        }
        boolean outside = NO_COLUMN.equals(column);
        boolean inside = Ids.parse(column) != null;
        if (treeId() != null || outside || inside) {
            where.append(" and a.activity_id in (select n.activity_id from ")
                    .append(sections())
                    .append(" n");
            where.append(outside ? " where n.section_id is null" : inside ? " where n.section_id = " + asked() : "");
            where.append(")");
        }
        return where.toString();
    }

    /** Any of the sections that are one stands for all: which of them leads changes as plans come and go. */
    private String asked() {
        return treeId() != null
                ? ":cutColumn"
                : "(select w.one from " + SAME_WORDS + " w where w.section_id = :cutColumn)";
    }

    /** Has any day at all. */
    public static String dated() {
        return "(a.agreed_due < 'infinity' or a.due < 'infinity')";
    }

    /** What {@link #place}, {@link #sections} and the measures bind, {@code today} and the territory apart. */
    public Map<String, Object> params(LocalDate today, ZoneId zone) {
        Map<String, Object> params = new HashMap<>();
        params.put("cutMunicipality", municipalityId());
        params.put("cutKind", text(kind));
        params.put("cutResult", text(result));
        params.put("cutTree", treeId());
        params.put("cutColumn", Ids.parse(column));
        if (hasPeriod()) {
            params.put("cutFrom", day(from));
            params.put("cutUntil", day(until));
            params.put("cutFromYear", day(from).getYear());
            params.put("cutUntilYear", day(until).getYear());
        }
        params.put("staleDay", today.minusDays(WorkMeasure.STALE_DAYS));
        params.put("staleMoment", staleMoment(today, zone));
        return params;
    }

    /** What happened before this moment was at least 30 days ago. */
    private static OffsetDateTime staleMoment(LocalDate today, ZoneId zone) {
        return today.minusDays(WorkMeasure.STALE_DAYS - 1L).atStartOfDay(zone).toOffsetDateTime();
    }

    /** The address of a list with this cut added. */
    public String url(String base) {
        String query = values().entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? base : base + (base.contains("?") ? "&" : "?") + query;
    }

    /** Parameters that are given, in order. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("municipality", municipality);
        values.put("from", from);
        values.put("until", until);
        values.put("show", show);
        values.put("kind", kind);
        values.put("result", result);
        values.put("tree", tree);
        values.put("column", column);
        values.values().removeIf(value -> text(value) == null);
        return values;
    }

    public LocalDate fromDay() {
        return day(from);
    }

    public LocalDate untilDay() {
        return day(until);
    }

    private UUID treeId() {
        return Ids.parse(tree);
    }

    /** Codes only: anything else narrows nothing. */
    private static String text(String value) {
        return value != null && CODE.matcher(value.strip()).matches() ? value.strip() : null;
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
            return day == null || day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR ? null : day;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
