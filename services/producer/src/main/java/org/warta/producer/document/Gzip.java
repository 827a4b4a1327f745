package org.warta.producer.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unpacks bytes that are packed by gzip, as far as that is safe. */
final class Gzip {
    private Gzip() {}

    static boolean isPacked(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x1F && (bytes[1] & 0xFF) == 0x8B;
    }

    /** @throws IOException when they are broken, or too large unpacked; its message says which */
    static byte[] unpack(byte[] bytes) throws IOException {
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream(4 * bytes.length);
        byte[] buffer = new byte[16 * 1024];
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                unpacked.write(buffer, 0, count);
                long size = unpacked.size();
                if (size > Limits.MAX_DOCUMENT_BYTES) {
                    throw new IOException(
                            "is more than %,d bytes unpacked: split it".formatted(Limits.MAX_DOCUMENT_BYTES));
                }
                if (size > Limits.RATIO_FROM_BYTES && size > (long) Limits.MAX_RATIO * bytes.length) {
                    throw new IOException(
                            "unpacks to more than " + Limits.MAX_RATIO + " times its size: it is no news");
                }
            }
        }
        return unpacked.toByteArray();
    }
}
