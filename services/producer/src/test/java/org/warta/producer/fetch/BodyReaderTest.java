package org.warta.producer.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {
    private static final BodyReader.Caps CAPS = new BodyReader.Caps(1 << 20, 4 << 20, 100, false);
    private static final byte[] FEED = "<rss>a feed, a feed, a feed</rss>".getBytes(UTF_8);

    @Test
    void takesEveryEncodingOff() throws IOException {
        assertThat(read(FEED, null)).isEqualTo(FEED);
        assertThat(read(Encoded.gzip(FEED), "gzip")).isEqualTo(FEED);
        assertThat(read(Encoded.gzip(FEED), "X-GZip")).isEqualTo(FEED);
        assertThat(read(Encoded.zlib(FEED), "deflate")).isEqualTo(FEED);
        assertThat(read(Encoded.deflate(FEED), "deflate")).isEqualTo(FEED);
        assertThat(read(Encoded.BROTLI, "br")).isEqualTo(Encoded.IN_BROTLI);
    }

    @Test
    void takesLayersOffFromTheLast() throws IOException {
        assertThat(read(Encoded.zlib(Encoded.gzip(FEED)), "gzip, identity, deflate"))
                .isEqualTo(FEED);
        assertThatThrownBy(() -> read(FEED, "gzip, gzip, gzip, gzip")).hasMessage("is compressed 4 times over");
    }

    @Test
    void readsGzipInSeveralMembersAsOne() throws IOException {
        byte[] half = Encoded.gzip(FEED);
        byte[] both = new byte[2 * half.length];
        System.arraycopy(half, 0, both, 0, half.length);
        System.arraycopy(half, 0, both, half.length, half.length);

        assertThat(read(both, "gzip")).hasSize(2 * FEED.length);
    }

    @Test
    void forgivesEncodingsThatAreNone() throws IOException {
        assertThat(read(FEED, "utf-8")).isEqualTo(FEED);
        assertThat(read(FEED, "gzip")).isEqualTo(FEED);
        assertThat(read(new byte[0], "br")).isEmpty();
        assertThatThrownBy(() -> read(FEED, "zstd")).hasMessageContaining("`zstd`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void failsOnABodyThatIsCutOff(String encoding) {
        byte[] whole = encoding.equals("gzip") ? Encoded.gzip(FEED) : Encoded.zlib(FEED);

        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 10), encoding))
                .hasMessage("its body is cut off");
    }

    @Test
    void refusesBombs() {
        byte[] zeros = new byte[3 << 20];
        assertThatThrownBy(() -> read(Encoded.gzip(zeros), "gzip"))
                .hasMessage("grows more than 100 times when it is decompressed");
        assertThatThrownBy(() -> read(Encoded.deflate(zeros), "deflate")).hasMessageContaining("100 times");
        assertThatThrownBy(() -> read(Encoded.BROTLI_BOMB, "br")).hasMessageContaining("100 times");
        assertThatThrownBy(() -> read(Encoded.gzip(Encoded.gzip(new byte[200 << 20])), "gzip, gzip"))
                .hasMessageContaining("100 times");
    }

    @Test
    void holdsToItsCaps() throws IOException {
        BodyReader.Caps caps = new BodyReader.Caps(100, 150, 1000, false);
        assertThat(BodyReader.read(stream(new byte[100]), null, caps)).hasSize(100);
        assertThat(BodyReader.read(stream(Encoded.gzip(new byte[150])), "gzip", caps))
                .hasSize(150);
        assertThatThrownBy(() -> BodyReader.read(stream(new byte[101]), null, caps))
                .hasMessage("is larger than 100 bytes");
        assertThatThrownBy(() -> BodyReader.read(stream(Encoded.gzip(new byte[151])), "gzip", caps))
                .hasMessage("is larger than 150 bytes after decompression");
    }

    @Test
    void cutsWhereItIsAskedTo() throws IOException {
        BodyReader.Caps caps = new BodyReader.Caps(100, 100, 1000, true);
        assertThat(BodyReader.read(stream(new byte[1000]), null, caps)).hasSize(100);
        assertThat(BodyReader.read(stream(Encoded.gzip(new byte[1000])), "gzip", caps))
                .hasSize(100);
    }

    @Property
    void answersAnyBytesWithBytesOrAnIOException(@ForAll byte[] bytes, @ForAll @IntRange(max = 30) int kept) {
        for (String encoding : new String[] {"gzip", "deflate", "br"}) {
            byte[] head = encoding.equals("br") ? Encoded.BROTLI : Encoded.gzip(FEED);
            byte[] begun = Arrays.copyOf(head, Math.min(kept, head.length) + bytes.length);
            System.arraycopy(bytes, 0, begun, Math.min(kept, head.length), bytes.length);
            for (byte[] body : new byte[][] {bytes, begun}) {
                try {
                    assertThat(read(body, encoding)).isNotNull();
                } catch (IOException broken) {
                    assertThat(broken.getMessage()).isNotEmpty();
                }
            }
        }
    }

    private static byte[] read(byte[] body, String encoding) throws IOException {
        return BodyReader.read(stream(body), encoding, CAPS);
    }

    /** Comes a few bytes at a time, as from a network. */
    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(7, length));
            }

            @Override
            public int available() {
                return 0;
            }
        };
    }
}
