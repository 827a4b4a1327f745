package org.warta.producer.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warta.producer.format.ArticleUri;
import org.warta.producer.format.Draft;
import org.warta.producer.format.Origin;
import org.warta.producer.format.Reading;

class DocumentReaderPropertyTest {
    private static final Origin ORIGIN =
            Origin.of("desk", Instant.parse("2026-11-01T00:00:00Z")).withBase("http://base.example/feed");

    private static final List<byte[]> CORPUS = corpus();

    private static final String[] TOKENS = {
        "<",
        ">",
        "&",
        "\"",
        "/",
        "<item>",
        "</item>",
        "<title>",
        "</title>",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "&#0;",
        "&#xFFFFFF;",
        "&nbsp;",
        "\u0000",
        "<?xml",
        "{",
        "}",
        "[",
        "<entry>",
        "<html>",
        "<!DOCTYPE x [",
        "xml:base=\"%%\""
    };

    @Property
    void answersAnyBytes(@ForAll byte[] bytes) {
        assertAnswers(bytes);
    }

    @Property
    void answersAnyJumbleOfMarkup(
            @ForAll
                    @AlphaChars
                    @NumericChars
                    @Chars({'<', '>', '&', ';', '/', '"', '=', ' ', '\n', '!', '-', '[', ']', '?', '#'})
                    String text) {
        assertAnswers(("<rss><item><title>" + text).getBytes(StandardCharsets.UTF_8));
        assertAnswers(("<feed><entry " + text + "><content>" + text + "</entry>").getBytes(StandardCharsets.UTF_8));
        assertAnswers(("<html><p>" + text).getBytes(StandardCharsets.UTF_8));
        assertAnswers(("{\"items\": [{\"id\": \"" + text).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 3000)
    void answersBrokenDocuments(@ForAll @IntRange(max = 1000) int document, @ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = CORPUS.get(document % CORPUS.size());
        for (int edit = random.nextInt(6); edit >= 0; edit--) {
            bytes = edited(bytes, random);
        }
        assertAnswers(bytes);
    }

    private static byte[] edited(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(80));
        ByteArrayOutputStream edited = new ByteArrayOutputStream();
        edited.write(bytes, 0, from);
        switch (random.nextInt(5)) {
            case 0 -> edited.writeBytes(TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8));
            case 1 -> edited.write(bytes, from, to - from);
            case 2 -> edited.write(random.nextInt(256));
            case 3 -> to = bytes.length;
            default -> from = to;
        }
        int rest = random.nextBoolean() ? from : to;
        edited.write(bytes, rest, bytes.length - rest);
        return edited.toByteArray();
    }

    /** Each would take minutes, or more stack than there is, if anything of it were read in squares or by recursion. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>",
                "<item><title>",
                "<item>",
                "<!--",
                "<![CDATA[",
                "<?x ",
                "&",
                "<",
                "</a>",
                "<a><b></a>",
                "&lt;div&gt;",
                "&lt;ul&gt;&lt;li&gt;x",
                "&lt;table&gt;&lt;tr&gt;&lt;td&gt;",
                "\n \n",
                " ",
                "x",
                "<category>c</category>",
                "%",
                "a@"
            })
    void readsWhatIsRepeatedWithoutEnd(String part) {
        String start = "<rss><channel><item><title>x</title><author>";
        assertAnswers((start + part.repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        assertAnswers(("<rss><channel>" + part.repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        assertAnswers(("<html><body>" + part.repeat(20_000)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsNamesThatDoNotEnd() {
        assertAnswers(("<" + "a".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8));
        assertAnswers(("<rss><item><title>&lt;" + "a".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8));
        assertAnswers(("<html><" + "a".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void expandsNoEntityBomb() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"" + "x".repeat(900) + "\">");
        for (int i = 1; i < 30; i++) {
            bomb.append(
                    "<!ENTITY a%d \"%s\">".formatted(i, "&a%d;".formatted(i - 1).repeat(10)));
        }
        bomb.append("]><rss><channel><item><title>")
                .append("&a0;".repeat(100_000))
                .append("&a29;</title></item></channel></rss>");
        Reading reading = read(bomb.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(reading.drafts().get(0).article().getHeadline().length()).isLessThan(2_500_000);
        assertThat(reading.notes())
                .anySatisfy(note -> assertThat(note.text()).contains("entity `a1` refers to others"));
    }

    @Test
    void unpacksNoBombs() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 64; i++) {
                gzip.write(new byte[1024 * 1024]);
            }
        }
        Reading reading = read(packed.toByteArray());

        assertThat(reading.drafts()).isEmpty();
        assertThat(reading.rejections().get(0).getReason()).contains("unpacks to more than 200 times its size");
    }

    private static Reading read(byte[] bytes) {
        return DocumentReader.read(bytes, ORIGIN).reading();
    }

    private static void assertAnswers(byte[] bytes) {
        Reading reading = read(bytes);
        assertThat(reading.rejections())
                .noneSatisfy(rejection -> assertThat(rejection.getReason()).startsWith(DocumentReader.DEFECT));
        reading.incomplete().forEach(incomplete -> assertClean(incomplete.draft()));
        for (Draft draft : reading.drafts()) {
            assertClean(draft);
            if (draft.article().getUri() != null) {
                assertThat(ArticleUri.problem(draft.article().getUri())).isNull();
            }
        }
    }

    private static void assertClean(Draft draft) {
        assertClean(draft.article().getHeadline());
        assertThat(draft.article().getHeadline()).doesNotContain("\n");
        assertClean(draft.article().getBody());
        if (draft.article().getSummary() != null) {
            assertClean(draft.article().getSummary());
        }
    }

    private static void assertClean(String text) {
        assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isTrue();
        assertThat(text)
                .isEqualTo(text.strip())
                .doesNotContainPattern("[\\p{Cc}&&[^\n]]")
                .doesNotContain("\n\n\n");
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    private static List<byte[]> corpus() {
        try {
            Path directory = Path.of(DocumentReaderPropertyTest.class
                            .getResource("/org/warta/producer/corpus/expected.jsonl")
                            .toURI())
                    .getParent();
            try (Stream<Path> files = Files.list(directory)) {
                return files.filter(file -> !file.endsWith("expected.jsonl"))
                        .sorted()
                        .map(DocumentReaderPropertyTest::bytes)
                        .toList();
            }
        } catch (IOException | URISyntaxException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
