package ru.metodkarta.roadmap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cells of another roadmap's own columns put under the keys of this one's: the same title, up to spaces, is the same column. */
final class LinkedCells {

    private LinkedCells() {}

    /** @return those of {@code cells} whose column is there, by its key; of two columns of one title the last counts */
    static Map<String, String> byKey(List<ColumnContent> columns, Map<String, String> cells) {
        Map<String, String> keys = new HashMap<>();
        Columns.extra(columns).forEach(column -> keys.put(title(column.title()), column.key()));
        Map<String, String> byKey = new HashMap<>();
        cells.forEach((title, text) -> {
            String key = keys.get(title(title));
            if (key != null) {
                byKey.put(key, text);
            }
        });
        return byKey;
    }

    private static String title(String printed) {
        return printed.replaceAll("[ \\t\\r\\n]+", " ").strip();
    }
}
