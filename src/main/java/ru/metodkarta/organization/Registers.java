package ru.metodkarta.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the register of a region in four statements, however large it is. */
@Component
public class Registers {

    private final JdbcClient jdbc;
    private final OrganizationDirectory directory;
    private final OrganizationQueries queries;

    Registers(JdbcClient jdbc, OrganizationDirectory directory, OrganizationQueries queries) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.queries = queries;
    }

    public Register of(UUID regionId) {
        Map<UUID, List<String>> others = queries.aliases(regionId);
        List<TerritoryCard> territories = new ArrayList<>();
        directory.territory(regionId).ifPresent(territories::add);
        territories.addAll(directory.municipalities(regionId));
        List<Register.Entry> entries = jdbc.sql("""
                        select id, region_id, municipality_id, parent_id, acts_for_id, kind, full_name, short_name,
                          reporter_id, archived_on, email, version
                        from organization where region_id = ? order by short_name collate numbered, id
                        """)
                .param(regionId)
                .query((row, n) -> {
                    OrganizationCard card = new OrganizationCard(
                            row.getObject("id", UUID.class),
                            row.getObject("region_id", UUID.class),
                            row.getObject("municipality_id", UUID.class),
                            row.getObject("parent_id", UUID.class),
                            row.getObject("acts_for_id", UUID.class),
                            OrganizationKind.valueOf(row.getString("kind")),
                            row.getString("full_name"),
                            row.getString("short_name"),
                            row.getObject("reporter_id", UUID.class),
                            row.getObject("archived_on", java.time.LocalDate.class));
                    return new Register.Entry(
                            card,
                            row.getInt("version"),
                            others.getOrDefault(card.id(), List.of()),
                            row.getString("email"));
                })
                .list();
        return new Register(entries, territories);
    }
}
