package org.warta.enricher.topic;

import java.util.Arrays;
import java.util.List;
import org.warta.enricher.text.Token;
import org.warta.enricher.text.Tokenizer;

/**
 * The terms of one language as an automaton over words, in a few arrays of primitives. A word is known by the hash of
 * its folded form; the time to look at one position is bounded by the longest term. Filled first, then only read: safe
 * for use by many threads from then on.
 */
final class TermTable {
    /** No term. */
    static final int NONE = -1;

    private static final int ROOT = 0;

    private final Endings endings;
    private final LongTable words = new LongTable();
    private final LongTable next = new LongTable();
    private int wordCount;
    private int[] termAt = {NONE};
    private int stateCount = 1;

    /** The words of a text as this table numbers them. */
    static final class Reading {
        private final List<Token> tokens;
        private final int[] exact;
        private final int[] stems;

        private Reading(List<Token> tokens) {
            this.tokens = tokens;
            this.exact = new int[tokens.size()];
            this.stems = new int[tokens.size()];
        }
    }

    TermTable(Endings endings) {
        this.endings = endings;
    }

    /**
     * Adds a term.
     *
     * @param term number of the term to use if the table does not have this phrase yet
     * @return the number under which the table has the phrase
     */
    int add(String phrase, int term) {
        int state = ROOT;
        for (Token token : Tokenizer.tokenize(phrase)) {
            state = child(state, word(token.folded()));
        }
        if (termAt[state] == NONE) {
            termAt[state] = term;
        }
        return termAt[state];
    }

    private int word(String folded) {
        long hash = Endings.start();
        for (int i = 0; i < folded.length(); i++) {
            hash = Endings.step(hash, folded.charAt(i));
        }
        int word = words.get(hash);
        if (word == LongTable.ABSENT) {
            word = wordCount++;
            words.add(hash, word);
        }
        return word;
    }

    private int child(int state, int word) {
        int child = next.get(edge(state, word));
        if (child == LongTable.ABSENT) {
            child = stateCount++;
            next.add(edge(state, word), child);
            if (child == termAt.length) {
                termAt = Arrays.copyOf(termAt, termAt.length * 2);
            }
            termAt[child] = NONE;
        }
        return child;
    }

    /** Numbers the words of a text, each once. */
    Reading read(List<Token> tokens) {
        Reading reading = new Reading(tokens);
        for (int index = 0; index < tokens.size(); index++) {
            String word = tokens.get(index).folded();
            int length = word.length();
            long hash = Endings.start();
            long withoutOne = hash;
            long withoutThree = hash;
            for (int i = 0; i < length; i++) {
                if (i == length - 3) {
                    withoutThree = hash;
                } else if (i == length - 1) {
                    withoutOne = hash;
                }
                hash = Endings.step(hash, word.charAt(i));
            }
            reading.exact[index] = words.get(hash);
            long stem = endings.stem(word, withoutOne, withoutThree);
            reading.stems[index] = stem == Endings.NONE ? LongTable.ABSENT : words.get(stem);
        }
        return reading;
    }

    /**
     * The longest term that starts at the word with this index and stays within one line.
     *
     * @return the number of its words in the upper half, its number in the lower; {@link #NONE} when there is none
     */
    long longestAt(Reading reading, int index) {
        long longest = NONE;
        int state = ROOT;
        for (int at = index; at < reading.exact.length; at++) {
            if (at > index && reading.tokens.get(at).gap() == Token.Gap.LINE) {
                break;
            }
            state = follow(state, reading.exact[at], reading.stems[at]);
            if (state == LongTable.ABSENT) {
                break;
            }
            if (termAt[state] != NONE) {
                longest = (long) (at + 1 - index) << 32 | termAt[state];
            }
        }
        return longest;
    }

    private int follow(int state, int exact, int stem) {
        int child = exact == LongTable.ABSENT ? LongTable.ABSENT : next.get(edge(state, exact));
        return child == LongTable.ABSENT && stem != LongTable.ABSENT ? next.get(edge(state, stem)) : child;
    }

    private static long edge(int state, int word) {
        return (long) state << 32 | word;
    }
}
