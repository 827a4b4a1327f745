package org.warta.producer.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.warta.producer.format.Origin;

/** Reads a file part by part. For one thread. */
public final class ArchiveReader implements AutoCloseable {
    /** What is looked at to tell what a file is. */
    private static final int START = 16 * 1024;

    private final CountingStream counted;
    private final Parts parts;

    private ArchiveReader(CountingStream counted, Parts parts) {
        this.counted = counted;
        this.parts = parts;
    }

    /**
     * Begins to read a stream, which it closes in the end.
     *
     * @param name the file's name, whose extension tells what the bytes leave open
     * @throws IOException when the stream fails
     */
    public static ArchiveReader open(InputStream in, String name, Origin origin) throws IOException {
        CountingStream counted = new CountingStream(in);
        BufferedInputStream buffered = new BufferedInputStream(counted, START);
        buffered.mark(START);
        byte[] start = buffered.readNBytes(START);
        buffered.reset();
        boolean packed = start.length > 2 && start[0] == 0x1F && (start[1] & 0xFF) == 0x8B;
        String top = top(packed ? unpacked(start) : start);
        if (top.startsWith("WARC/")) {
            return new ArchiveReader(counted, new WarcParts(buffered, origin));
        }
        FileType type = FileType.of(name, origin.contentType(), top);
        if (type == FileType.WHOLE) {
            return new ArchiveReader(counted, new WholeParts(buffered, origin, FileType.contentType(name)));
        }
        InputStream plain = packed ? new BoundedStream(new GZIPInputStream(buffered, START), counted) : buffered;
        return new ArchiveReader(
                counted, type == FileType.LINES ? new LineParts(plain, origin) : new ArrayParts(plain, origin));
    }

    /**
     * The next part; null behind the last. A part that cannot be read is one with a rejection.
     *
     * @throws IOException when the stream fails, or is packed and cannot be unpacked
     */
    public @Nullable Part next() throws IOException {
        return parts.next();
    }

    /** Bytes of the file that were read so far, packed where it is packed. */
    public long bytesRead() {
        return counted.count();
    }

    /** Records that were passed over, as they hold no news. */
    public long skipped() {
        return parts.skipped();
    }

    /** Whether its parts are records of WARC: documents of their own, each with an address. */
    boolean isOfRecords() {
        return parts instanceof WarcParts;
    }

    @Override
    public void close() throws IOException {
        counted.close();
    }

    private static byte[] unpacked(byte[] start) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(start))) {
            byte[] plain = new byte[START];
            int length = 0;
            try {
                for (int count = in.read(plain);
                        count > 0 && length < START;
                        count = in.read(plain, length, START - length)) {
                    length += count;
                }
            } catch (IOException cutOff) {
                // only the start was given
            }
            return Arrays.copyOf(plain, length);
        } catch (IOException broken) {
            return new byte[0];
        }
    }

    private static String top(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00EF\u00BB\u00BF", "")
                .stripLeading();
        return text.startsWith("warc/") ? text.toUpperCase(Locale.ROOT) : text;
    }
}
