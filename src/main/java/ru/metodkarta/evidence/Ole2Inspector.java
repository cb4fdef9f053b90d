package ru.metodkarta.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Documents of Word and Excel before 2007: an OLE2 compound file, of which only the directory and the first bytes of the
 * main stream are read. Office packages under a password are OLE2 too, with a stream named EncryptedPackage.
 */
final class Ole2Inspector {

    private static final int[] MAGIC = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
    private static final int HEADER = 512;
    private static final int DIFAT_IN_HEADER = 109;
    private static final int ENTRY = 128;
    private static final int MAX_ENTRIES = 20_000;

    private RandomAccessFile in;
    private ByteBuffer header;
    private int sectorSize;

    static boolean recognises(byte[] head) {
        return ContentInspector.starts(head, MAGIC);
    }

    ContentKind inspect(Path file) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
            in = opened;
            return kind(names());
        } catch (EOFException e) {
            throw new FileRefused("evidence.refused.damaged");
        }
    }

    private ContentKind kind(Map<String, Integer> streams) throws IOException {
        if (streams.containsKey("encryptedpackage") || streams.containsKey("encryptioninfo")) {
            throw new FileRefused("evidence.refused.password");
        }
        if (streams.containsKey("macros") || streams.containsKey("vba") || streams.containsKey("_vba_project_cur")) {
            throw new FileRefused("evidence.refused.macros");
        }
        if (streams.containsKey("worddocument")) {
            // FibBase: bit 8 of the flags at offset 10 says that the text is encrypted
            if ((start(streams.get("worddocument"), 12).getShort(10) & 0x0100) != 0) {
                throw new FileRefused("evidence.refused.password");
            }
            return ContentKind.DOC;
        }
        Integer workbook = streams.getOrDefault("workbook", streams.get("book"));
        if (workbook != null) {
            if (hasFilePass(start(workbook, sectorSize))) {
                throw new FileRefused("evidence.refused.password");
            }
            return ContentKind.XLS;
        }
        throw new FileRefused(
                streams.containsKey("powerpoint document")
                        ? "evidence.refused.old-presentation"
                        : "evidence.refused.kind");
    }

    /** FILEPASS (0x2F) stands among the first records of a workbook that is under a password. */
    private static boolean hasFilePass(ByteBuffer records) {
        while (records.remaining() >= 4) {
            int type = Short.toUnsignedInt(records.getShort());
            int length = Short.toUnsignedInt(records.getShort());
            if (type == 0x2F) {
                return true;
            }
            if (length > records.remaining()) {
                return false;
            }
            records.position(records.position() + length);
        }
        return false;
    }

    /** Lower-case names of streams and storages with the sector they begin in. */
    private Map<String, Integer> names() throws IOException {
        header = read(0, HEADER);
        int shift = header.getShort(30);
        if (shift != 9 && shift != 12) {
            throw new FileRefused("evidence.refused.damaged");
        }
        sectorSize = 1 << shift;
        Map<String, Integer> names = new HashMap<>();
        int sector = header.getInt(48);
        int entries = 0;
        while (sector >= 0) {
            ByteBuffer directory = sector(sector);
            for (int at = 0; at + ENTRY <= sectorSize; at += ENTRY) {
                if (++entries > MAX_ENTRIES) {
                    throw new FileRefused("evidence.refused.damaged");
                }
                int nameBytes = directory.getShort(at + 64);
                if (directory.get(at + 66) == 0 || nameBytes < 2 || nameBytes > 64) {
                    continue;
                }
                byte[] name = new byte[nameBytes - 2];
                directory.get(at, name);
                names.putIfAbsent(
                        new String(name, StandardCharsets.UTF_16LE).toLowerCase(Locale.ROOT),
                        directory.getInt(at + 116));
            }
            sector = next(sector);
        }
        return names;
    }

    private int next(int sector) throws IOException {
        int perSector = sectorSize / 4;
        return sector(fatSector(sector / perSector)).getInt(sector % perSector * 4);
    }

    private int fatSector(int index) throws IOException {
        if (index < DIFAT_IN_HEADER) {
            return header.getInt(76 + index * 4);
        }
        int perSector = sectorSize / 4 - 1;
        int sector = header.getInt(68);
        for (int skipped = (index - DIFAT_IN_HEADER) / perSector; skipped > 0; skipped--) {
            sector = sector(sector).getInt(sectorSize - 4);
        }
        return sector(sector).getInt((index - DIFAT_IN_HEADER) % perSector * 4);
    }

    private ByteBuffer start(int sector, int atLeast) throws IOException {
        ByteBuffer bytes = sector(sector);
        if (bytes.remaining() < atLeast) {
            throw new FileRefused("evidence.refused.damaged");
        }
        return bytes;
    }

    private ByteBuffer sector(int sector) throws IOException {
        if (sector < 0) {
            throw new FileRefused("evidence.refused.damaged");
        }
        return read((sector + 1L) * sectorSize, sectorSize);
    }

    private ByteBuffer read(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.seek(offset);
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
