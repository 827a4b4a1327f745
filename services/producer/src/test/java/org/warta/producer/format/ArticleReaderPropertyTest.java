package org.warta.producer.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.warta.producer.text.CleanText;

class ArticleReaderPropertyTest {
    @Property
    void answersAnyBytes(@ForAll FileFormat format, @ForAll byte[] bytes) {
        assertAnswers(ArticleReader.read(format, bytes, "desk"));
    }

    @Property
    void answersAnyText(@ForAll FileFormat format, @ForAll String text) {
        assertAnswers(Readings.read(format, text));
    }

    @Property(tries = 3000)
    void answersAnyJumbleOfMarkup(
            @ForAll FileFormat format,
            @ForAll
                    @AlphaChars
                    @NumericChars
                    @Chars({
                        '{', '}', '[', ']', '"', ':', ',', '\\', '\n', ' ', '-', '*', '_', '#', '>', '<', '&', '!', '|',
                        '`'
                    })
                    String text) {
        assertAnswers(Readings.read(format, text));
        assertAnswers(Readings.read(format, "---\n" + text + "\n---\n" + text));
        assertAnswers(Readings.read(format, "{\"headline\": \"a\", \"body\": " + text + "}"));
    }

    @Property
    void readsTheSameWithByteOrderMarkAndAnyLineEnd(@ForAll @NotBlank @StringLength(max = 200) String text) {
        String lines = text.replace('\r', '\n').replace("\u0000", "");
        Reading plain = Readings.read(FileFormat.PLAIN_TEXT, lines);

        assertThat(Readings.read(FileFormat.PLAIN_TEXT, "\uFEFF" + lines)).isEqualTo(plain);
        assertThat(Readings.read(FileFormat.PLAIN_TEXT, lines.replace("\n", "\r\n")))
                .isEqualTo(plain);
    }

    @Property
    void cleansTextOnce(@ForAll String text) {
        String clean = CleanText.body(text);

        assertThat(CleanText.body(clean)).isEqualTo(clean);
        assertThat(CleanText.line(CleanText.line(text))).isEqualTo(CleanText.line(text));
    }

    private static void assertAnswers(Reading reading) {
        assertThat(reading.drafts().size() + reading.rejections().size()).isPositive();
        for (Draft draft : reading.drafts()) {
            assertClean(draft.article().getHeadline());
            assertClean(draft.article().getBody());
            assertThat(draft.article().getHeadline()).isNotEmpty().doesNotContain("\n");
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
}
