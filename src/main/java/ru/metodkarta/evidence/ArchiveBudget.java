package ru.metodkarta.evidence;

import java.io.InputStream;
import ru.metodkarta.shared.CountedStream;

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
        return new CountedStream(unpacked, this::count);
    }

    private void count(int more) {
        bytes += more;
        if (bytes > limits.bytes() || (bytes > ArchiveLimits.RATIO_FROM && bytes / packed > limits.ratio())) {
            throw new FileRefused("evidence.refused.archive-bomb", String.valueOf(limits.bytes() >> 20));
        }
    }
}
