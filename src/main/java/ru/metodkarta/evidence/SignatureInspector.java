package ru.metodkarta.evidence;

import java.util.Arrays;

/** A detached electronic signature: PKCS #7 SignedData in DER or BER, with no document inside it. */
final class SignatureInspector {

    /** 1.2.840.113549.1.7.2, signedData */
    private static final byte[] SIGNED_DATA = {
        0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x07, 0x02
    };

    private static final int INDEFINITE = -1;

    private byte[] bytes;
    private int at;
    private int length;

    static boolean recognises(byte[] head) {
        return new SignatureInspector().open(head);
    }

    /** @param size of the whole file, or negative when unknown */
    ContentKind inspect(byte[] head, long size) {
        try {
            open(head);
            enter(0xA0);
            enter(0x30);
            skip(0x02);
            skip(0x31);
            enter(0x30);
            int end = length == INDEFINITE ? INDEFINITE : at + length;
            skip(0x06);
            boolean detached = end == INDEFINITE ? bytes[at] == 0 && bytes[at + 1] == 0 : at == end;
            if (!detached) {
                throw new FileRefused("evidence.refused.attached-signature");
            }
        } catch (ArrayIndexOutOfBoundsException | ArithmeticException e) {
            throw new FileRefused("evidence.refused.damaged");
        }
        return complete(size);
    }

    private ContentKind complete(long size) {
        at = 0;
        enter(0x30);
        if (size >= 0 && length != INDEFINITE && at + (long) length > size) {
            throw new FileRefused("evidence.refused.damaged");
        }
        return ContentKind.SIGNATURE;
    }

    private boolean open(byte[] head) {
        bytes = head;
        at = 0;
        if (head.length < 16 || head[0] != 0x30) {
            return false;
        }
        enter(0x30);
        boolean signed = at + SIGNED_DATA.length <= head.length
                && Arrays.equals(head, at, at + SIGNED_DATA.length, SIGNED_DATA, 0, SIGNED_DATA.length);
        at += SIGNED_DATA.length;
        return signed;
    }

    /** Reads tag and length; the position is then at the content. */
    private void enter(int tag) {
        if ((bytes[at++] & 0xFF) != tag) {
            throw new FileRefused("evidence.refused.damaged");
        }
        length();
    }

    private void length() {
        int first = bytes[at++] & 0xFF;
        if (first < 0x80) {
            length = first;
        } else if (first == 0x80) {
            length = INDEFINITE;
        } else {
            int octets = first & 0x7F;
            if (octets > 4) {
                throw new FileRefused("evidence.refused.damaged");
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = length << 8 | bytes[at++] & 0xFF;
            }
            if (length < 0) {
                throw new FileRefused("evidence.refused.damaged");
            }
        }
    }

    private void skip(int tag) {
        enter(tag);
        if (length != INDEFINITE) {
            at = Math.addExact(at, length);
            return;
        }
        while (bytes[at] != 0 || bytes[at + 1] != 0) {
            skip(bytes[at] & 0xFF);
        }
        at += 2;
    }
}
