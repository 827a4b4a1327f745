package org.warta.enricher.entity;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.warta.enricher.text.Token;
import org.warta.enricher.text.Token.Kind;

/**
 * Where upper case tells nothing: at the beginning of a sentence, and in a heading whose every word has it.
 */
final class Lines {
    private static final Set<String> ABBREVIATIONS = Set.of(
            "dr", "mr", "mrs", "ms", "prof", "h", "hj", "ir", "drs", "dra", "kh", "st", "tn", "ny", "sen", "gen", "col",
            "capt", "lt", "rev", "jl", "no", "pdt");
    private static final int LEAST_HEADING_WORDS = 3;
    private static final double LEAST_CAPITALISED = 0.7;
    private static final int LONGEST_FUNCTION_WORD = 3;

    private final BitSet headings = new BitSet();
    private final BitSet sentenceStarts = new BitSet();

    Lines(List<Token> tokens) {
        int lineStart = 0;
        for (int index = 0; index <= tokens.size(); index++) {
            if (index == tokens.size() || (tokens.get(index).gap() == Token.Gap.LINE && index > 0)) {
                markLine(tokens, lineStart, index);
                lineStart = index;
            }
        }
    }

    boolean inHeading(int index) {
        return headings.get(index);
    }

    boolean startsSentence(int index) {
        return sentenceStarts.get(index);
    }

    private void markLine(List<Token> tokens, int from, int to) {
        int words = 0;
        int capitalised = 0;
        boolean start = true;
        for (int index = from; index < to; index++) {
            Token token = tokens.get(index);
            if (token.kind() == Kind.MARK) {
                start |= endsSentence(tokens, index, from);
                continue;
            }
            sentenceStarts.set(index, start);
            start = false;
            if (token.isCapitalised()) {
                words++;
                capitalised++;
            } else if (token.kind() == Kind.LOWER && token.text().length() > LONGEST_FUNCTION_WORD) {
                words++;
            }
        }
        boolean sentence = to > from && tokens.get(to - 1).is('.');
        if (!sentence && words >= LEAST_HEADING_WORDS && capitalised >= words * LEAST_CAPITALISED) {
            headings.set(from, to);
        }
    }

    private static boolean endsSentence(List<Token> tokens, int index, int lineStart) {
        Token mark = tokens.get(index);
        if (mark.is('.')) {
            Token before = index > lineStart ? tokens.get(index - 1) : mark;
            return !(before.kind() == Kind.INITIAL || ABBREVIATIONS.contains(before.folded()));
        }
        return mark.is('!') || mark.is('?') || mark.is(':') || mark.is('"') || mark.is('\u201C') || mark.is('\u2022');
    }
}
