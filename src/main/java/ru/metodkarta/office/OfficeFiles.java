package ru.metodkarta.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tables of a Word or Excel file. What a file is, its bytes say, never its name. Nothing it refers to is fetched. */
public final class OfficeFiles {

    private static final int BUFFER = 1 << 16;

    private OfficeFiles() {}

    /**
     * Hidden sheets come last, their rows marked as hidden.
     *
     * @param fileName as sent; for nothing but the log of the caller
     * @throws UnreadableFile with the sentence for the user; the only exception a file can cause
     */
    public static List<RawTable> read(String fileName, Path content) throws IOException {
        if (Files.size(content) > Limits.FILE) {
            throw tooLarge();
        }
        byte[] head = head(content);
        if (head.length == 0) {
            throw new UnreadableFile("empty");
        }
        if (OldOffice.recognises(head)) {
            throw OldOffice.refusal(content);
        }
        if (!OfficePackage.recognises(head)) {
            throw otherKind(head);
        }
        try (OfficePackage office = OfficePackage.open(content)) {
            return switch (office.kind()) {
                case WORD -> new WordReader(office).tables();
                case EXCEL -> new ExcelReader(office).tables();
            };
        }
    }

    /** The stream is read to a file first, and no further than the limit of 20 MB. */
    public static List<RawTable> read(String fileName, InputStream content) throws IOException {
        Path copy = Files.createTempFile("office", ".tmp");
        try {
            copy(content, copy);
            return read(fileName, copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static void copy(InputStream content, Path copy) throws IOException {
        try (OutputStream out = Files.newOutputStream(copy)) {
            byte[] buffer = new byte[BUFFER];
            long total = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                total += read;
                if (total > Limits.FILE) {
                    throw tooLarge();
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static UnreadableFile tooLarge() {
        return new UnreadableFile("large", String.valueOf(Limits.FILE >> 20));
    }

    private static byte[] head(Path content) throws IOException {
        try (InputStream in = Files.newInputStream(content)) {
            return in.readNBytes(8);
        }
    }

    private static UnreadableFile otherKind(byte[] head) {
        String start = new String(head, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (start.startsWith("%PDF")) {
            return new UnreadableFile("pdf");
        }
        return new UnreadableFile(start.startsWith("{\\rtf") ? "rtf" : "kind");
    }
}
