package ru.metodkarta.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static ru.metodkarta.evidence.Samples.bytes;
import static ru.metodkarta.evidence.Samples.hex;
import static ru.metodkarta.evidence.Samples.office;
import static ru.metodkarta.evidence.Samples.ole2;
import static ru.metodkarta.evidence.Samples.openDocument;
import static ru.metodkarta.evidence.Samples.zip;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContentInspectorTest {

    private static final Charset CP1251 = Charset.forName("windows-1251");
    private static final String SHEET = "spreadsheetml.sheet";

    @TempDir
    Path folder;

    static Stream<Arguments> taken() {
        return Stream.of(
                arguments(ContentKind.PDF, "приказ.pdf", Samples.pdf("/JavaScript is only ever an attachment")),
                arguments(ContentKind.JPEG, "фото.jpg", Samples.jpeg()),
                arguments(ContentKind.PNG, "скан.png", Samples.png()),
                arguments(ContentKind.HEIC, "фото.heic", Samples.heic()),
                arguments(ContentKind.DOCX, "отчёт.docx", Samples.docx()),
                arguments(ContentKind.XLSX, "x", office(SHEET, "xl/workbook.xml", bytes("<workbook/>"))),
                arguments(
                        ContentKind.PPTX,
                        "x",
                        office("presentationml.presentation", "ppt/presentation.xml", bytes("<p/>"))),
                arguments(ContentKind.DOC, "x", ole2(new byte[64], "Root Entry", "WordDocument")),
                arguments(ContentKind.XLS, "x", ole2(hex("0908 1000"), "Root Entry", "Workbook")),
                arguments(ContentKind.ODT, "x", openDocument("text", Map.of())),
                arguments(ContentKind.ODS, "x", openDocument("spreadsheet", Map.of())),
                arguments(ContentKind.RTF, "x", bytes("{\\rtf1\\ansi}")),
                arguments(
                        ContentKind.ZIP,
                        "x",
                        zip(Map.of("папка/приказ.pdf", Samples.pdf("1"), "отчёт.docx", Samples.docx()))),
                arguments(ContentKind.ZIP, "x", zip(Map.of("приказ.txt", bytes("да")), Charset.forName("IBM866"))),
                arguments(ContentKind.ZIP, "x", zip(Map.of("a.zip", zip(Map.of("b.docx", Samples.docx()))))),
                arguments(ContentKind.SIGNATURE, "приказ.pdf.sig", Samples.signature(false)),
                arguments(ContentKind.SIGNATURE, "x", Base64.getMimeEncoder().encode(Samples.signature(false))),
                arguments(ContentKind.TEXT, "итоги.txt", bytes("Приняли участие 12 педагогов")),
                arguments(ContentKind.TEXT, "итоги.csv", bytes("школа;" + "я".repeat(40_000))),
                arguments(ContentKind.TEXT_1251, "итоги.CSV", "школа;число".getBytes(CP1251)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("taken")
    void takesByContent(ContentKind kind, String name, byte[] content) throws IOException {
        assertThat(inspect(name, content, ArchiveLimits.DEFAULT)).isEqualTo(kind);
    }

    static Stream<Arguments> refused() {
        byte[] macro = zip(Map.of(
                "[Content_Types].xml",
                bytes("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
                "word/vbaProject.bin",
                new byte[] {1, 2, 3}));
        return Stream.of(
                arguments("empty", "пусто.pdf", new byte[0]),
                arguments("program", "отчёт.pdf", bytes("MZ\u0090 this is a program")),
                arguments("program", "отчёт.txt", bytes("#!/bin/sh\nrm -rf /\n")),
                arguments("markup", "страница.txt", bytes("\n <!DOCTYPE html><html></html>")),
                arguments("markup", "рисунок.csv", bytes("<svg xmlns='http://www.w3.org/2000/svg'/>")),
                arguments("markup", "a.txt", bytes(" ".repeat(16_380) + "<script>alert(1)</script>")),
                arguments("program", "run.js", bytes("alert(1)")),
                arguments("program", "установка.EXE", bytes("del *.*")),
                arguments("program", "run.exe", new byte[] {'a', 0, 'b'}),
                arguments("not-as-named", "фото.heic", bytes("вовсе не фото")),
                arguments("not-as-named", "фото.heic", new byte[] {'a', 0, 'b'}),
                arguments("text", "заметки.md", bytes("текст")),
                arguments("kind", "видео.mp4", hex("00000018 66747970 69736F6D 00000000")),
                arguments("kind", "a.txt", new byte[] {'a', 0, 'b'}),
                arguments("kind", "a.txt", new byte[] {(byte) 0x98, (byte) 0xFF, 'b'}),
                arguments("kind", "a.epub", zip(Map.of("mimetype", bytes("application/epub+zip")))),
                arguments("kind", "a.vsdx", zip(Map.of("[Content_Types].xml", bytes("ms-visio.drawing.main+xml")))),
                arguments("damaged", "a.pdf", bytes("%PDF-1.7 and no end")),
                arguments("damaged", "a.jpg", hex("FFD8FFE0 0010")),
                arguments("damaged", "a.docx", java.util.Arrays.copyOf(Samples.docx(), 100)),
                arguments("damaged", "a.doc", java.util.Arrays.copyOf(ole2(new byte[64], "WordDocument"), 700)),
                arguments("macros", "a.docx", macro),
                arguments("macros", "a.zip", zip(Map.of("внутри.docx", macro))),
                arguments(
                        "macros",
                        "a.docm",
                        zip(Map.of(
                                "[Content_Types].xml",
                                bytes("application/vnd.ms-word.document.macroEnabled.main+xml")))),
                arguments("macros", "a.doc", ole2(new byte[64], "Root Entry", "WordDocument", "Macros")),
                arguments("macros", "a.xlsx", office(SHEET, "xl/macrosheets/sheet1.xml", bytes("<x/>"))),
                arguments("macros", "a.odt", openDocument("text", Map.of("Basic/Standard/Module1.xml", bytes("<x/>")))),
                arguments(
                        "macros",
                        "a.docx",
                        office(
                                "wordprocessingml.document",
                                "word/embeddings/book.bin",
                                ole2(hex("0908 1000"), "Workbook", "_VBA_PROJECT_CUR"))),
                arguments(
                        "entities",
                        "a.docx",
                        office(
                                "wordprocessingml.document",
                                "word/document.xml",
                                bytes("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"))),
                arguments(
                        "entities",
                        "a.docx",
                        office(
                                "wordprocessingml.document",
                                "word/document.xml",
                                "<!DOCTYPE a>".getBytes(java.nio.charset.StandardCharsets.UTF_16))),
                arguments("password", "a.docx", ole2(new byte[64], "EncryptionInfo", "EncryptedPackage")),
                arguments("password", "a.doc", ole2(hex("ECA5C100 000000000000 0001 0000"), "WordDocument")),
                arguments("password", "a.xls", ole2(hex("0908 0400 00060500 2F00 0600 000000000000"), "Workbook")),
                arguments(
                        "password",
                        "a.odt",
                        openDocument("text", Map.of("META-INF/manifest.xml", bytes("<manifest:encryption-data/>")))),
                arguments("password", "a.zip", encrypted()),
                arguments("old-presentation", "a.ppt", ole2(new byte[64], "PowerPoint Document")),
                arguments("attached-signature", "приказ.p7m", Samples.signature(true)),
                arguments("archive-entry", "a.zip", zip(Map.of("run.exe", bytes("MZ")))),
                arguments("archive-entry", "a.jar", zip(Map.of("A.class", hex("CAFEBABE00000034")))),
                arguments("archive-depth", "a.zip", nested(4)),
                arguments("archive-bomb", "a.zip", Samples.bomb(12L << 20)),
                arguments("archive-bomb", "a.zip", zip(Map.of("b.zip", Samples.bomb(12L << 20)))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refused")
    void refusesWithAReason(String reason, String name, byte[] content) {
        assertThatThrownBy(() -> inspect(name, content, ArchiveLimits.DEFAULT))
                .isInstanceOf(FileRefused.class)
                .extracting(e -> ((FileRefused) e).messageCode())
                .isEqualTo("evidence.refused." + reason);
        assertThat(folder.toFile().list((dir, file) -> file.startsWith("part"))).isEmpty();
    }

    @Test
    void countsWhatIsReallyUnpackedAndAllNestedFilesTogether() {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 6; i++) {
            many.put(i + ".txt", bytes("да"));
        }
        byte[] two = zip(Map.of("a.zip", zip(many), "b.zip", zip(many)));

        assertThatThrownBy(() -> inspect("a.zip", two, new ArchiveLimits(10, 1 << 20, 100, 3)))
                .hasMessage("evidence.refused.archive-entries");
        assertThatThrownBy(() -> inspect("a.zip", Samples.bomb(3 << 20), new ArchiveLimits(10, 2 << 20, 1_000_000, 3)))
                .hasMessage("evidence.refused.archive-bomb");
    }

    private ContentKind inspect(String name, byte[] content, ArchiveLimits limits) throws IOException {
        Path file = folder.resolve("upload.tmp");
        Files.write(file, content);
        return new ContentInspector(folder, limits).inspect(file, name);
    }

    /** Bit 0 of the general flags of both headers says that the entry is encrypted. */
    private static byte[] encrypted() {
        byte[] archive = zip(Map.of("a.txt", bytes("да")));
        archive[6] |= 1;
        for (int i = 0; i + 3 < archive.length; i++) {
            if (archive[i] == 'P' && archive[i + 1] == 'K' && archive[i + 2] == 1 && archive[i + 3] == 2) {
                archive[i + 8] |= 1;
            }
        }
        return archive;
    }

    private static byte[] nested(int depth) {
        byte[] archive = zip(Map.of("a.txt", bytes("да")));
        for (int i = 1; i < depth; i++) {
            archive = zip(Map.of("a.zip", archive));
        }
        return archive;
    }
}
