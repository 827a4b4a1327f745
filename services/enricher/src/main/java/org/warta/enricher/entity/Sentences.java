package org.warta.enricher.entity;

import java.util.List;
import java.util.Set;
import org.warta.enricher.text.Token;
import org.warta.enricher.text.Token.Gap;
import org.warta.enricher.text.Token.Kind;

/** Where sentences end: at a line break, and behind a full stop, a question or an exclamation mark before a capital. */
final class Sentences {
    /** More than any sentence has; bounds the memory for a text without an end. */
    private static final int LONGEST = 1_000;

    private static final Set<String> ABBREVIATIONS = Set.of(
            "dr", "mr", "mrs", "ms", "prof", "h", "hj", "ir", "drs", "dra", "kh", "st", "tn", "ny", "sen", "gen", "col",
            "capt", "lt", "rev", "jl", "no", "pdt", "moh", "muh", "abd", "tgl", "inc", "jr", "sr", "gov", "rep", "sgt");

    private Sentences() {}

    /** Index behind the last token of the sentence that starts at {@code from}. */
    static int end(List<Token> tokens, int from) {
        int index = from + 1;
        while (index < tokens.size()
                && tokens.get(index).gap() != Gap.LINE
                && index - from < LONGEST
                && !startsAt(tokens, index, from)) {
            index++;
        }
        return index;
    }

    private static boolean startsAt(List<Token> tokens, int index, int from) {
        Token token = tokens.get(index);
        if (token.gap() == Gap.NONE || !(token.isCapitalised() || isOpening(token) || token.kind() == Kind.NUMBER)) {
            return false;
        }
        int last = index - 1;
        while (last > from && isClosing(tokens.get(last))) {
            last--;
        }
        Token mark = tokens.get(last);
        if (mark.is('!') || mark.is('?')) {
            return true;
        }
        if (!mark.is('.') || last == from) {
            return false;
        }
        Token before = tokens.get(last - 1);
        return !(mark.gap() == Gap.NONE && (before.kind() == Kind.INITIAL || ABBREVIATIONS.contains(before.folded())));
    }

    private static boolean isOpening(Token token) {
        return token.is('"') || token.is('\u201C') || token.is('\u2018') || token.is('(');
    }

    private static boolean isClosing(Token token) {
        return token.is('"') || token.is('\u201D') || token.is('\u2019') || token.is(')');
    }
}
