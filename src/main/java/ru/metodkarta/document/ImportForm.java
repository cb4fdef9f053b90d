package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/**
 * Everything on the page of an import, as typed: whichever button is pressed, nothing that stands on the page is lost.
 * Read from the parameters by hand: Spring would split a single name at its comma.
 *
 * @param button what was pressed: {@code save}, {@code drop}, {@code merge}, {@code section}, {@code activity},
 *     {@code reset}, {@code columns}, {@code executors}, {@code table:<index>}, {@code page:<number>}, {@code difference}
 * @param lines keys of the lines that are ticked
 * @param roles by index of the column, only those chosen
 * @param passport null when the form has none
 */
record ImportForm(
        int version,
        String button,
        String page,
        String place,
        Set<String> lines,
        Map<Integer, ColumnRole> roles,
        String headerRows,
        List<ExecutorLine> executors,
        PlanImport.Passport passport,
        String requestKey) {

    /**
     * @param target chosen meaning, empty: as the system understands it
     * @param other typed name of an organization, wins over the chosen meaning
     */
    record ExecutorLine(String printed, String target, String other) {}

    private static final String ROLE = "role.";
    private static final String PAGE = "page:";

    static ImportForm of(MultiValueMap<String, String> params) {
        Map<Integer, ColumnRole> roles = new HashMap<>();
        params.forEach((name, values) -> {
            ColumnRole role = name.matches("role\\.\\d{1,4}") ? role(values.get(0)) : null;
            if (role != null) {
                roles.put(Integer.parseInt(name.substring(ROLE.length())), role);
            }
        });
        List<ExecutorLine> executors = new ArrayList<>();
        List<String> printed = params.getOrDefault("executorPrinted", List.of());
        for (int i = 0; i < printed.size(); i++) {
            executors.add(new ExecutorLine(
                    lineBreaks(printed.get(i)), at(params, "executorTarget", i), at(params, "executorOther", i)));
        }
        String button = first(params, "do");
        return new ImportForm(
                number(first(params, "version"), -1),
                button,
                button.startsWith(PAGE) ? button.substring(PAGE.length()) : first(params, "page"),
                first(params, "place"),
                new HashSet<>(params.getOrDefault("line", List.of())),
                roles,
                first(params, "headerRows"),
                executors,
                params.containsKey("title")
                        ? new PlanImport.Passport(
                                first(params, "title"),
                                first(params, "periodFrom"),
                                first(params, "periodTo"),
                                first(params, "periodText"),
                                first(params, "yearKind"),
                                first(params, "planKind"))
                        : null,
                first(params, "requestKey"));
    }

    private static ColumnRole role(String name) {
        for (ColumnRole role : ColumnRole.values()) {
            if (role.name().equals(name)) {
                return role;
            }
        }
        return null;
    }

    private static String at(MultiValueMap<String, String> params, String name, int i) {
        List<String> values = params.getOrDefault(name, List.of());
        return i < values.size() ? values.get(i) : "";
    }

    private static String first(MultiValueMap<String, String> params, String name) {
        return lineBreaks(Objects.requireNonNullElse(params.getFirst(name), ""));
    }

    private static String lineBreaks(String text) {
        return text.replace("\r\n", "\n");
    }

    private static int number(String typed, int otherwise) {
        return typed.strip().matches("\\d{1,8}") ? Integer.parseInt(typed.strip()) : otherwise;
    }

    /** Roles that say nothing new are not kept: the reader may learn. */
    ReadingChoices choices(ReadingChoices before, Map<Integer, ColumnRole> asRead) {
        Map<Integer, ColumnRole> chosen = new HashMap<>(before.roles());
        roles.forEach((column, role) -> {
            if (asRead.get(column) != role) {
                chosen.put(column, role);
            }
        });
        Set<String> dropped = new HashSet<>(before.dropped());
        Set<String> merged = new HashSet<>(before.merged());
        Map<String, Boolean> kinds = new LinkedHashMap<>(before.kinds());
        switch (button) {
            case "drop", "merge", "section", "activity", "reset" -> {
                dropped.removeAll(lines);
                merged.removeAll(lines);
                lines.forEach(kinds::remove);
                lines.forEach(line -> mark(line, dropped, merged, kinds));
            }
            default -> {
                // other buttons say nothing about lines
            }
        }
        Integer header = headerRows.isBlank()
                ? null
                : number(headerRows, -1) < 0 ? before.headerRows() : Integer.valueOf(number(headerRows, 0));
        return new ReadingChoices(chosen, header, dropped, merged, kinds);
    }

    private void mark(String line, Set<String> dropped, Set<String> merged, Map<String, Boolean> kinds) {
        switch (button) {
            case "drop" -> dropped.add(line);
            case "merge" -> merged.add(line);
            case "section" -> kinds.put(line, true);
            case "activity" -> kinds.put(line, false);
            default -> {
                // as the system reads it
            }
        }
    }

    /** Names that were typed for printed ones, by printed name. */
    Map<String, String> typedNames() {
        return executors.stream()
                .filter(line -> !line.other().isBlank())
                .collect(Collectors.toMap(ExecutorLine::printed, ExecutorLine::other, (a, b) -> a));
    }

    /** Where on the page to go on. */
    String anchor() {
        if (button.startsWith(PAGE)) {
            return "rows";
        }
        return switch (button) {
            case "drop", "merge", "section", "activity", "reset" -> "rows";
            case "columns" -> "columns";
            case "executors" -> "executors";
            default -> "main";
        };
    }
}
