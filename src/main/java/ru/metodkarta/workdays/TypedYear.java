package ru.metodkarta.workdays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.multipart.MultipartFile;
import ru.metodkarta.office.Clipboard;
import ru.metodkarta.office.CsvFiles;
import ru.metodkarta.office.OfficeFiles;
import ru.metodkarta.office.RawTable;
import ru.metodkarta.office.UnreadableFile;
import ru.metodkarta.web.FormErrors;

/**
 * A year of the production calendar as somebody gave it, read.
 *
 * @param read null when there is nothing to read
 */
record TypedYear(String act, YearTable.Result read, FormErrors errors) {

    private static final Logger log = LoggerFactory.getLogger(TypedYear.class);

    private static final int MOST_BYTES = 20 << 20;

    /** @param file null or empty where the table was pasted */
    static TypedYear of(YearForm form, MultipartFile file) {
        FormErrors errors = new FormErrors();
        String act = form.actOrNull(errors);
        Integer year = form.yearOrNull(errors);
        List<RawTable> tables = file == null || file.isEmpty() ? pasted(form, errors) : sent(file, errors);
        return new TypedYear(act, year == null || tables == null ? null : YearTable.read(tables, year), errors);
    }

    boolean wrong() {
        return !errors.isEmpty() || read == null || read.official() == null;
    }

    OfficialYear official() {
        return read.official();
    }

    List<YearTable.Problem> problems() {
        return read == null ? List.of() : read.problems();
    }

    private static List<RawTable> sent(MultipartFile file, FormErrors errors) {
        if (file.getSize() > MOST_BYTES) {
            errors.add("file", "office.refused.large", String.valueOf(MOST_BYTES >> 20));
            return null;
        }
        try {
            byte[] content = file.getBytes();
            return CsvFiles.recognises(content)
                    ? CsvFiles.read(content)
                    : OfficeFiles.read(file.getOriginalFilename(), file.getInputStream());
        } catch (UnreadableFile e) {
            log.info("A calendar was refused: {}", e.messageCode());
            errors.add("file", code(e), e.arguments());
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<RawTable> pasted(YearForm form, FormErrors errors) {
        if (form.table() == null || form.table().isBlank()) {
            errors.add("file", "workdays.import.nothing");
            return null;
        }
        try {
            return Clipboard.fromText(form.table());
        } catch (UnreadableFile e) {
            errors.add("table", code(e), e.arguments());
            return null;
        }
    }

    /** What those sentences say of plans does not fit a calendar. */
    private static String code(UnreadableFile e) {
        return switch (e.messageCode()) {
            case "office.refused.no-table", "office.refused.kind", "office.refused.pdf", "office.refused.rows" ->
                "workdays.import.no-table";
            default -> e.messageCode();
        };
    }
}
