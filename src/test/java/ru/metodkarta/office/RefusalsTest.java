package ru.metodkarta.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static ru.metodkarta.office.Docx.p;
import static ru.metodkarta.office.Docx.r;
import static ru.metodkarta.office.Docx.row;
import static ru.metodkarta.office.Docx.tbl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not taken: one plain sentence each, nothing left behind, memory bounded. */
class RefusalsTest {

    private static final String TABLE = tbl(row("№", "Дело", "Срок"), row("1", "Курсы", "май"));

    @TempDir
    Path folder;

    private String reason(byte[] content) throws IOException {
        Throwable refusal = catchThrowable(() -> OfficeFiles.read("x.docx", new ByteArrayInputStream(content)));
        assertThat(refusal).isInstanceOf(UnreadableFile.class);
        String code = ((UnreadableFile) refusal).messageCode();
        Properties russian = new Properties();
        try (InputStream in = getClass().getResourceAsStream("/messages/office.properties")) {
            russian.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        assertThat(russian.getProperty(code)).as(code).isNotBlank();
        return code.replace("office.refused.", "");
    }

    @Test
    void notAnOfficeFile() throws IOException {
        assertThat(reason(new byte[0])).isEqualTo("empty");
        assertThat(reason("Просто текст".getBytes(StandardCharsets.UTF_8))).isEqualTo("kind");
        assertThat(reason("%PDF-1.7".getBytes(StandardCharsets.UTF_8))).isEqualTo("pdf");
        assertThat(reason("{\\rtf1}".getBytes(StandardCharsets.UTF_8))).isEqualTo("rtf");
        assertThat(reason(zip("a.txt", "текст".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("kind");
        assertThat(reason(new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}))
                .isEqualTo("kind");
    }

    @Test
    void oldWordOldExcelAndPasswords() throws Exception {
        assertThat(reason(ole("WordDocument"))).isEqualTo("old-word");
        assertThat(reason(ole("Workbook"))).isEqualTo("old-excel");
        assertThat(reason(ole("PowerPoint Document"))).isEqualTo("kind");
        try (POIFSFileSystem system = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("секрет");
            try (var out = encryptor.getDataStream(system)) {
                out.write(Docx.of(TABLE).bytes());
            }
            assertThat(reason(bytes(system))).isEqualTo("password");
        }
    }

    @Test
    void noTable() throws IOException {
        assertThat(reason(Docx.of(p(r("Только текст"))).bytes())).isEqualTo("no-table");
        assertThat(reason(Docx.of(tbl(row("", ""))).bytes())).isEqualTo("no-table");
    }

    @Test
    void macros() throws IOException {
        assertThat(reason(
                        Docx.of(TABLE).part("word/vbaProject.bin", new byte[10]).bytes()))
                .isEqualTo("macros");
        assertThat(reason(Docx.of(TABLE)
                        .mainType("application/vnd.ms-word.document.macroEnabled.main+xml")
                        .bytes()))
                .isEqualTo("macros");
    }

    @Test
    void entitiesAreNeverResolved() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "тайна");
        String external = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
        assertThat(reason(Docx.of(tbl(row("а", "б"), row("&x;", "г")))
                        .prolog(external)
                        .bytes()))
                .isEqualTo("entities");
        String laughs = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"ха\"><!ENTITY b \"&a;&a;&a;\">]>";
        assertThat(reason(Docx.of(tbl(row("а", "б"), row("&b;", "г")))
                        .prolog(laughs)
                        .bytes()))
                .isEqualTo("entities");
        assertThat(reason(Docx.of(TABLE).prolog("<!DOCTYPE d>").bytes())).isEqualTo("entities");
        assertThat(reason(Docx.of(tbl(row("а", "&unknown;"))).bytes())).isIn("entities", "damaged");
    }

    @Test
    void contentFromTheNetworkIsRefusedAndLocalTemplatesAreIgnored() throws IOException {
        assertThat(reason(Docx.of(TABLE)
                        .relationship("attachedTemplate", "https://example.org/evil.dotm", "External")
                        .bytes()))
                .isEqualTo("external");
        byte[] harmless = Docx.of(TABLE)
                .relationship("hyperlink", "https://example.org/", "External")
                .relationship("image", "https://example.org/pixel.png", "External")
                .relationship("attachedTemplate", "file:///C:\\Templates\\Normal.dotm", "External")
                .bytes();
        assertThat(OfficeFiles.read("x.docx", new ByteArrayInputStream(harmless)))
                .hasSize(1);
    }

    @Test
    void bombs() throws IOException {
        byte[] zeros = new byte[1 << 20];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            for (int i = 0; i < 220; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThat(reason(out.toByteArray())).isEqualTo("bomb");
        assertThat(reason(Docx.of("<w:p w:x=\"" + "а".repeat(5_000_000) + "\"/>" + TABLE)
                        .bytes()))
                .isEqualTo("bomb");
        assertThat(reason(
                        Docx.of("<!--" + "<".repeat(9_000_000) + "-->" + TABLE).bytes()))
                .isEqualTo("bomb");
        // a central directory that lies about the size of what is read
        byte[] lying = Docx.of(p(r("а".repeat(13_000_000))) + TABLE).bytes();
        assertThat(reason(withDeclaredSize(lying, "word/document.xml", 1_000))).isIn("bomb", "damaged");
        Docx many = Docx.of(TABLE);
        for (int i = 0; i < 3_100; i++) {
            many.part("word/x" + i + ".xml", new byte[0]);
        }
        assertThat(reason(many.bytes())).isEqualTo("bomb");
    }

    @Test
    void tooLargeIsNotReadToItsEnd() {
        long[] given = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given[0]++;
                return 0;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                given[0] += length;
                return length;
            }
        };
        assertThat(catchThrowable(() -> OfficeFiles.read("x.docx", endless))).hasMessage("office.refused.large");
        assertThat(given[0]).isLessThan(22L << 20);
    }

