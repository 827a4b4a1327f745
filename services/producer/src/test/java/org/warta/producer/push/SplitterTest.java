package org.warta.producer.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitterTest {
    private static final int MOST = 100;

    @Test
    void splitsLinesAndKnowsTheirPlace() throws IOException {
        Splitter splitter = splitter("{\"a\":1}\r\n\n  \n{\"b\":2}");

        assertThat(text(splitter.next())).isEqualTo("{\"a\":1}\r");
        Piece second = splitter.next();
        assertThat(text(second)).isEqualTo("{\"b\":2}");
        assertThat(second.linesBefore()).isEqualTo(3);
        assertThat(splitter.next()).isNull();
        assertThat(splitter.problem()).isNull();
    }

    @Test
    void splitsArraysAtTheirOwnCommasOnly() throws IOException {
        Splitter splitter = array("\uFEFF \n[ {\"a\":[1,2],\"b\":\"],\\\",{\"} , [3,4],\"x,y\" ]\n");

        assertThat(all(splitter)).containsExactly("{\"a\":[1,2],\"b\":\"],\\\",{\"} ", " [3,4]", "\"x,y\" ");
        assertThat(splitter.problem()).isNull();
    }

    @Test
    void findsNothingInAnEmptyArray() throws IOException {
        Splitter splitter = array("[ ]");

        assertThat(splitter.next()).isNull();
        assertThat(splitter.problem()).isNull();
    }

    @Test
    void noticesWhatIsMissingAndWhatIsTooMuch() throws IOException {
        Splitter open = array("[{\"a\":1},{\"b\"");
        assertThat(all(open)).containsExactly("{\"a\":1}", "{\"b\"");
        assertThat(open.problem()).contains("not closed");

        Splitter followed = array("[1] x");
        assertThat(all(followed)).containsExactly("1");
        assertThat(followed.problem()).contains("something follows");
    }

    @Test
    void passesOverWhatIsTooLong() throws IOException {
        String tooLong = "\"" + "x".repeat(MOST) + "\"";
        assertThat(all(splitter(tooLong + "\n1"))).containsExactly(null, "1");
        assertThat(all(array("[" + tooLong + ",1]"))).containsExactly(null, "1");
        assertThat(text(splitter("x".repeat(MOST)).rest())).hasSize(MOST);
        assertThat(splitter("x".repeat(MOST + 1)).rest().bytes()).isNull();
    }

    @Property
    void givesBackEveryElementOfAnArray(
            @ForAll("values") List<String> values, @ForAll @IntRange(min = 1, max = 9) int read) throws IOException {
        Splitter splitter = new Splitter(slow("[" + String.join(",", values) + "]", read), 1_000);
        assertThat(splitter.first()).isEqualTo('[');
        splitter.enterArray();

        assertThat(all(splitter)).isEqualTo(values);
        assertThat(splitter.problem()).isNull();
    }

    @Provide
    Arbitrary<List<String>> values() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("{}[],\"\\ab\n")
                .ofMaxLength(12)
                .map(chars -> "\"" + chars.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        Arbitrary<String> object = text.map(value -> "{\"k\":[" + value + ",1]}");
        return Arbitraries.oneOf(text, object).list().ofMaxSize(8);
    }

    private static Splitter splitter(String body) {
        return new Splitter(slow(body, 7), MOST);
    }

    private static Splitter array(String body) throws IOException {
        Splitter splitter = splitter(body);
        assertThat(splitter.first()).isEqualTo('[');
        splitter.enterArray();
        return splitter;
    }

    /** Gives a few bytes at a time, as a network does. */
    private static InputStream slow(String body, int bytes) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, bytes));
            }
        };
    }

    private static List<String> all(Splitter splitter) throws IOException {
        List<String> all = new ArrayList<>();
        for (Piece piece = splitter.next(); piece != null; piece = splitter.next()) {
            all.add(text(piece));
        }
        return all;
    }

    private static String text(Piece piece) {
        return piece.bytes() == null ? null : new String(piece.bytes(), StandardCharsets.UTF_8);
    }
}
