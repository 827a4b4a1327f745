package org.warta.producer.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.warta.producer.document.Limits;

/** Unpacked bytes, as long as they are not absurdly more than the packed ones. */
final class BoundedStream extends FilterInputStream {
    private final CountingStream packed;
    private long count;

    BoundedStream(InputStream unpacked, CountingStream packed) {
        super(unpacked);
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        count(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) throws IOException {
        count += read;
        if (count > Limits.RATIO_FROM_BYTES && count > Limits.MAX_RATIO * packed.count()) {
            throw new IOException("unpacks to more than " + Limits.MAX_RATIO + " times its size: it is no news");
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
