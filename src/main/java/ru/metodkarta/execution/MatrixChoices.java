package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;

/** Work that is chosen in the matrix. */
@Component
class MatrixChoices {

    private final Matrix matrix;
    private final JdbcClient jdbc;

    MatrixChoices(Matrix matrix, JdbcClient jdbc) {
        this.matrix = matrix;
        this.jdbc = jdbc;
    }

    /** What is chosen by single cells, whole rows, whole columns. {@code whole}: beyond this page, all under the filter. */
    record Choice(List<String> cell, List<String> row, List<String> column, boolean whole) {

        static List<UUID> ids(List<String> texts) {
            return (texts == null ? List.<String>of() : texts)
                    .stream().map(Ids::parse).filter(id -> id != null).toList();
        }
    }

    /** Open work that is chosen, at most {@code limit} and one more. */
    @Transactional(readOnly = true)
    List<UUID> chosen(Actor actor, MatrixFilter filter, Choice choice, LocalDate today, int limit) {
        List<UUID> rows = Choice.ids(choice.row());
        List<UUID> columns = Choice.ids(choice.column());
        List<UUID> occurrences;
        String onPage = "true";
        List<UUID> pageRows = List.of();
        boolean towns = false;
        if (choice.whole()) {
            occurrences = matrix.columns(actor, filter).stream()
                    .map(Matrix.Column::id)
                    .toList();
            towns = !rows.isEmpty() && matrix.read(actor, filter, today).towns();
        } else {
            Matrix.Grid grid = matrix.read(actor, filter, today);
            towns = grid.towns();
            occurrences = grid.columns().rows().stream().map(Matrix.Column::id).toList();
            pageRows = grid.rows().rows().stream().map(Matrix.Row::id).toList();
            onPage = key(towns) + " = any(" + IdList.array("pageRows") + ")";
        }
        return jdbc.sql("select a.id from assignment a join organization g on g.id = a.organization_id"
                        + " where a.occurrence_id = any(" + IdList.array("occurrences") + ") and"
                        + Matrix.which(actor, filter) + " and a.state in " + Reconciliation.OPEN + " and (a.id = any("
                        + IdList.array("cells") + ") or " + key(towns) + " = any(" + IdList.array("rows")
                        + ") or (a.occurrence_id = any(" + IdList.array("columns") + ") and " + onPage + "))"
                        + " order by a.id limit :limit")
                .params(OwnOrganizations.params(actor))
                .params(filter.params())
                .param("today", today)
                .param("occurrences", IdList.of(occurrences))
                .param("cells", IdList.of(Choice.ids(choice.cell())))
                .param("rows", IdList.of(rows))
                .param("columns", IdList.of(columns))
                .param("pageRows", IdList.of(pageRows))
                .param("limit", limit + 1)
                .query(UUID.class)
                .list();
    }

    private static String key(boolean towns) {
        return towns ? "coalesce(a.municipality_id, :noTown)" : "a.organization_id";
    }

    /** Whether there is anything of the plan that the viewer may know of. */
    boolean sees(Actor actor, MatrixFilter filter) {
        return !matrix.columns(actor, filter).isEmpty();
    }
}
