package ru.metodkarta.cascade;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.audit.ListExports.Column;
import ru.metodkarta.shared.Actor;

/** «Охват» as a spreadsheet: a line for everybody below who carries a row out, or does not. */
@Controller
class CoverageExportController {

    private static final List<Column> COLUMNS = List.of(
            new Column("section", 30),
            new Column("number", 10),
            new Column("activity", 60),
            new Column("mandatory", 14),
            new Column("carrier", 28),
            new Column("carried", 16),
            new Column("own-number", 12),
            new Column("own-activity", 60),
            new Column("assignments", 13),
            new Column("accepted", 13),
            new Column("refusal", 40));

    private final CoverageTables tables;
    private final ListExports exports;

    CoverageExportController(CoverageTables tables, ListExports exports) {
        this.tables = tables;
        this.exports = exports;
    }

    @GetMapping("/roadmaps/{id}/coverage/export.xlsx")
    void export(
            Actor viewer,
            @PathVariable UUID id,
            @ModelAttribute("filter") CoverageFilter filter,
            HttpServletResponse response)
            throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        tables.read(viewer, id, filter).rows().forEach(line -> {
            line.children().forEach(child -> rows.add(cells(line, child)));
            line.missing().forEach(missing -> rows.add(cells(line, missing)));
        });
        exports.write(viewer, "coverage", COLUMNS, rows, response);
    }

    private List<Object> cells(Coverage.Line line, Coverage.Child child) {
        return Arrays.asList(
                line.heading(),
                line.text().number(),
                line.text().title(),
                mandatory(line),
                child.unit(),
                exports.word("cascade.coverage.carries"),
                child.number(),
                child.title(),
                child.total(),
                child.accepted(),
                null);
    }

    private List<Object> cells(Coverage.Line line, Coverage.Missing missing) {
        return Arrays.asList(
                line.heading(),
                line.text().number(),
                line.text().title(),
                mandatory(line),
                missing.unit(),
                exports.word(missing.reason() == null ? "cascade.coverage.not-taken" : "cascade.coverage.refused"),
                null,
                null,
                null,
                null,
                missing.reason());
    }

    private String mandatory(Coverage.Line line) {
        return line.mandatory() ? exports.word("cascade.mandatory") : null;
    }
}
