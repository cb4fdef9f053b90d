package ru.metodkarta.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files of every kind, made in memory. */
public final class Samples {

    private static final String MAIN = "application/vnd.openxmlformats-officedocument.%s.main+xml";
    private static final int SECTOR = 512;

    private Samples() {}

    public static byte[] pdf(String text) {
        return bytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% " + text + "\nstartxref\n9\n%%EOF\n");
    }

    static byte[] jpeg() {
        return hex(
                "FFD8 FFE0 0010 4A46494600 0101 00 0001 0001 0000 FFC0 0011 08 0010 0020 03 011100 021101 031101 FFDA 0000 FFD9");
    }

    static byte[] png() {
        return hex("89504E470D0A1A0A 0000000D 49484452 00000010 00000020 08 06 00 00 00 00000000");
    }

    public static byte[] heic() {
        return hex("00000018 66747970 68656963 00000000 6D696631 68656963");
    }

    static byte[] docx() {
        return office("wordprocessingml.document", "word/document.xml", bytes("<w:document/>"));
    }

    static byte[] office(String kind, String part, byte[] content) {
        return zip(Map.of(
                "[Content_Types].xml",
                bytes("<Types><Override PartName=\"/" + part + "\" ContentType=\"" + MAIN.formatted(kind)
                        + "\"/></Types>"),
                part,
                content));
    }

    static byte[] openDocument(String kind, Map<String, byte[]> parts) {
        Map<String, byte[]> all = new java.util.LinkedHashMap<>();
        all.put("mimetype", bytes("application/vnd.oasis.opendocument." + kind));
        all.put("content.xml", bytes("<office:document-content/>"));
        all.putAll(parts);
        return zip(all);
    }

    static byte[] zip(Map<String, byte[]> entries) {
        return zip(entries, StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> entries, Charset names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Zeros that pack a thousand times smaller, written without holding them. */
    static byte[] bomb(long unpacked) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("отчёт.txt"));
            byte[] blank = bytes(" ".repeat(1 << 16));
            for (long written = 0; written < unpacked; written += blank.length) {
                zip.write(blank);
            }
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** An OLE2 file with the named streams; every stream begins in the same sector, filled with the given bytes. */
    static byte[] ole2(byte[] streamStart, String... names) {
        ByteBuffer file = ByteBuffer.allocate(SECTOR * 4).order(ByteOrder.LITTLE_ENDIAN);
        file.put(hex("D0CF11E0A1B11AE1"));
        file.putShort(30, (short) 9).putInt(48, 1).putInt(68, -2).putInt(76, 0);
        for (int i = 1; i < 109; i++) {
            file.putInt(76 + i * 4, -1);
        }
        for (int i = 0; i < 128; i++) {
            file.putInt(SECTOR + i * 4, i == 0 ? -3 : i < 3 ? -2 : -1);
        }
        for (int i = 0; i < names.length; i++) {
            int entry = SECTOR * 2 + i * 128;
            byte[] name = names[i].getBytes(StandardCharsets.UTF_16LE);
            file.position(entry).put(name);
            file.putShort(entry + 64, (short) (name.length + 2))
                    .put(entry + 66, (byte) 2)
                    .putInt(entry + 116, 2);
        }
        file.position(SECTOR * 3).put(streamStart);
        return file.array();
    }

    /** SignedData of PKCS #7 as far as a look at it goes: without the document, or with it. */
    static byte[] signature(boolean attached) {
        String content = attached ? "300F 0609 2A864886F70D010701 A002 0500" : "300B 0609 2A864886F70D010701";
        byte[] inner = hex("020101 310B 3009 06052B0E03021A 0500 " + content + " 3100");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x30, (byte) (inner.length + 15)});
        out.writeBytes(hex("0609 2A864886F70D010702"));
        out.writeBytes(new byte[] {(byte) 0xA0, (byte) (inner.length + 2), 0x30, (byte) inner.length});
        out.writeBytes(inner);
        return out.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits.replace(" ", ""));
    }
}
