package ru.metodkarta.document;

import java.util.Map;
import java.util.Set;

/**
 * What the user decided about the reading of a table; the same table and choices always give the same reading.
 *
 * @param roles role by grid column, for columns the user changed
 * @param headerRows how many rows at the top are the header; null: found by the reader
 * @param dropped keys of lines taken out
 * @param merged keys of lines that belong to the line above
 * @param kinds keys of lines that are a section (true) or an activity (false) against the reader's opinion
 */
record ReadingChoices(
        Map<Integer, ColumnRole> roles,
        Integer headerRows,
        Set<String> dropped,
        Set<String> merged,
        Map<String, Boolean> kinds) {

    ReadingChoices {
        roles = Map.copyOf(roles);
        dropped = Set.copyOf(dropped);
        merged = Set.copyOf(merged);
        kinds = Map.copyOf(kinds);
    }

    static ReadingChoices none() {
        return new ReadingChoices(Map.of(), null, Set.of(), Set.of(), Map.of());
    }
}
