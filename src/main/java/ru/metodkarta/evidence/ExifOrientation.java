package ru.metodkarta.evidence;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the camera was held, as EXIF tells: 1 (upright) to 8; 1 when it is not told. */
final class ExifOrientation {

    private static final int TAG = 0x0112;
    private static final int SEGMENTS = 64;

    private ExifOrientation() {}

    static int of(Path jpeg) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(jpeg)))) {
            in.skipNBytes(2);
            for (int n = 0; n < SEGMENTS && in.readUnsignedByte() == 0xFF; n++) {
                int marker = in.readUnsignedByte();
                int length = in.readUnsignedShort();
                if (marker == 0xDA || length < 2) {
                    return 1;
                }
                byte[] content = in.readNBytes(length - 2);
                if (marker == 0xE1 && begins(content, "Exif\0\0")) {
                    return read(ByteBuffer.wrap(content, 6, content.length - 6).slice());
                }
            }
            return 1;
        } catch (java.io.EOFException | BufferUnderflowException | IndexOutOfBoundsException e) {
            return 1;
        }
    }

    private static boolean begins(byte[] content, String word) {
        return new String(content, 0, Math.min(content.length, word.length()), StandardCharsets.ISO_8859_1)
                .equals(word);
    }

    private static int read(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int n = 0; n < entries; n++) {
            int entry = directory + 2 + n * 12;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}
