package ru.metodkarta.organization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is under whom, two levels at a time: a region of thousands of schools stays readable and the page small. */
@Component
class OrganizationTree {

    private static final int LEVEL = 100;
    private static final int BELOW = 12;

    private final JdbcClient jdbc;

    OrganizationTree(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param subordinates number of organizations directly under it */
    record Node(UUID id, String shortName, OrganizationKind kind, String territoryName, int subordinates) {}

    /** @param below the first of its subordinates */
    record Branch(Node node, List<Node> below) {

        public int more() {
            return node.subordinates() - below.size();
        }
    }

    /**
     * @param path from the top down to the organization itself, empty at the top
     * @param hidden how many more there are than the page shows
     */
    record Level(List<Node> path, List<Branch> branches, int hidden) {}

    private record Row(
            UUID id,
            String shortName,
            OrganizationKind kind,
            String territoryName,
            int subordinates,
            UUID parentId,
            int depth,
            int place) {

        Node node() {
            return new Node(id, shortName, kind, territoryName, subordinates);
        }
    }

    /** @param under null: those that are under nobody in force */
    Level of(UUID regionId, UUID under) {
        List<Row> rows = jdbc.sql("""
                        with level (id, parent_id, depth) as (
                          select o.id, cast(null as uuid), 1 from organization o
                          left join organization p on p.id = o.parent_id and p.archived_on is null
                          where o.region_id = :region and o.archived_on is null
                            and p.id is not distinct from cast(:under as uuid)),
                        both_levels as (
                          select * from level
                          union all
                          select c.id, l.id, 2 from level l
                          join organization c on c.parent_id = l.id and c.archived_on is null),
                        placed as (
                          select o.id, o.short_name, o.kind, m.name territory_name, b.parent_id, b.depth,
                            row_number() over (partition by b.depth, b.parent_id order by o.municipality_id is not null,
                              array_position(array['MINISTRY','CNPPM','INSTITUTE','AUTHORITY','METHODICAL_SERVICE'], o.kind),
                              m.name collate "ru-x-icu", o.kind desc, o.short_name collate numbered, o.id) place
                          from both_levels b join organization o on o.id = b.id
                          left join territory m on m.id = o.municipality_id)
                        select *, (select count(*) from organization c
                                   where c.parent_id = placed.id and c.archived_on is null) subordinates
                        from placed where depth = 1 or place <= :below
                        order by depth, place
                        """)
                .param("region", regionId)
                .param("under", under)
                .param("below", BELOW)
                .query(Row.class)
                .list();
        Map<UUID, Branch> branches = new LinkedHashMap<>();
        int top = 0;
        for (Row row : rows) {
            if (row.depth() == 1) {
                top++;
                if (row.place() <= LEVEL) {
                    branches.put(row.id(), new Branch(row.node(), new ArrayList<>()));
                }
            } else if (branches.containsKey(row.parentId())) {
                branches.get(row.parentId()).below().add(row.node());
            }
        }
        return new Level(path(under), List.copyOf(branches.values()), top - branches.size());
    }

    private List<Node> path(UUID under) {
        if (under == null) {
            return List.of();
        }
        return jdbc.sql("""
                        with recursive up (id, depth) as (
                          select cast(:under as uuid), 0
                          union all select o.parent_id, up.depth + 1 from up join organization o on o.id = up.id
                          where o.parent_id is not null and up.depth < 20)
                        select o.id, o.short_name, o.kind, m.name territory_name, 0 subordinates
                        from up join organization o on o.id = up.id left join territory m on m.id = o.municipality_id
                        order by up.depth desc
                        """).param("under", under).query(Node.class).list();
    }
}
