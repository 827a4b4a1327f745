package org.warta.reader.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Web-search syntax and stems, as the index and the live stream understand them. */
class TextFilterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "banjir | true",
                "BANJIR Jakarta | true",
                "banjir gempa | false",
                "banjir OR gempa | true",
                "gempa OR banjir jakarta | true",
                "gempa OR tsunami | false",
                "banjir -jakarta | false",
                "banjir -gempa | true",
                "-gempa | true",
                "-banjir | false",
                "-\"banjir besar\" | false",
                "\"banjir besar\" | true",
                "\"besar banjir\" | false",
                "\"banjir besar | true",
                "pertandingan | true",
                "tanding | true",
                "yang | false",
                "OR | false",
                "- | false",
                "\"\" | false",
                "((( banjir ]]] && * ? ~ | true",
                "sumatra-utara | true",
                "surabaya | true",
            })
    void understandsWhatPeopleType(String words, boolean found) {
        assertThat(new TextFilter(words)
                        .admits(
                                "id",
                                "Banjir besar di Jakarta",
                                "Pertandingan ditunda",
                                "Warga Surabaya dan Sumatra-Utara yang membantu."))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "id, perlawanan, melawan, true",
        "ms, perlawanan, melawan, true",
        "en-GB, Negotiations, negotiating, true",
        "id, Negotiations, negotiating, false",
        "fr, Négociations, négociations, true",
        "fr, Négociations, négociation, false",
        "und, слово, СЛОВО, true"
    })
    void stemsAsTheTextsLanguageDoes(String language, String text, String words, boolean found) {
        assertThat(new TextFilter(words).admits(language, text, null, "")).isEqualTo(found);
    }

    @Property
    void neverRefusesWhatIsTyped(@ForAll @StringLength(max = 500) String words) {
        assertThatCode(() -> new TextFilter(words).admits("id", "Banjir", null, "Jakarta"))
                .doesNotThrowAnyException();
    }
}
