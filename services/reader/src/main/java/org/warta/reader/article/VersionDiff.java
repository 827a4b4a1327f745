package org.warta.reader.article;

import java.util.List;

/**
 * What changed between two versions of an article, word by word.
 *
 * @param body a list for each paragraph
 */
public record VersionDiff(VersionView from, VersionView to, List<Edit> headline, List<List<Edit>> body) {

    /** What makes the second version of the first. */
    public static VersionDiff between(VersionText from, VersionText to) {
        return new VersionDiff(
                from.version(),
                to.version(),
                WordDifferences.of(from.version().headline(), to.version().headline()),
                WordDifferences.paragraphs(from.body(), to.body()));
    }

    /** Whether a stretch of text is in both versions, in the later or in the earlier one only. */
    public enum Operation {
        EQUAL,
        INSERTED,
        DELETED
    }

    /** A stretch of plain text. */
    public record Edit(Operation operation, String text) {}
}
