package ru.metodkarta.evidence;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Everything that is a ZIP: Office and OpenDocument packages and plain archives. Nothing is ever unpacked under a name of
 * its own; entries stream through one buffer, those that need a look lie in a temporary file meanwhile.
 */
final class ArchiveInspector {

    /** Names written by Windows in Russian are in the DOS code page; any byte is a letter of it. */
    private static final Charset NAMES =
            Charset.isSupported("IBM866") ? Charset.forName("IBM866") : StandardCharsets.ISO_8859_1;

    private static final int SMALL_PART = 1 << 20;
    private static final int WINDOW = 16_384;
    private static final Set<String> SYSTEM_FILES = Set.of(".ds_store", "thumbs.db", "desktop.ini");
    private static final List<String> MACRO_PARTS =
            List.of("vbaproject.bin", "/macrosheets/", "/activex/", "vbadata.xml");

    /** Reasons that stay themselves inside an archive; all others mean «a file of a kind that is not taken». */
    private static final Set<String> KEPT_REASONS = Set.of(
            "evidence.refused.archive-bomb",
            "evidence.refused.archive-entries",
            "evidence.refused.archive-depth",
            "evidence.refused.macros",
            "evidence.refused.password",
            "evidence.refused.entities");

    private final ContentInspector contents;
    private final Path workFolder;

    ArchiveInspector(ContentInspector contents, Path workFolder) {
        this.contents = contents;
        this.workFolder = workFolder;
    }

    static boolean recognises(byte[] head) {
        return ContentInspector.starts(head, 'P', 'K', 3, 4) || ContentInspector.starts(head, 'P', 'K', 5, 6);
    }

    ContentKind inspect(Path file, ArchiveBudget budget, int depth) throws IOException {
        budget.enter(depth);
        try (ZipFile zip = new ZipFile(file.toFile(), NAMES)) {
            budget.entries(zip.size());
            ContentKind kind = kind(zip, budget);
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.isDirectory()) {
                    continue;
                }
                try (InputStream content = budget.counted(zip.getInputStream(entry))) {
                    if (kind == ContentKind.ZIP) {
                        file(entry.getName(), content, budget, depth);
                    } else {
                        part(entry.getName(), content, kind, budget, depth);
                    }
                }
            }
            return kind;
        } catch (ZipException e) {
            boolean locked = e.getMessage() != null && e.getMessage().contains("encrypted");
            throw new FileRefused(locked ? "evidence.refused.password" : "evidence.refused.damaged");
        } catch (IllegalArgumentException | EOFException e) {
            throw new FileRefused("evidence.refused.damaged");
        }
    }

    private static ContentKind kind(ZipFile zip, ArchiveBudget budget) throws IOException {
        String types = small(zip, "[Content_Types].xml", budget);
        if (types != null) {
            if (types.contains("macroEnabled")) {
                throw new FileRefused("evidence.refused.macros");
            }
            if (types.contains("wordprocessingml.document.main+xml")) {
                return ContentKind.DOCX;
            }
            if (types.contains("spreadsheetml.sheet.main+xml")) {
                return ContentKind.XLSX;
            }
            if (types.contains("presentationml.presentation.main+xml")
                    || types.contains("presentationml.slideshow.main+xml")) {
                return ContentKind.PPTX;
            }
            throw new FileRefused("evidence.refused.kind");
        }
        String mimetype = small(zip, "mimetype", budget);
        if (mimetype != null) {
            return switch (mimetype.strip()) {
                case "application/vnd.oasis.opendocument.text" -> ContentKind.ODT;
                case "application/vnd.oasis.opendocument.spreadsheet" -> ContentKind.ODS;
                default -> throw new FileRefused("evidence.refused.kind");
            };
        }
        if (zip.size() == 0) {
            throw new FileRefused("evidence.refused.empty");
        }
        return ContentKind.ZIP;
    }

    private static String small(ZipFile zip, String name, ArchiveBudget budget) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.isDirectory()) {
            return null;
        }
        try (InputStream in = budget.counted(zip.getInputStream(entry))) {
            return new String(in.readNBytes(SMALL_PART), StandardCharsets.ISO_8859_1);
        }
    }

    /** A file of a plain archive must itself be of an accepted kind. */
    private void file(String name, InputStream content, ArchiveBudget budget, int depth) throws IOException {
        String plain = FileNames.clean(name).toLowerCase(Locale.ROOT);
        if (SYSTEM_FILES.contains(plain) || name.startsWith("__MACOSX/")) {
            content.transferTo(OutputStream.nullOutputStream());
            return;
        }
        aside(content, copy -> {
            try {
                if (Files.size(copy) > 0) {
                    contents.inspect(copy, name, budget, depth + 1);
                }
            } catch (FileRefused e) {
                throw KEPT_REASONS.contains(e.messageCode())
                        ? e
                        : new FileRefused("evidence.refused.archive-entry", FileNames.clean(name));
            }
        });
    }

    /** A part of a document: no macros, no entities, nothing locked; documents in it are looked into as well. */
    private void part(String name, InputStream content, ContentKind kind, ArchiveBudget budget, int depth)
            throws IOException {
        String lower = "/" + name.toLowerCase(Locale.ROOT).replace('\\', '/');
        boolean openDocument = kind == ContentKind.ODT || kind == ContentKind.ODS;
        if (MACRO_PARTS.stream().anyMatch(lower::contains)
                || (openDocument && (lower.startsWith("/basic/") || lower.startsWith("/scripts/")))) {
            throw new FileRefused("evidence.refused.macros");
        }
        if (lower.endsWith(".xml") || lower.endsWith(".rels") || lower.endsWith(".vml")) {
            if (!searchXml(content) && openDocument && lower.equals("/meta-inf/manifest.xml")) {
                throw new FileRefused("evidence.refused.password");
            }
            return;
        }
        byte[] head = content.readNBytes(8);
        if (recognises(head) || Ole2Inspector.recognises(head)) {
            aside(new SequenceInputStream(new ByteArrayInputStream(head), content), copy -> {
                try {
                    contents.inspect(copy, name, budget, depth + 1);
                } catch (FileRefused e) {
                    if (KEPT_REASONS.contains(e.messageCode())) {
                        throw e;
                    }
                }
            });
        } else {
            content.transferTo(OutputStream.nullOutputStream());
        }
    }

    /**
     * Entities are refused by their words, so that no parser ever meets them; XML in another encoding than UTF-8 would hide
     * the words and is refused too.
     *
     * @return false when the part says that parts of the package are encrypted
     */
    private static boolean searchXml(InputStream content) throws IOException {
        byte[] buffer = new byte[WINDOW];
        String carried = "";
        boolean open = true;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            String window = carried + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
            if (window.indexOf(0) >= 0 || window.contains("<!DOCTYPE") || window.contains("<!ENTITY")) {
                throw new FileRefused("evidence.refused.entities");
            }
            open &= !window.contains("encryption-data");
            carried = window.substring(Math.max(0, window.length() - 16));
        }
        return open;
    }

    private interface Look {
        void at(Path copy) throws IOException;
    }

    private void aside(InputStream content, Look look) throws IOException {
        Path copy = Files.createTempFile(workFolder, "part", ".tmp");
        try {
            Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
            look.at(copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
