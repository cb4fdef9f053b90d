package ru.metodkarta.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import ru.metodkarta.office.Clipboard;
import ru.metodkarta.office.OfficeFiles;
import ru.metodkarta.office.RawTable;
import ru.metodkarta.office.UnreadableFile;
import ru.metodkarta.web.FormErrors;

/** Tables of what was sent: a file, or the clipboard as HTML or as text. What cannot be read is one plain sentence. */
@Component
class UploadedTables {

    private static final Logger log = LoggerFactory.getLogger(UploadedTables.class);
    private static final int LONGEST_NAME = 200;

    /** @param fileName null for the clipboard */
    record Tables(String fileName, List<RawTable> tables) {}

    /** Null when there are errors. */
    Tables read(MultipartFile file, String text, String html, FormErrors errors) {
        boolean sent = file != null && !file.isEmpty();
        boolean pasted = (text != null && !text.isBlank()) || (html != null && !html.isBlank());
        if (!sent && !pasted) {
            errors.add("file", "document.error.nothing");
            return null;
        }
        String field = sent ? "file" : "text";
        try {
            List<RawTable> tables = sent ? fromFile(file) : fromClipboard(text, html);
            if (tables.isEmpty()) {
                errors.add(field, "office.refused.no-table");
                return null;
            }
            return new Tables(sent ? name(file) : null, tables);
        } catch (UnreadableFile e) {
            log.info("A document was refused: {}", e.messageCode());
            errors.add(field, e.messageCode(), e.arguments());
            return null;
        }
    }

    private static List<RawTable> fromFile(MultipartFile file) {
        try (InputStream content = file.getInputStream()) {
            return OfficeFiles.read(file.getOriginalFilename(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The HTML knows merged cells; where it has no table after all, the text beside it may. */
    private static List<RawTable> fromClipboard(String text, String html) {
        if (html != null && !html.isBlank()) {
            try {
                return Clipboard.fromHtml(html);
            } catch (UnreadableFile e) {
                if (text == null || text.isBlank()) {
                    throw e;
                }
            }
        }
        return Clipboard.fromText(text);
    }

    /** Without folders, as some browsers send them. */
    private static String name(MultipartFile file) {
        String sent = file.getOriginalFilename();
        String name = sent == null ? "" : sent.replaceAll(".*[/\\\\]", "").strip();
        if (name.isEmpty()) {
            name = "—";
        }
        return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
    }
}
