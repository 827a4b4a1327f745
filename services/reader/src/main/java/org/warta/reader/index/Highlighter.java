package org.warta.reader.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.warta.reader.article.Highlight;
import org.warta.reader.article.Highlight.Piece;

/** Marks what was searched for in the text of an article. */
public final class Highlighter {
    private static final int PASSAGES = 2;

    /** Characters of a body that are looked into; what comes later is seldom what an article is about. */
    private static final int MAX_LENGTH = 20_000;

    private final String words;

    /** @param words in web-search syntax */
    public Highlighter(String words) {
        this.words = words;
    }

    /** Looks into a text; its language (BCP 47) decides on its stems. */
    public Highlight highlight(String language, String headline, String body) {
        Stemming stemming = Stemming.of(language);
        Query query = WebSearch.query(words, stemming);
        List<List<Piece>> title = mark(stemming, query, headline, WholeBreakIterator::new, 1);
        return new Highlight(
                title.isEmpty() ? List.of(new Piece(headline, false)) : title.get(0),
                mark(stemming, query, body, () -> BreakIterator.getSentenceInstance(Locale.ROOT), PASSAGES));
    }

    private static List<List<Piece>> mark(
            Stemming stemming, Query query, String text, Supplier<BreakIterator> breaks, int passages) {
        UnifiedHighlighter highlighter = UnifiedHighlighter.builderWithoutSearcher(stemming.analyzer())
                .withBreakIterator(breaks)
                .withFormatter(new Pieces())
                .withFieldMatcher(field -> field.equals(stemming.text()))
                .withWeightMatches(false) // a headline need not say all that is searched for
                .withMaxLength(MAX_LENGTH)
                .withMaxNoHighlightPassages(0)
                .build();
        try {
            Object marked = highlighter.highlightWithoutSearcher(stemming.text(), query, text, passages);
            return marked instanceof Marked found ? found.passages() : List.of();
        } catch (IOException impossible) { // nothing but memory is read
            throw new UncheckedIOException(impossible);
        }
    }

    private record Marked(List<List<Piece>> passages) {}

    /** Keeps passages as pieces of plain text, so that nobody has to trust markup. */
    private static final class Pieces extends PassageFormatter {
        @Override
        public Object format(Passage[] passages, String content) {
            List<List<Piece>> all = new ArrayList<>();
            for (Passage passage : passages) {
                all.add(pieces(passage, content));
            }
            return new Marked(all);
        }

        private static List<Piece> pieces(Passage passage, String content) {
            List<Piece> pieces = new ArrayList<>();
            int end = passage.getEndOffset();
            int at = passage.getStartOffset();
            for (int i = 0; i < passage.getNumMatches(); i++) {
                int from = Math.max(at, passage.getMatchStarts()[i]); // matches can overlap
                int to = Math.min(end, passage.getMatchEnds()[i]);
                if (from < to) {
                    add(pieces, content.substring(at, from), false);
                    add(pieces, content.substring(from, to), true);
                    at = to;
                }
            }
            add(pieces, content.substring(at, end).stripTrailing(), false);
            return pieces;
        }

        private static void add(List<Piece> pieces, String text, boolean hit) {
            if (!text.isEmpty()) {
                pieces.add(new Piece(text, hit));
            }
        }
    }
}
