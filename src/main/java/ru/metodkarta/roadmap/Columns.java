package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The columns of a roadmap's table: its own titles in its own order. */
@Component
class Columns {

    /** Headings are words of an order: always in Russian. */
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private static final List<ColumnKind> USUAL =
            List.of(ColumnKind.NUMBER, ColumnKind.TITLE, ColumnKind.EXECUTORS, ColumnKind.DEADLINE, ColumnKind.RESULT);

    private final MessageSource messages;

    Columns(MessageSource messages) {
        this.messages = messages;
    }

    /** The five usual ones under their usual titles. */
    List<ColumnContent> usual() {
        return USUAL.stream()
                .map(kind -> new ColumnContent(
                        kind, messages.getMessage("roadmap.edit.usual-column." + kind, null, RUSSIAN)))
                .toList();
    }

    /** Every fixed kind once (missing ones under usual titles at the end, numbers at the beginning), every extra column with a key of its own. */
    List<ColumnContent> complete(List<ColumnContent> given) {
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
        for (ColumnContent column : usual()) {
            if (fixed.add(column.kind())) {
                columns.add(column.kind() == ColumnKind.NUMBER ? 0 : columns.size(), column);
            }
        }
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
