package ru.metodkarta.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.audit.ListExports.Column;

/** What a report tells of an event, as the last cells of a row of a spreadsheet. */
@Component
class EventCells {

    private static final List<Column> COLUMNS = List.of(
            new Column("event-place", 30),
            new Column("event-from", 13),
            new Column("event-format", 16),
            new Column("participants", 13),
            new Column("media", 40));

    private final ListExports exports;

    EventCells(ListExports exports) {
        this.exports = exports;
    }

    static List<Column> after(Column... columns) {
        return Stream.concat(Arrays.stream(columns), COLUMNS.stream()).toList();
    }

    /** @param event null when the report tells of none */
    List<Object> after(ReportEvent event, Object... cells) {
        List<Object> row = new ArrayList<>(Arrays.asList(cells));
        ReportEvent told = event == null ? ReportEvent.NOTHING : event;
        row.add(told.place());
        row.add(told.fromOn());
        row.add(told.format() == null ? null : exports.word("execution.event-format." + told.format()));
        row.add(told.participants());
        row.add(told.media().isEmpty() ? null : String.join("\n", told.media()));
        return row;
    }
}
