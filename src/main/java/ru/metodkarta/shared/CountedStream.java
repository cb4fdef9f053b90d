package ru.metodkarta.shared;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

/** Tells how many bytes really come out of a stream, as they come: declared sizes of packed files may lie. */
public final class CountedStream extends FilterInputStream {

    private final IntConsumer count;

    /** @param count takes the bytes of each read; may throw to stop the reading */
    public CountedStream(InputStream content, IntConsumer count) {
        super(content);
        this.count = count;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count.accept(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count.accept(read);
        }
        return read;
    }
}
