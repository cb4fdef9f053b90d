package ru.metodkarta.evidence;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many pixels the largest picture of a HEIC file claims to have, read from its boxes and not decoded. */
final class HeicSize {

    /** What tells about the pictures; the pictures themselves lie elsewhere. */
    private static final int MOST = 4 << 20;

    private static final int HEADER = 8;
    private static final int BOXES = 10_000;

    private HeicSize() {}

    /** 0 when it does not tell. */
    static long pixels(Path heic) throws IOException {
        long left = Files.size(heic);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(heic)))) {
            for (int n = 0; n < BOXES && left >= HEADER; n++) {
                long size = in.readInt() & 0xFFFF_FFFFL;
                byte[] type = in.readNBytes(4);
                long content = size - HEADER;
                if (content < 0 || content > left - HEADER) {
                    return 0;
                }
                if (is(type, "meta")) {
                    return content > MOST ? 0 : ofMeta(ByteBuffer.wrap(in.readNBytes((int) content)));
                }
                in.skipNBytes(content);
                left -= size;
            }
            return 0;
        }
    }

    /** {@code meta} begins with version and flags; properties of pictures lie in {@code iprp/ipco}. */
    private static long ofMeta(ByteBuffer meta) {
        if (meta.remaining() < 4) {
            return 0;
        }
        ByteBuffer properties = inside(meta.position(4), "iprp");
        ByteBuffer list = properties == null ? null : inside(properties, "ipco");
        long most = 0;
        ByteBuffer one = list == null ? null : inside(list, "ispe");
        while (one != null) {
            if (one.remaining() >= 12) {
                long width = one.getInt(one.position() + 4) & 0xFFFF_FFFFL;
                long height = one.getInt(one.position() + 8) & 0xFFFF_FFFFL;
                // the product of the two need not fit
                most = width > 0 && height > Long.MAX_VALUE / width ? Long.MAX_VALUE : Math.max(most, width * height);
            }
            one = inside(list, "ispe");
        }
        return most;
    }

    /** The next box of that type; the outer buffer then stands behind it. Null when there is none. */
    private static ByteBuffer inside(ByteBuffer outer, String wanted) {
        while (outer.remaining() >= HEADER) {
            long size = outer.getInt() & 0xFFFF_FFFFL;
            byte[] type = new byte[4];
            outer.get(type);
            long content = size - HEADER;
            if (content < 0 || content > outer.remaining()) {
                return null;
            }
            ByteBuffer box = outer.slice(outer.position(), (int) content);
            outer.position(outer.position() + (int) content);
            if (is(type, wanted)) {
                return box;
            }
        }
        return null;
    }

    private static boolean is(byte[] type, String word) {
        return new String(type, StandardCharsets.ISO_8859_1).equals(word);
    }
}
