package org.warta.producer.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Bodies in every encoding that is fetched. */
public final class Encoded {
    public static final byte[] IN_BROTLI = "<rss>brotli</rss>".getBytes(StandardCharsets.UTF_8);

    /** {@link #IN_BROTLI} in brotli, for which Java has no compressor. */
    public static final byte[] BROTLI = Base64.getDecoder().decode("CwiAPHJzcz5icm90bGk8L3Jzcz4D");

    /** 64 MB of zeros in 106 bytes of brotli. */
    public static final byte[] BROTLI_BOMB = Base64.getDecoder()
            .decode(
                    "y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v0f////4J8AiMMCAN37P/7//8E/ARCHBQC693/8//+DfwIgDgsAdO//+P//B/8EQBwW"
                            + "AOje//H//w/+CYA4LADQvf/L//8//BMAcVgAoHv/Bw==");

    private Encoded() {}

    public static byte[] gzip(byte[] bytes) {
        return encoded(bytes, GZIPOutputStream::new);
    }

    /** Deflate with the header of zlib, as it should be. */
    public static byte[] zlib(byte[] bytes) {
        return encoded(bytes, DeflaterOutputStream::new);
    }

    /** Deflate without header, as it is often sent. */
    public static byte[] deflate(byte[] bytes) {
        return encoded(bytes, out -> new DeflaterOutputStream(out, new Deflater(9, true)));
    }

    private interface Encoder {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] encoded(byte[] bytes, Encoder encoder) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (OutputStream out = encoder.over(encoded)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return encoded.toByteArray();
    }
}
