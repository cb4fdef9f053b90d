package ru.metodkarta.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What is left of {@link ArchiveLimits} while one upload is looked into. Counts bytes really unpacked, not declared ones. */
final class ArchiveBudget {

    private final ArchiveLimits limits;
    private final long packed;
    private long entries;
    private long bytes;

    ArchiveBudget(ArchiveLimits limits, long packed) {
        this.limits = limits;
        this.packed = Math.max(1, packed);
    }

    void enter(int depth) {
        if (depth > limits.depth()) {
            throw new FileRefused("evidence.refused.archive-depth");
        }
    }

    void entries(int more) {
        entries += more;
        if (entries > limits.entries()) {
            throw new FileRefused("evidence.refused.archive-entries", String.valueOf(limits.entries()));
        }
    }

    InputStream counted(InputStream unpacked) {
        return new FilterInputStream(unpacked) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                if (value >= 0) {
                    count(1);
                }
                return value;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read > 0) {
                    count(read);
                }
                return read;
            }
        };
    }

    private void count(long more) {
        bytes += more;
        if (bytes > limits.bytes() || (bytes > ArchiveLimits.RATIO_FROM && bytes / packed > limits.ratio())) {
            throw new FileRefused("evidence.refused.archive-bomb", String.valueOf(limits.bytes() >> 20));
        }
    }
}
