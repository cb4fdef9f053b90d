package ru.metodkarta.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import ru.metodkarta.testing.PlannedWorld;

/** {@code permissions.tsv}; its head explains the columns. */
record PermissionTable(List<String> people, List<Row> rows) {

    private static final Path FILE = Path.of("src/test/resources/permissions.tsv");
    private static final String AS = " as ";
    private static final int FIRST_PERSON = 3;

    /**
     * @param pattern as mapped, with {@code " as <media type>"} when the handler produces just that
     * @param expected by person, empty for pages that are open to strangers
     */
    record Row(String method, String pattern, String address, Map<String, String> expected) {

        /** How the handler is called in the table. */
        String handler() {
            return method + " " + pattern;
        }

        String title() {
            return method + " " + address;
        }

        boolean open() {
            return expected.isEmpty();
        }

        boolean posts() {
            return method.equals("POST");
        }

        /** Speaks of something particular, which another region may not know of. */
        boolean namesSomething() {
            return address.contains("{");
        }

        /** Somebody who may. */
        Optional<String> who() {
            return expected.keySet().stream()
                    .filter(person -> expected.get(person).equals("+"))
                    .findFirst();
        }

        MockHttpServletRequestBuilder request(PlannedWorld world) {
            String accept = pattern.contains(AS) ? pattern.substring(pattern.indexOf(AS) + AS.length()) : "text/html";
            return MockMvcRequestBuilders.request(HttpMethod.valueOf(method), world.fill(address))
                    .header(HttpHeaders.ACCEPT, accept);
        }

        boolean page() {
            return !pattern.contains(AS);
        }

        /** Whether that answer is what the person should get. */
        boolean fits(String person, int status) {
            String cell = expected.get(person);
            if (cell.equals("+")) {
                return posts() ? status < 400 || status == 422 : status < 300;
            }
            return status == Integer.parseInt(cell);
        }
    }

    static PermissionTable read() {
        try {
            List<String[]> lines = Files.readAllLines(FILE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
            List<String> people = cells(lines.get(0));
            List<Row> rows = new ArrayList<>();
            for (String[] line : lines.subList(1, lines.size())) {
                rows.add(new Row(line[0], line[1], line[2], expected(people, line)));
            }
            return new PermissionTable(people, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String[] line) {
        return Arrays.asList(line).subList(FIRST_PERSON, line.length);
    }

    private static Map<String, String> expected(List<String> people, String[] line) {
        List<String> cells = cells(line);
        Map<String, String> expected = new LinkedHashMap<>();
        if (cells.equals(List.of("open"))) {
            return expected;
        }
        boolean all = cells.equals(List.of("all"));
        if (!all && cells.size() != people.size()) {
            throw new IllegalStateException(
                    String.join(" ", line) + ": " + cells.size() + " answers for " + people.size());
        }
        for (int i = 0; i < people.size(); i++) {
            if (all || !cells.get(i).equals("-")) {
                expected.put(people.get(i), all ? "+" : cells.get(i));
            }
        }
        return expected;
    }
}
