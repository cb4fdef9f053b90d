package ru.metodkarta.organization;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** Reads for the pages of the register. */
@Component
class OrganizationQueries {

    /** Order of kinds from the region down, as people list them. */
    private static final String KIND_ORDER =
            "array_position(array['MINISTRY','CNPPM','INSTITUTE','AUTHORITY','METHODICAL_SERVICE','SCHOOL','KINDERGARTEN',"
                    + "'SUPPLEMENTARY','ASSOCIATION','NETWORK_SITE','OTHER'], o.kind)";

    private final JdbcClient jdbc;

    OrganizationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param territoryName null for a body of the whole region
     * @param reporterName who reports for it, null for most
     */
    record Row(
            UUID id,
            String shortName,
            String fullName,
            OrganizationKind kind,
            String territoryName,
            String parentName,
            String reporterName,
            LocalDate archivedOn) {}

    Paged<Row> list(UUID regionId, OrganizationFilter filter, PageRequestParams page) {
        StringBuilder where = new StringBuilder(" where o.region_id = :region");
        Map<String, Object> params = new HashMap<>(Map.of("region", regionId));
        if (!filter.withArchived()) {
            where.append(" and o.archived_on is null");
        }
        if (filter.kindOrNull() != null) {
            where.append(" and o.kind = :kind");
            params.put("kind", filter.kindOrNull().name());
        }
        if (filter.regionBodies()) {
            where.append(" and o.municipality_id is null");
        } else if (filter.municipalityId() != null) {
            where.append(" and o.municipality_id = :municipality");
            params.put("municipality", filter.municipalityId());
        }
        if (!filter.text().isEmpty()) {
            where.append(" and (o.full_name || ' ' || o.short_name ilike :pattern or o.id in ("
                    + "select organization_id from organization_name where name ilike :pattern))");
            params.put("pattern", OrganizationDirectory.pattern(filter.text()));
        }
        String order = switch (filter.order()) {
            case "name" -> "o.short_name collate \"ru-x-icu\"";
            case "kind" -> KIND_ORDER + ", o.short_name collate \"ru-x-icu\"";
            default ->
                "o.municipality_id is not null, m.name collate \"ru-x-icu\", " + KIND_ORDER
                        + ", o.short_name collate \"ru-x-icu\"";
        };
        long total = jdbc.sql("select count(*) from organization o" + where)
                .params(params)
                .query(Long.class)
                .single();
        List<Row> rows = jdbc.sql("""
                        select o.id, o.short_name, o.full_name, o.kind, m.name territory_name, p.short_name parent_name,
                          r.short_name reporter_name, o.archived_on
                        from organization o
                        left join territory m on m.id = o.municipality_id
                        left join organization p on p.id = o.parent_id
                        left join organization r on r.id = o.reporter_id
                        %s order by %s, o.id limit :limit offset :offset
                        """.formatted(where, order))
                .params(params)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query(Row.class)
                .list();
        return Paged.of(rows, page, total);
    }

    /** The head of a card: the organization with the names of what it refers to. */
    record Head(
            UUID id,
            OrganizationKind kind,
            String fullName,
            String shortName,
            UUID municipalityId,
            String territoryName,
            UUID parentId,
            String parentName,
            UUID actsForId,
            String actsForName,
            UUID reporterId,
            String reporterName,
            LocalDate archivedOn,
            int version) {}

    Optional<Head> head(UUID id) {
        return jdbc.sql("""
                        select o.id, o.kind, o.full_name, o.short_name, o.municipality_id, coalesce(m.name, g.name) territory_name,
                          o.parent_id, p.short_name parent_name, o.acts_for_id, a.name acts_for_name,
                          o.reporter_id, r.short_name reporter_name, o.archived_on, o.version
                        from organization o
                        join territory g on g.id = o.region_id
                        left join territory m on m.id = o.municipality_id
                        left join territory a on a.id = o.acts_for_id
                        left join organization p on p.id = o.parent_id
                        left join organization r on r.id = o.reporter_id
                        where o.id = ?
                        """).param(id).query(Head.class).optional();
    }

    record Name(UUID id, OrganizationName.Kind kind, String name, LocalDate fromOn, LocalDate untilOn) {

        public boolean present() {
            return untilOn == null && kind != OrganizationName.Kind.ALIAS;
        }
    }

    List<Name> names(UUID id) {
        return jdbc.sql("""
                        select id, kind, name, from_on, until_on from organization_name where organization_id = ?
                        order by array_position(array['FULL','SHORT','ALIAS'], kind), until_on desc nulls first, name
                        """).param(id).query(Name.class).list();
    }

    record Event(
            OrganizationEvent.Kind kind,
            LocalDate onDate,
            String act,
            String formerName,
            UUID successorId,
            String successorName,
            Instant recordedAt) {}

    List<Event> events(UUID id) {
        return jdbc.sql("""
                        select e.kind, e.on_date, e.act, e.former_name, e.successor_id, s.short_name successor_name,
                          e.recorded_at
                        from organization_event e left join organization s on s.id = e.successor_id
                        where e.organization_id = ? order by e.on_date desc, e.id desc
                        """)
                .param(id)
                .query((row, n) -> new Event(
                        OrganizationEvent.Kind.valueOf(row.getString("kind")),
                        row.getObject("on_date", LocalDate.class),
                        row.getString("act"),
                        row.getString("former_name"),
                        row.getObject("successor_id", UUID.class),
                        row.getString("successor_name"),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
    }

    /** Organizations that passed into this one, subordinate ones, and those it reports for, in one list. */
    record Related(UUID id, String shortName, OrganizationKind kind, String relation, LocalDate archivedOn) {}

    List<Related> related(UUID id) {
        return jdbc.sql("""
                        select o.id, o.short_name, o.kind, x.relation, o.archived_on
                        from (select id, 'SUBORDINATE' relation from organization where parent_id = :id
                              union all select id, 'REPORTED_FOR' from organization where reporter_id = :id
                              union all select organization_id, 'PREDECESSOR' from organization_event where successor_id = :id) x
                        join organization o on o.id = x.id
                        order by o.archived_on is not null, %s, o.short_name collate "ru-x-icu", o.id
                        """.formatted(KIND_ORDER))
                .param("id", id)
                .query(Related.class)
                .list();
    }

    /** A choice of an organization; label with the town where it is not the context's own. */
    record Choice(UUID id, String label, String kind, UUID municipalityId, String territoryName) {

        Option option() {
            return new Option(id.toString(), label);
        }
    }

    /** In force, by town and name: bodies of the region first. */
    List<Choice> choices(UUID regionId) {
        return jdbc.sql("""
                        select o.id, o.short_name label, o.kind, o.municipality_id, m.name territory_name
                        from organization o left join territory m on m.id = o.municipality_id
                        where o.region_id = ? and o.archived_on is null
                        order by o.municipality_id is not null, m.name collate "ru-x-icu", %s,
                          o.short_name collate "ru-x-icu", o.id
                        """.formatted(KIND_ORDER))
                .param(regionId)
                .query(Choice.class)
                .list();
    }
}
