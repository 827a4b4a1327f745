package org.warta.enricher.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.warta.enricher.text.Token.Gap;
import org.warta.enricher.text.Token.Kind;

class TokenizerTest {

    @Test
    void keepsNumbersAndApostrophesWhole() {
        assertThat(words("10.000 pasukan, Ma'ruf dan Jum\u2019at"))
                .containsExactly("10.000", "pasukan", ",", "Ma'ruf", "dan", "Jum\u2019at");
    }

    @Test
    void partsTheGenitiveAndTheHyphen() {
        assertThat(words("Russia's langkah-langkah")).containsExactly("Russia", "'", "s", "langkah", "-", "langkah");
    }

    @Test
    void countsCodePointsBehindEmojiAndCombiningMarks() {
        List<Token> tokens = Tokenizer.tokenize("🐢🌊 Jose\u0301 pergi");
        assertThat(tokens).extracting(Token::text).containsExactly("🐢", "🌊", "Jose\u0301", "pergi");
        assertThat(tokens).extracting(Token::start).containsExactly(0, 1, 3, 9);
        assertThat(tokens).extracting(Token::end).containsExactly(1, 2, 8, 14);
        assertThat(tokens.get(2).folded()).isEqualTo("jos\u00e9");
    }

    @Test
    void endsAWordBeforeAnEmojiThatEndsTheText() {
        assertThat(words("kura-kura🐢")).containsExactly("kura", "-", "kura", "🐢");
    }

    @Test
    void takesALoneSurrogateForOneMark() {
        List<Token> tokens = Tokenizer.tokenize("a\ud83d b\udc00");
        assertThat(tokens).extracting(Token::kind).containsExactly(Kind.LOWER, Kind.MARK, Kind.LOWER, Kind.MARK);
        assertThat(tokens.get(3).end()).isEqualTo(5);
    }

    @Test
    void readsRightToLeftScript() {
        assertThat(words("قال الرئيس: نعم")).containsExactly("قال", "الرئيس", ":", "نعم");
    }

    @Test
    void tellsKindsAndGapsApart() {
        List<Token> tokens = Tokenizer.tokenize("KCNA J. Kim\nnasDem 5");
        assertThat(tokens)
                .extracting(Token::kind)
                .containsExactly(Kind.CAPITALS, Kind.INITIAL, Kind.MARK, Kind.CAPITALISED, Kind.LOWER, Kind.NUMBER);
        assertThat(tokens)
                .extracting(Token::gap)
                .containsExactly(Gap.LINE, Gap.SPACE, Gap.NONE, Gap.SPACE, Gap.LINE, Gap.SPACE);
    }

    @Property
    void everyTokenStandsWhereItSaysInAnyText(@ForAll String text) {
        int behind = 0;
        for (Token token : Tokenizer.tokenize(text)) {
            assertThat(token.start()).isGreaterThanOrEqualTo(behind);
            assertThat(text.substring(
                            text.offsetByCodePoints(0, token.start()), text.offsetByCodePoints(0, token.end())))
                    .isEqualTo(token.text());
            behind = token.end();
        }
        assertThat(behind).isLessThanOrEqualTo(text.codePointCount(0, text.length()));
    }

    private static List<String> words(String text) {
        return Tokenizer.tokenize(text).stream().map(Token::text).toList();
    }
}
