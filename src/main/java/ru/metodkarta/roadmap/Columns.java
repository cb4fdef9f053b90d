package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The columns of a roadmap's table: its own titles in its own order. */
final class Columns {

    /** Headings of a roadmap that was given none: words of an order, always in Russian. */
    static final List<ColumnContent> USUAL = List.of(
            new ColumnContent(ColumnKind.NUMBER, "№ п/п"),
            new ColumnContent(ColumnKind.TITLE, "Наименование мероприятия"),
            new ColumnContent(ColumnKind.EXECUTORS, "Ответственные исполнители"),
            new ColumnContent(ColumnKind.DEADLINE, "Срок исполнения"),
            new ColumnContent(ColumnKind.RESULT, "Планируемый результат"));

    private Columns() {}

    /** Every fixed kind once (missing ones from {@link #USUAL} at the end), every extra column with a key of its own. */
    static List<ColumnContent> complete(List<ColumnContent> given) {
        List<ColumnContent> columns = new ArrayList<>();
        Set<ColumnKind> fixed = new HashSet<>();
        Set<String> keys = new HashSet<>();
        given.forEach(column -> {
            if (column.kind() == ColumnKind.EXTRA && column.key() != null) {
                keys.add(column.key());
            }
        });
        for (ColumnContent column : given) {
            if (column.kind() != ColumnKind.EXTRA) {
                if (fixed.add(column.kind())) {
                    columns.add(new ColumnContent(column.kind(), column.title()));
                }
            } else {
                columns.add(
                        column.key() != null
                                ? column
                                : new ColumnContent(ColumnKind.EXTRA, column.title(), freeKey(keys)));
            }
        }
        USUAL.stream().filter(column -> fixed.add(column.kind())).forEach(columns::add);
        return List.copyOf(columns);
    }

    private static String freeKey(Set<String> taken) {
        int n = 1;
        while (!taken.add("x" + n)) {
            n++;
        }
        return "x" + n;
    }

    static List<ColumnContent> extra(List<ColumnContent> columns) {
        return columns.stream()
                .filter(column -> column.kind() == ColumnKind.EXTRA)
                .toList();
    }

    static String title(List<ColumnContent> columns, ColumnKind kind) {
        return columns.stream()
                .filter(column -> column.kind() == kind)
                .map(ColumnContent::title)
                .findFirst()
                .orElse("");
    }
}
