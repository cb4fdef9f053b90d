package ru.metodkarta.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * Says by its bytes what a file is and refuses all that is not on the list of {@link ContentKind}. Memory stays at a few
 * buffers whatever the file claims; XML is never parsed, only searched for what must not be there.
 */
final class ContentInspector {

    private static final int HEAD = 4096;
    private static final int TAIL = 65_536;
    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

    private final ArchiveLimits limits;
    private final ArchiveInspector archives;
    private final TextInspector texts = new TextInspector();

    /** @param workFolder for unpacked parts while they are looked into */
    ContentInspector(Path workFolder, ArchiveLimits limits) {
        this.limits = limits;
        this.archives = new ArchiveInspector(this, workFolder);
    }

    ContentKind inspect(Path file, String name) throws IOException {
        return inspect(file, name, new ArchiveBudget(limits, Files.size(file)), 1);
    }

    ContentKind inspect(Path file, String name, ArchiveBudget budget, int depth) throws IOException {
        byte[] head = head(file);
        if (head.length == 0) {
            throw new FileRefused("evidence.refused.empty");
        }
        if (isProgram(head)) {
            throw new FileRefused("evidence.refused.program");
        }
        if (starts(head, "%PDF-")) {
            return pdf(file);
        }
        if (starts(head, 0xFF, 0xD8, 0xFF)) {
            return jpeg(file);
        }
        if (starts(head, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return png(head);
        }
        if (head.length >= 12 && ascii(head, 4, 8).equals("ftyp") && HEIC_BRANDS.contains(ascii(head, 8, 12))) {
            return ContentKind.HEIC;
        }
        if (starts(head, "{\\rtf")) {
            return ContentKind.RTF;
        }
        if (Ole2Inspector.recognises(head)) {
            return new Ole2Inspector().inspect(file);
        }
        if (ArchiveInspector.recognises(head)) {
            return archives.inspect(file, budget, depth);
        }
        if (SignatureInspector.recognises(head)) {
            return new SignatureInspector().inspect(head, Files.size(file));
        }
        return texts.inspect(file, name, head);
    }

    static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(byte[] head, String magic) {
        return starts(head, magic.chars().toArray());
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Windows, Linux, macOS and Java programs, and scripts that name their interpreter. */
    private static boolean isProgram(byte[] head) {
        return starts(head, "MZ")
                || starts(head, 0x7F, 'E', 'L', 'F')
                || starts(head, 0xCA, 0xFE, 0xBA, 0xBE)
                || starts(head, 0xCF, 0xFA, 0xED, 0xFE)
                || starts(head, 0xFE, 0xED, 0xFA, 0xCF)
                || starts(head, "#!");
    }

    private static ContentKind pdf(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, in.length())];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
            if (!new String(tail, StandardCharsets.ISO_8859_1).contains("%%EOF")) {
                throw new FileRefused("evidence.refused.damaged");
            }
        }
        return ContentKind.PDF;
    }

    /** Walks the segments to the frame header: a picture has a width and a height. */
    private static ContentKind jpeg(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long at = 2;
            for (int segments = 0; segments < 1000 && at + 9 < in.length(); segments++) {
                in.seek(at);
                if (in.readUnsignedByte() != 0xFF) {
                    break;
                }
                int marker = in.readUnsignedByte();
                if (marker == 0xFF) {
                    at++;
                    continue;
                }
                int length = in.readUnsignedShort();
                boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
                if (frame) {
                    in.readUnsignedByte();
                    if (in.readUnsignedShort() > 0 && in.readUnsignedShort() > 0) {
                        return ContentKind.JPEG;
                    }
                    break;
                }
                if (length < 2) {
                    break;
                }
                at += 2L + length;
            }
        }
        throw new FileRefused("evidence.refused.damaged");
    }

    private static ContentKind png(byte[] head) {
        boolean header = head.length >= 24 && ascii(head, 12, 16).equals("IHDR");
        byte[] none = new byte[4];
        if (!header || Arrays.equals(head, 16, 20, none, 0, 4) || Arrays.equals(head, 20, 24, none, 0, 4)) {
            throw new FileRefused("evidence.refused.damaged");
        }
        return ContentKind.PNG;
    }
}
