package org.warta.producer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class CleanTextTest {
    @Test
    void cleansEachCharacterAsThePatternsSay() {
        for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
            String text = "a" + (char) unit + "\u0301b\r\nc";
            assertThat(CleanText.characters(text)).as("U+%04X", unit).isEqualTo(characters(text));
        }
    }

    @Property
    void cleansAnyTextAsThePatternsSay(@ForAll @CharRange(from = 0, to = 0x370) String text) {
        assertThat(CleanText.characters(text)).isEqualTo(characters(text));
        assertThat(CleanText.line(text))
                .isEqualTo(characters(text)
                        .replaceAll("[\\s\\h]+", " ")
                        .replaceFirst("^ ", "")
                        .replaceFirst(" $", ""));
    }

    @Test
    void takesLinesForParagraphsOnlyWhereNoneIsBlank() {
        assertThat(CleanText.body(" satu\ndua \n")).isEqualTo("satu\n\ndua");
        assertThat(CleanText.body("\n\nsatu\ndua\n\u00A0\t\n\n tiga\n\n")).isEqualTo("satu\ndua\n\ntiga");
        assertThat(CleanText.body(" \n\u3000\n")).isEmpty();
    }

    @Test
    void keepsPairsOfSurrogatesAndReplacesHalves() {
        assertThat(CleanText.line("a\uD83D\uDE00\uD83Db")).isEqualTo("a\uD83D\uDE00\uFFFDb");
    }

    private static String characters(String text) {
        String clean = text.replaceAll("\r\n|[\r\u0085\u2028\u2029]", "\n")
                .replace('\t', ' ')
                .replaceAll("[\\p{Cc}&&[^\n]]", "")
                .replaceAll("[\uD800-\uDFFF]", "\uFFFD");
        return Normalizer.normalize(clean, Normalizer.Form.NFC);
    }
}
