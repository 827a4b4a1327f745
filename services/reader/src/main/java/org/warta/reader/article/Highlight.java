package org.warta.reader.article;

import java.util.List;

/**
 * Where an article says what was searched for.
 *
 * @param headline the whole headline
 * @param body the passages of the body that answer best, in their order; empty when none does
 */
public record Highlight(List<Piece> headline, List<List<Piece>> body) {
    public Highlight {
        headline = List.copyOf(headline);
        body = body.stream().map(List::copyOf).toList();
    }

    /**
     * A stretch of plain text.
     *
     * @param hit whether it is what was searched for
     */
    public record Piece(String text, boolean hit) {}
}
