package org.warta.enricher.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Phrases of one or more tokens and what they stand for, found by walking a tree of tokens: the time to look at one
 * position is bounded by the longest phrase.
 *
 * @param <V> what a phrase stands for
 */
public final class PhraseTable<V> {
    private final Node<V> root = new Node<>();
    private final Function<Token, String> key;
    private final Function<String, @Nullable String> stem;

    private static final class Node<V> {
        private final Map<String, Node<V>> children = new HashMap<>();
        private @Nullable V value;
    }

    /**
     * A phrase in a text.
     *
     * @param end index of the token behind the phrase
     * @param value what the phrase stands for
     */
    public record Match<V>(int end, V value) {}

    private PhraseTable(Function<Token, String> key, Function<String, @Nullable String> stem) {
        this.key = key;
        this.stem = stem;
    }

    /** A table that tells upper from lower case. */
    public static <V> PhraseTable<V> exact() {
        return new PhraseTable<>(Token::text, word -> null);
    }

    /**
     * A table blind to case.
     *
     * @param stem a shorter form of a folded word to try where the word itself fits no phrase; null: none
     */
    public static <V> PhraseTable<V> folded(Function<String, @Nullable String> stem) {
        return new PhraseTable<>(Token::folded, stem);
    }

    /** Adds a phrase; where the table has it already, {@code merge} joins old and new value. */
    public void add(String phrase, V value, BinaryOperator<V> merge) {
        Node<V> node = root;
        for (Token token : Tokenizer.tokenize(phrase)) {
            node = node.children.computeIfAbsent(key.apply(token), k -> new Node<>());
        }
        node.value = node.value == null ? value : merge.apply(node.value, value);
    }

    /** Whether the table has this very phrase of one token. */
    public boolean contains(Token token) {
        Node<V> node = root.children.get(key.apply(token));
        return node != null && node.value != null;
    }

    /** The longest phrase that starts at the token with this index and stays within one line; null when none does. */
    public @Nullable Match<V> longestAt(List<Token> tokens, int index) {
        Match<V> longest = null;
        Node<V> node = root;
        for (int next = index; next < tokens.size(); next++) {
            Token token = tokens.get(next);
            if (next > index && token.gap() == Token.Gap.LINE) {
                break;
            }
            Node<V> child = child(node, key.apply(token));
            if (child == null) {
                break;
            }
            node = child;
            if (node.value != null) {
                longest = new Match<>(next + 1, node.value);
            }
        }
        return longest;
    }

    private @Nullable Node<V> child(Node<V> node, String word) {
        Node<V> child = node.children.get(word);
        if (child != null || node.children.isEmpty()) {
            return child;
        }
        String shorter = stem.apply(word);
        return shorter == null ? null : node.children.get(shorter);
    }
}