    @Test
    void tooManyRowsAndBlankRowsOfWord() throws IOException {
        assertThat(reason(Docx.of(tbl(row("1", "Курсы", "май").repeat(5_001))).bytes()))
                .isEqualTo("rows");
        byte[] blanks = Docx.of(tbl(
                        row("№", "Дело", "Срок"),
                        row("1", "Курсы", "май"),
                        row("", "", "").repeat(100_000)))
                .bytes();
        assertThat(OfficeFiles.read("x.docx", new ByteArrayInputStream(blanks))
                        .get(0)
                        .rows())
                .hasSize(2);
    }

    @Test
    void truncatedAndBrokenFiles() throws IOException {
        byte[] whole = Docx.of(TABLE).bytes();
        for (int length : new int[] {8, 100, whole.length / 2, whole.length - 30, whole.length - 3}) {
            assertThat(reason(Arrays.copyOf(whole, length))).isEqualTo("damaged");
        }
        assertThat(reason(Docx.of("<w:tbl><w:tr>").bytes())).isEqualTo("damaged");
    }

    @Test
    void noBytesEverCauseAnythingButARefusal() throws IOException {
        byte[] whole = Docx.of(TABLE)
                .numbering("<w:abstractNum w:abstractNumId=\"0\"/>")
                .bytes();
        Random random = new Random(5);
        for (int i = 0; i < 1_500; i++) {
            byte[] broken = whole.clone();
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            Throwable thrown = catchThrowable(() -> OfficeFiles.read("x.docx", new ByteArrayInputStream(broken)));
            assertThat(thrown == null || thrown instanceof UnreadableFile)
                    .as(String.valueOf(thrown))
                    .isTrue();
        }
    }

    @Test
    void tablesInTablesInTables() throws IOException {
        assertThat(reason(Docx.of("<w:tbl><w:tr><w:tc>".repeat(30) + p(r("а")) + "</w:tc></w:tr></w:tbl>".repeat(30))
                        .bytes()))
                .isEqualTo("nested");
        assertThat(reason(Docx.of("<w:sdt>".repeat(2_000) + "</w:sdt>".repeat(2_000))
                        .bytes()))
                .isEqualTo("nested");
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] ole(String stream) throws IOException {
        try (POIFSFileSystem system = new POIFSFileSystem()) {
            system.createDocument(new ByteArrayInputStream(new byte[5_000]), stream);
            return bytes(system);
        }
    }

    private static byte[] bytes(POIFSFileSystem system) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        system.writeFilesystem(out);
        return out.toByteArray();
    }

    /** Overwrites the unpacked size in the central directory. */
    private static byte[] withDeclaredSize(byte[] zip, String name, int size) {
        byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
        for (int at = zip.length - 46; at > 0; at--) {
            boolean directory = zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2;
            if (directory && Arrays.equals(zip, at + 46, at + 46 + wanted.length, wanted, 0, wanted.length)) {
                for (int i = 0; i < 4; i++) {
                    zip[at + 24 + i] = (byte) (size >> 8 * i);
                }
                return zip;
            }
        }
        throw new AssertionError(name);
    }
}
