package org.warta.enricher.text;

import java.util.List;
import org.warta.event.Span;
import org.warta.event.TextField;

/**
 * One text of an article, in tokens.
 *
 * @param field which text of the article it is
 * @param text the text
 * @param tokens its tokens in order
 */
public record Passage(TextField field, String text, List<Token> tokens) {

    public Passage {
        tokens = List.copyOf(tokens);
    }

    /** Cuts the text into tokens. */
    public static Passage of(TextField field, String text) {
        return new Passage(field, text, Tokenizer.tokenize(text));
    }

    /** The span from token {@code from} up to, but not including, token {@code to}. */
    public Span span(int from, int to) {
        return new Span(field, tokens.get(from).start(), tokens.get(to - 1).end());
    }

    /** The tokens from {@code from} up to, but not including, {@code to}, with one space wherever the text has some. */
    public String words(int from, int to) {
        StringBuilder words = new StringBuilder(tokens.get(from).text());
        for (Token token : tokens.subList(from + 1, to)) {
            words.append(token.gap() == Token.Gap.NONE ? "" : " ").append(token.text());
        }
        return words.toString();
    }
}
