package ru.metodkarta.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.audit.ListExports.Column;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.PageRequestParams;

/** Organizations of the own region as a spreadsheet, under the filter of the list. */
@Controller
class OrganizationExportController {

    /** The first ones are those that come in again, see {@link OrganizationImportSheet}. */
    private static final List<Column> COLUMNS = List.of(
            new Column("code", 38),
            new Column("full-name", 60),
            new Column("short-name", 30),
            new Column("kind", 28),
            new Column("territory", 28),
            new Column("parent", 30),
            new Column("aliases", 40),
            new Column("email", 28),
            new Column("reporter", 30),
            new Column("archived-on", 13));

    private final OrganizationQueries queries;
    private final OrganizationDirectory directory;
    private final ListExports exports;

    OrganizationExportController(OrganizationQueries queries, OrganizationDirectory directory, ListExports exports) {
        this.queries = queries;
        this.directory = directory;
        this.exports = exports;
    }

    @GetMapping("/organizations/export.xlsx")
    void organizations(@ModelAttribute("filter") OrganizationFilter filter, Actor actor, HttpServletResponse response)
            throws IOException {
        String region =
                directory.territory(actor.regionId()).map(TerritoryCard::name).orElse(null);
        Map<UUID, List<String>> aliases = queries.aliases(actor.regionId());
        exports.write(
                actor,
                "organizations",
                COLUMNS,
                queries.list(actor.regionId(), filter, new PageRequestParams(1, ListExports.MAX_ROWS)).rows().stream()
                        .map(row -> Arrays.asList(
                                row.id().toString(),
                                row.fullName(),
                                row.shortName(),
                                exports.word("organization.kind." + row.kind()),
                                row.territoryName() == null ? region : row.territoryName(),
                                row.parentName(),
                                String.join("; ", aliases.getOrDefault(row.id(), List.of())),
                                row.email(),
                                row.reporterName(),
                                row.archivedOn()))
                        .toList(),
                response);
    }
}
