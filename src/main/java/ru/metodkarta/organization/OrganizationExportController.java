package ru.metodkarta.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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

    private static final List<Column> COLUMNS = List.of(
            new Column("full-name", 60),
            new Column("short-name", 30),
            new Column("kind", 28),
            new Column("territory", 28),
            new Column("parent", 30),
            new Column("reporter", 30),
            new Column("archived-on", 13));

    private final OrganizationQueries queries;
    private final ListExports exports;

    OrganizationExportController(OrganizationQueries queries, ListExports exports) {
        this.queries = queries;
        this.exports = exports;
    }

    @GetMapping("/organizations/export.xlsx")
    void organizations(@ModelAttribute("filter") OrganizationFilter filter, Actor actor, HttpServletResponse response)
            throws IOException {
        exports.write(
                actor,
                "organizations",
                COLUMNS,
                queries.list(actor.regionId(), filter, new PageRequestParams(1, ListExports.MAX_ROWS)).rows().stream()
                        .map(row -> Arrays.asList(
                                row.fullName(),
                                row.shortName(),
                                exports.word("organization.kind." + row.kind()),
                                row.territoryName(),
                                row.parentName(),
                                row.reporterName(),
                                row.archivedOn()))
                        .toList(),
                response);
    }
}
