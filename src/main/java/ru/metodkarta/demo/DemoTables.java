package ru.metodkarta.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of the five documents, verbatim, as the application carries them. */
@Component
class DemoTables {

    private static final Pattern YEARS = Pattern.compile("(?<!\\d)20(21|22|23|24)(?!\\d)");
    private static final int FIRST_YEAR = 2026;

    private final JsonMapper json;

    DemoTables(JsonMapper json) {
        this.json = json;
    }

    record Table(
            String key,
            String title,
            String level,
            Integer periodStart,
            Integer periodEnd,
            String periodText,
            List<String> columns,
            List<Basis> basis,
            Approval approval,
            List<Section> sections,
            List<Row> clauses) {

        Table {
            clauses = clauses == null ? List.of() : clauses;
        }
    }

    record Basis(String relation, String printed) {}

    record Approval(String kind, String issuer, LocalDate date, String number, String annex) {}

    record Section(String number, String title, List<Row> activities) {}

    record Row(
            String number, String title, List<String> executors, String deadline, String result, String precondition) {}

    List<Table> read() {
        try (InputStream source = new ClassPathResource("demo/roadmaps.json").getInputStream()) {
            return json.readValue(source, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same activities for 2026-2028: printed years of deadlines moved, the earliest becomes 2026. */
    static Table current(Table table) {
        int shift =
                FIRST_YEAR - rows(table).mapToInt(DemoTables::firstYear).min().orElse(FIRST_YEAR);
        String period = "на 2026-2028 годы";
        String title = table.title()
                .replaceAll("на 2021-2024\\s?г\\.?\\s?г?\\.?$", period)
                .replace("Мегiona", "Мегиона");
        if (!title.contains("2026")) {
            title = title + " " + period;
        }
        return new Table(
                table.key(),
                title,
                table.level(),
                2026,
                2028,
                period,
                table.columns(),
                table.basis(),
                null,
                table.sections().stream()
                        .map(section -> new Section(
                                section.number(),
                                section.title(),
                                section.activities().stream()
                                        .map(row -> moved(row, shift))
                                        .toList()))
                        .toList(),
                table.clauses());
    }

    private static Row moved(Row row, int shift) {
        return new Row(
                row.number(),
                row.title(),
                row.executors(),
                shifted(row.deadline(), shift),
                row.result(),
                row.precondition());
    }

    private static int firstYear(Row row) {
        return YEARS.matcher(row.deadline())
                .results()
                .mapToInt(year -> Integer.parseInt(year.group()))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static String shifted(String deadline, int shift) {
        return YEARS.matcher(deadline).replaceAll(year -> String.valueOf(Integer.parseInt(year.group()) + shift));
    }

    static Stream<Row> rows(Table table) {
        return table.sections().stream().flatMap(section -> section.activities().stream());
    }
}
