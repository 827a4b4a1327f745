package org.warta.enricher.linear;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StemmerTest {

    @ParameterizedTest
    @CsvSource({
        "id, kesehatan, sehat",
        "id, bermain, main",
        "id, permainannya, main",
        "id, diberitakan, berita",
        "id, rumah, rumah",
        "id, di, di",
        "ms, pelajaran, ajar",
        "en, players, play",
        "en, running, runn",
        "en, is, is",
        "fr, maisons, maisons"
    })
    void stripsAffixes(String language, String word, String stem) {
        int[] codePoints = word.codePoints().toArray();
        long range = Stemmer.of(language).stem(codePoints, 0, codePoints.length);
        assertThat(word.substring((int) (range >>> 32), (int) range)).isEqualTo(stem);
    }
}
