package ru.metodkarta.office;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** OLE2 compound files: Word and Excel before 2007, and packages under a password. Only names in the directory are read. */
final class OldOffice {

    private static final byte[] MAGIC = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    /** entries of the directory lie on multiples of this and begin with their name */
    private static final int ENTRY = 128;

    private OldOffice() {}

    static boolean recognises(byte[] head) {
        return Arrays.equals(head, MAGIC);
    }

    static UnreadableFile refusal(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (has(bytes, "EncryptedPackage") || has(bytes, "EncryptionInfo")) {
            return new UnreadableFile("password");
        }
        if (has(bytes, "WordDocument")) {
            return new UnreadableFile("old-word");
        }
        if (has(bytes, "Workbook") || has(bytes, "Book")) {
            return new UnreadableFile("old-excel");
        }
        return new UnreadableFile("kind");
    }

    private static boolean has(byte[] bytes, String name) {
        byte[] wanted = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
        for (int at = 0; at + wanted.length <= bytes.length; at += ENTRY) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
