package org.warta.producer.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.warta.producer.document.Document;
import org.warta.producer.document.DocumentKind;
import org.warta.producer.document.Limits;
import org.warta.producer.format.ArticleReader;
import org.warta.producer.format.Origin;
import org.warta.producer.format.Reading;

/** NDJSON: each line is an article that stands or falls alone. */
final class LineParts implements Parts {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final Origin origin;
    private int line;
    private long articles;

    LineParts(InputStream in, Origin origin) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.origin = origin;
    }

    @Override
    public @Nullable Part next() throws IOException {
        for (byte[] bytes = line(); bytes != null; bytes = line()) {
            byte[] text = line == 1 ? withoutMark(bytes) : bytes;
            if (text.length > Limits.MAX_DOCUMENT_BYTES) {
                return part(Reading.rejected(
                        "line %d is more than %,d bytes long: split it".formatted(line, Limits.MAX_DOCUMENT_BYTES)));
            }
            if (!isBlank(text)) {
                return part(ArticleReader.readLine(text, line - 1, articles++, origin.sourceId()));
            }
        }
        return null;
    }

    private Part part(Reading reading) {
        return new Part(line, "line " + line, new Document(DocumentKind.NINJS, reading));
    }

    /** The next line without its end, of a long one no more than shows that it is too long; null behind the last. */
    private byte @Nullable [] line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        int octet = in.read();
        if (octet < 0) {
            return null;
        }
        for (; octet >= 0 && octet != '\n'; octet = in.read()) {
            if (bytes.size() <= Limits.MAX_DOCUMENT_BYTES) {
                bytes.write(octet);
            }
        }
        line++;
        return bytes.toByteArray();
    }

    private static byte[] withoutMark(byte[] bytes) {
        boolean marked = bytes.length >= 3 && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3);
        return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte octet : bytes) {
            if (octet != ' ' && octet != '\t' && octet != '\r') {
                return false;
            }
        }
        return true;
    }
}
