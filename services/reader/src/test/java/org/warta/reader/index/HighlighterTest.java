package org.warta.reader.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.warta.reader.article.Highlight;
import org.warta.reader.article.Highlight.Piece;

class HighlighterTest {
    @Test
    void marksWordsByTheirStems() {
        Highlight found = new Highlighter("banjir membantu -gempa")
                .highlight("id", "Banjir & <b>hujan</b>", "Hari ini cerah. Warga bantu korban banjir. Selesai.");

        assertThat(found.headline()).containsExactly(new Piece("Banjir", true), new Piece(" & <b>hujan</b>", false));
        assertThat(found.body()).hasSize(1);
        assertThat(hits(found.body().get(0))).containsExactly("bantu", "banjir");
        assertThat(text(found.body().get(0))).isEqualTo("Warga bantu korban banjir.");
    }

    @Test
    void marksAPhraseAsOneAndNotItsWordsElsewhere() {
        Highlight found =
                new Highlighter("\"kim jong\"").highlight("id", "Jong dan Kim", "Lalu Kim Jong datang. Kim pergi.");

        assertThat(hits(found.headline())).isEmpty();
        assertThat(text(found.headline())).isEqualTo("Jong dan Kim");
        assertThat(found.body()).hasSize(1);
        assertThat(String.join(" ", hits(found.body().get(0)))).isEqualTo("Kim Jong");
    }

    @Test
    void marksNothingWhereNothingIsFound() {
        Highlight found = new Highlighter("gempa").highlight("id", "Banjir", "Hujan.");

        assertThat(found.headline()).containsExactly(new Piece("Banjir", false));
        assertThat(found.body()).isEmpty();
    }

    @Property
    void keepsEveryCharacterOfTheHeadline(
            @ForAll @StringLength(max = 40) String words, @ForAll @StringLength(min = 1, max = 80) String any) {
        String headline = any.replace('\0', ' '); // which is in no text that PostgreSQL takes
        assertThat(text(new Highlighter(words + " " + headline)
                        .highlight("id", headline, headline)
                        .headline()))
                .isEqualToIgnoringWhitespace(headline);
    }

    private static List<String> hits(List<Piece> pieces) {
        return pieces.stream().filter(Piece::hit).map(Piece::text).toList();
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
