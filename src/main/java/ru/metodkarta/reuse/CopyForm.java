package ru.metodkarta.reuse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/**
 * The page of a copy as typed: requisites, and by name what stands in the cells that were shown for confirmation
 * ({@code deadline-<activity>}, {@code title-<activity>} …), ticks ({@code drop-}, {@code keep-}) and answers
 * ({@code reading-}).
 *
 * @param revision the text that was shown
 * @param madeFrom the period the proposals were made for, with {@code madeTo} and {@code madeKind}
 */
record CopyForm(
        String place,
        String periodFrom,
        String periodTo,
        String yearKind,
        String revision,
        String madeFrom,
        String madeTo,
        String madeKind,
        String requestKey,
        Map<String, String> cells) {

    static CopyForm of(MultiValueMap<String, String> params) {
        Map<String, String> cells = new LinkedHashMap<>();
        params.forEach((name, values) ->
                cells.put(name, Objects.requireNonNullElse(values.get(0), "").replace("\r\n", "\n")));
        return new CopyForm(
                text(params, "place"),
                text(params, "periodFrom"),
                text(params, "periodTo"),
                text(params, "yearKind"),
                text(params, "revision"),
                text(params, "madeFrom"),
                text(params, "madeTo"),
                text(params, "madeKind"),
                text(params, "requestKey"),
                cells);
    }

    private static String text(MultiValueMap<String, String> params, String name) {
        return Objects.requireNonNullElse(params.getFirst(name), "");
    }

    /** What was typed into a cell, null when it was not shown. */
    String cell(String name) {
        return cells.get(name);
    }

    boolean ticked(String what, UUID activityId) {
        return cells.containsKey(what + "-" + activityId);
    }

    /** MOVED: the days of the original, moved; else as the new words are read. */
    boolean keepsDays(UUID activityId) {
        return "MOVED".equals(cells.get("reading-" + activityId));
    }

    boolean samePeriod() {
        return periodFrom.strip().equals(madeFrom.strip())
                && periodTo.strip().equals(madeTo.strip())
                && yearKind.equals(madeKind);
    }
}
