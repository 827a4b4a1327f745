package org.warta.reader.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleView.EntityView;
import org.warta.reader.article.SpanView;

/**
 * Cuts a text at the names in it. Joined again, the pieces are the text, whatever the spans say: one that lies outside of
 * the text, or that spans paragraphs, marks nothing. Where names overlap the longest one is marked ("Bank Indonesia", not
 * "Indonesia"), as links cannot lie within links; of equally long ones the surest.
 */
final class MarkedText {
    private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\n[^\\S\\n]*\\n\\s*");
    private static final Comparator<Mark> BEST_FIRST = Comparator.comparingInt(Mark::length)
            .thenComparingDouble(mark -> mark.entity().confidence())
            .reversed()
            .thenComparingInt(Mark::start);

    /**
     * A stretch of text.
     *
     * @param entity what it names; null for text in between
     */
    record Piece(String text, @Nullable EntityView entity) {}

    /** A named stretch, in UTF-16 units, half-open. */
    private record Mark(int start, int end, EntityView entity) {
        int length() {
            return end - start;
        }
    }

    private MarkedText() {}

    /** The paragraphs of a text, which blank lines part, each cut at its names. */
    static List<List<Piece>> paragraphs(String text, String field, List<EntityView> entities) {
        NavigableMap<Integer, Mark> marks = marks(text, field, entities);
        List<List<Piece>> paragraphs = new ArrayList<>();
        int start = 0;
        for (Matcher gap = BETWEEN_PARAGRAPHS.matcher(text); gap.find(); start = gap.end()) {
            paragraphs.add(pieces(text, start, gap.start(), marks));
        }
        paragraphs.add(pieces(text, start, text.length(), marks));
        paragraphs.removeIf(List::isEmpty);
        return paragraphs;
    }

    /** The text of a paragraph again. */
    static String joined(List<Piece> paragraph) {
        return paragraph.stream().map(Piece::text).collect(Collectors.joining());
    }

    private static List<Piece> pieces(String text, int start, int end, NavigableMap<Integer, Mark> marks) {
        List<Piece> pieces = new ArrayList<>();
        int done = start;
        for (Mark mark : marks.subMap(start, end).values()) {
            if (mark.end() <= end) {
                add(pieces, text.substring(done, mark.start()), null);
                add(pieces, text.substring(mark.start(), mark.end()), mark.entity());
                done = mark.end();
            }
        }
        add(pieces, text.substring(done, end), null);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, @Nullable EntityView entity) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, entity));
        }
    }

    /** The marks to be made, by where they start; no two overlap. */
    private static NavigableMap<Integer, Mark> marks(String text, String field, List<EntityView> entities) {
        int length = text.codePointCount(0, text.length());
        List<Mark> all = new ArrayList<>();
        for (EntityView entity : entities) {
            for (SpanView span : entity.mentions()) {
                if (span.field().equals(field)
                        && span.start() >= 0
                        && span.start() < span.end()
                        && span.end() <= length) {
                    int start = text.offsetByCodePoints(0, span.start());
                    all.add(new Mark(start, text.offsetByCodePoints(start, span.end() - span.start()), entity));
                }
            }
        }
        all.sort(BEST_FIRST);
        NavigableMap<Integer, Mark> marks = new TreeMap<>();
        for (Mark mark : all) {
            Map.Entry<Integer, Mark> before = marks.lowerEntry(mark.end());
            if (before == null || before.getValue().end() <= mark.start()) {
                marks.put(mark.start(), mark);
            }
        }
        return marks;
    }
}
