package org.warta.producer.fetch;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a body as it comes, decompresses it, and stops at the caps: never is more held than they allow. */
final class BodyReader {
    /** What {@code Accept-Encoding} says. */
    static final String ENCODINGS = "gzip, deflate, br";

    /** Written by servers that mean no encoding at all. */
    private static final Set<String> NOT_ENCODED = Set.of("", "identity", "none", "utf-8");

    private static final int MOST_LAYERS = 3;

    private BodyReader() {}

    /**
     * Reads all of a body.
     *
     * @param encoding {@code Content-Encoding}; null for none
     * @throws FetchException when it passes a cap, or its encoding is not known
     * @throws IOException when it is broken or cut off
     */
    static byte[] read(InputStream body, @Nullable String encoding, Caps caps) throws IOException {
        Wire wire = new Wire(body, caps);
        try (InputStream decoded = decoded(wire, encoding)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = decoded.read(buffer); read >= 0; read = decoded.read(buffer)) {
                if (bytes.size() + read > caps.bodyBytes()) {
                    if (caps.cut()) {
                        bytes.write(buffer, 0, (int) (caps.bodyBytes() - bytes.size()));
                        return bytes.toByteArray();
                    }
                    throw FetchException.failed("is larger than " + caps.bodyBytes() + " bytes after decompression");
                }
                bytes.write(buffer, 0, read);
                if (bytes.size() > Limits.RATIO_FREE_BYTES && bytes.size() / caps.ratio() > wire.count) {
                    throw FetchException.failed("grows more than " + caps.ratio() + " times when it is decompressed");
                }
            }
            return bytes.toByteArray();
        } catch (EOFException cutOff) {
            throw new EOFException("its body is cut off");
        } catch (ZipException broken) {
            throw new ZipException("its compression is broken: " + broken.getMessage());
        }
    }

    /**
     * How much of a body is read.
     *
     * @param cut whether a larger body is cut rather than refused
     */
    record Caps(long wireBytes, long bodyBytes, int ratio, boolean cut) {}

    private static InputStream decoded(InputStream wire, @Nullable String encoding) throws IOException {
        List<String> layers = new ArrayList<>();
        for (String layer : (encoding == null ? "" : encoding).split(",", -1)) {
            String name = layer.strip().toLowerCase(Locale.ROOT);
            if (!NOT_ENCODED.contains(name)) {
                layers.add(name);
            }
        }
        if (layers.size() > MOST_LAYERS) {
            throw FetchException.failed("is compressed " + layers.size() + " times over");
        }
        Collections.reverse(layers);
        InputStream decoded = wire;
        for (String layer : layers) {
            decoded = without(layer, decoded);
        }
        return decoded;
    }

    private static InputStream without(String encoding, InputStream encoded) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(encoded, 2);
        byte[] head = peeked.readNBytes(2);
        peeked.unread(head);
        if (head.length == 0) {
            return peeked;
        }
        int magic = head.length < 2 ? 0 : ((head[0] & 255) << 8) | (head[1] & 255);
        return switch (encoding) {
            // some servers say gzip and send it plain
            case "gzip", "x-gzip" -> magic == 0x1f8b ? new GZIPInputStream(peeked, 8192) : peeked;
            // meant with the header of zlib (RFC 9110), often sent without
            case "deflate" -> new Inflating(peeked, ((magic >> 8) & 15) != 8 || magic % 31 != 0);
            case "br" -> new Brotli(peeked);
            default -> throw FetchException.failed("is encoded as `" + encoding + "`, which was not asked for");
        };
    }

    /** Counts the bytes of the body as they come. Closing it leaves the connection alone. */
    private static final class Wire extends FilterInputStream {
        private final Caps caps;
        private long count;
        private boolean ended;

        Wire(InputStream body, Caps caps) {
            super(body);
            this.caps = caps;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (count >= caps.wireBytes() && caps.cut()) {
                return -1;
            }
            int read = in.read(buffer, offset, (int) Math.min(length, caps.wireBytes() + 1 - count));
            ended = read < 0;
            count += Math.max(0, read);
            if (count > caps.wireBytes() && !caps.cut()) {
                throw FetchException.failed("is larger than " + caps.wireBytes() + " bytes");
            }
            return read;
        }

        /** Not nothing before the end, or else gzip would end where a packet does. */
        @Override
        public int available() {
            return ended ? 0 : 1;
        }

        @Override
        public void close() {}
    }

    /** Gives the memory of its inflater back. */
    private static final class Inflating extends InflaterInputStream {
        Inflating(InputStream deflated, boolean raw) {
            super(deflated, new Inflater(raw), 8192);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }

    /** A decoder that fails with nothing but {@link IOException}, however broken its input is. */
    private static final class Brotli extends InputStream {
        private final BrotliInputStream decoder;

        Brotli(InputStream encoded) throws IOException {
            try {
                decoder = new BrotliInputStream(encoded);
            } catch (IOException | RuntimeException broken) {
                throw causeOf(broken);
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return decoder.read(buffer, offset, length);
            } catch (IOException | RuntimeException broken) {
                throw causeOf(broken);
            }
        }

        @Override
        public void close() throws IOException {
            decoder.close();
        }

        /** The decoder wraps what the connection throws. */
        private static IOException causeOf(Exception broken) {
            for (Throwable cause = broken.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException ofConnection) {
                    return ofConnection;
                }
            }
            return new ZipException("brotli that is not valid");
        }
    }
}
