package ru.metodkarta.organization;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
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
     * @param email the official mailbox, null for none
     * @param reporterName who reports for it, null for most
     */
    record Row(
            UUID id,
            String shortName,
            String fullName,
            OrganizationKind kind,
            String territoryName,
            String parentName,
            String email,
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
            where.append(OrganizationWords.condition(filter.text(), params));
        }
        String order = switch (filter.order()) {
            case "name" -> "o.short_name collate numbered";
            case "kind" -> KIND_ORDER + ", o.short_name collate numbered";
            default ->
                "o.municipality_id is not null, m.name collate \"ru-x-icu\", " + KIND_ORDER
                        + ", o.short_name collate numbered";
        };
        long total = jdbc.sql(
                        "select count(*) from organization o left join territory m on m.id = o.municipality_id" + where)
                .params(params)
                .query(Long.class)
                .single();
        List<Row> rows = jdbc.sql("""
                        select o.id, o.short_name, o.full_name, o.kind, m.name territory_name, p.short_name parent_name,
                          o.email, r.short_name reporter_name, o.archived_on
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
            String email,
            int version) {}

    Optional<Head> head(UUID id) {
        return jdbc.sql("""
                        select o.id, o.kind, o.full_name, o.short_name, o.municipality_id, coalesce(m.name, g.name) territory_name,
                          o.parent_id, p.short_name parent_name, o.acts_for_id, a.name acts_for_name,
                          o.reporter_id, r.short_name reporter_name, o.archived_on, o.email, o.version
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

    /** Aliases and former names of all organizations of a region. */
    Map<UUID, List<String>> aliases(UUID regionId) {
        Map<UUID, List<String>> aliases = new HashMap<>();
        jdbc.sql("""
                        select n.organization_id, n.name from organization_name n
                        join organization o on o.id = n.organization_id
                        where o.region_id = ? and (n.kind = 'ALIAS' or n.until_on is not null)
                        order by n.name collate numbered, n.id
                        """).param(regionId).query(row -> {
            aliases.computeIfAbsent(row.getObject("organization_id", UUID.class), id -> new ArrayList<>())
                    .add(row.getString("name"));
        });
        return aliases;
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
                        order by o.archived_on is not null, %s, o.short_name collate numbered, o.id
                        """.formatted(KIND_ORDER))
                .param("id", id)
                .query(Related.class)
                .list();
    }

    /** An organization of the same territory that is called alike, archived ones too. */
    record Namesake(UUID id, String shortName, String fullName, LocalDate archivedOn) {}

    /** By full or short name, however the case, quotation marks, «№», spaces and ё are written. */
    List<Namesake> namesakes(NewOrganization founded) {
        return jdbc.sql("""
                        select id, short_name, full_name, archived_on from (
                          select o.*, translate(normalized_name(o.full_name), '№ ', '') full_like,
                            translate(normalized_name(o.short_name), '№ ', '') short_like,
                            array[translate(normalized_name(:full), '№ ', ''),
                              translate(normalized_name(:short), '№ ', '')] wanted
                          from organization o
                          where o.region_id = :region
                            and o.municipality_id is not distinct from cast(:municipality as uuid)) o
                        where full_like = any (wanted) or short_like = any (wanted)
                        order by archived_on is not null, short_name collate numbered, id limit 5
                        """)
                .param("region", founded.regionId())
                .param("municipality", founded.municipalityId())
                .param("full", founded.fullName())
                .param("short", founded.shortName())
                .query(Namesake.class)
                .list();
    }
}
