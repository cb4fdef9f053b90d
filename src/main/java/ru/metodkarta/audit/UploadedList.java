package ru.metodkarta.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import ru.metodkarta.office.OfficeFiles;
import ru.metodkarta.office.RawCell;
import ru.metodkarta.office.RawRow;
import ru.metodkarta.office.RawTable;
import ru.metodkarta.office.UnreadableFile;
import ru.metodkarta.web.FormErrors;

/** The list out of a file: the sheet that has its headings, found by their words in whatever order they stand. */
@Component
class UploadedList {

    /** Mark of the example row: whoever fills in the template may leave it where it is. */
    static final String EXAMPLE = "list-import.example";

    private static final Logger log = LoggerFactory.getLogger(UploadedList.class);
    private static final int HEADINGS_WITHIN = 10;

    private final ListExports words;

    UploadedList(ListExports words) {
        this.words = words;
    }

    /** Null when there are errors. */
    ImportedList read(MultipartFile file, List<ImportColumn> columns, FormErrors errors) {
        if (file == null || file.isEmpty()) {
            errors.add("file", "list-import.error.nothing");
            return null;
        }
        try (InputStream content = file.getInputStream()) {
            return find(OfficeFiles.read(file.getOriginalFilename(), content), columns, errors);
        } catch (UnreadableFile e) {
            log.info("A list was refused: {}", e.messageCode());
            boolean rows = e.messageCode().equals("office.refused.rows");
            errors.add("file", rows ? "list-import.error.rows" : e.messageCode(), e.arguments());
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Heading(int at, Map<String, Integer> columns, List<String> missing, List<String> twice) {}

    private ImportedList find(List<RawTable> tables, List<ImportColumn> columns, FormErrors errors) {
        Heading nearest = null;
        for (RawTable table : tables) {
            if (table.rows().isEmpty() || table.rows().get(0).number() == null) {
                errors.add("file", "list-import.error.excel");
                return null;
            }
            for (int at = 0; at < Math.min(HEADINGS_WITHIN, table.rows().size()); at++) {
                Heading heading = heading(table.rows().get(at), at, columns);
                if (heading.missing().isEmpty() && heading.twice().isEmpty()) {
                    return list(table, heading, columns);
                }
                if (nearest == null
                        || heading.columns().size() > nearest.columns().size()) {
                    nearest = heading;
                }
            }
        }
        if (nearest != null && nearest.missing().isEmpty()) {
            errors.add("file", "list-import.error.twice", String.join(", ", nearest.twice()));
        } else {
            errors.add(
                    "file", "list-import.error.columns", nearest == null ? "" : String.join(", ", nearest.missing()));
        }
        return null;
    }

    private Heading heading(RawRow row, int at, List<ImportColumn> columns) {
        Map<String, String> codes =
                columns.stream().collect(Collectors.toMap(c -> plain(word(c)), ImportColumn::code, (a, b) -> a));
        Map<String, Integer> found = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (RawCell cell : row.cells()) {
            String code = codes.get(plain(cell.text()));
            if (code != null && found.putIfAbsent(code, cell.column()) != null) {
                twice.add("«" + cell.text() + "»");
            }
        }
        List<String> missing = columns.stream()
                .filter(column -> column.required() && !found.containsKey(column.code()))
                .map(column -> "«" + word(column) + "»")
                .toList();
        return new Heading(at, found, missing, twice);
    }

    private String word(ImportColumn column) {
        return words.word("export." + column.code());
    }

    /** Small letters, no mark of a required column, one space. */
    private static String plain(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replace('\u0451', '\u0435')
                .replaceAll("[*\\s]+", " ")
                .strip();
    }

    private ImportedList list(RawTable table, Heading heading, List<ImportColumn> columns) {
        Map<String, String> letters = new LinkedHashMap<>();
        Map<Integer, String> codes = new HashMap<>();
        heading.columns().forEach((code, column) -> {
            letters.put(code, letter(table.left() + column));
            codes.put(column, code);
        });
        List<ImportedList.Row> rows = new ArrayList<>();
        String example = words.word(EXAMPLE);
        int examples = 0;
        for (RawRow row : table.rows().subList(heading.at() + 1, table.rows().size())) {
            Map<String, String> cells = new HashMap<>();
            for (RawCell cell : row.cells()) {
                if (codes.containsKey(cell.column()) && !cell.text().isBlank()) {
                    cells.put(codes.get(cell.column()), cell.text().strip());
                }
            }
            if (example.equalsIgnoreCase(cells.get(columns.get(0).code()))) {
                examples++;
            } else if (!cells.isEmpty()) {
                rows.add(new ImportedList.Row(row.number(), cells));
            }
        }
        return new ImportedList(letters, rows, examples);
    }

    private static String letter(int column) {
        String rest = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? rest : letter(column / 26 - 1) + rest;
    }
}
