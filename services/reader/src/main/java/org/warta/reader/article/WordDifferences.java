package org.warta.reader.article;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.warta.reader.article.VersionDiff.Edit;
import org.warta.reader.article.VersionDiff.Operation;

/** What has to be taken out of a text, and what put in, to make another of it: the shortest way, word by word. */
final class WordDifferences {
    private static final Pattern WORD = Pattern.compile("\\n\\s*\\n|\\s+|[\\p{L}\\p{M}\\p{N}]+|.", Pattern.DOTALL);
    private static final Pattern PARAGRAPH = Pattern.compile("\\n\\s*\\n|.+?(?=\\n\\s*\\n|\\z)", Pattern.DOTALL);
    private static final Pattern BREAK = Pattern.compile("\\n\\s*\\n");

    /** The time that a comparison takes grows with the square of what differs: longer texts go by paragraphs. */
    private static final int MAX_WORDS = 10_000;

    private WordDifferences() {}

    /** The differences of two texts. */
    static List<Edit> of(String from, String to) {
        List<String> before = split(WORD, from);
        List<String> after = split(WORD, to);
        return before.size() + after.size() > MAX_WORDS
                ? edits(split(PARAGRAPH, from), split(PARAGRAPH, to))
                : edits(before, after);
    }

    /** The same, a list for each paragraph. */
    static List<List<Edit>> paragraphs(String from, String to) {
        List<List<Edit>> paragraphs = new ArrayList<>();
        List<Edit> paragraph = new ArrayList<>();
        for (Edit edit : of(from, to)) {
            String[] parts = BREAK.split(edit.text(), -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0 && !paragraph.isEmpty()) {
                    paragraphs.add(paragraph);
                    paragraph = new ArrayList<>();
                }
                if (!parts[i].isEmpty()) {
                    paragraph.add(new Edit(edit.operation(), parts[i]));
                }
            }
        }
        if (!paragraph.isEmpty()) {
            paragraphs.add(paragraph);
        }
        return paragraphs;
    }

    private static List<String> split(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<Edit> edits(List<String> before, List<String> after) {
        List<Edit> edits = new ArrayList<>();
        StringBuilder deleted = new StringBuilder();
        StringBuilder inserted = new StringBuilder();
        int at = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            int start = delta.getSource().getPosition();
            if (start > at) {
                add(edits, deleted, inserted);
                edits.add(new Edit(Operation.EQUAL, String.join("", before.subList(at, start))));
            }
            delta.getSource().getLines().forEach(deleted::append);
            delta.getTarget().getLines().forEach(inserted::append);
            at = start + delta.getSource().size();
        }
        add(edits, deleted, inserted);
        if (at < before.size()) {
            edits.add(new Edit(Operation.EQUAL, String.join("", before.subList(at, before.size()))));
        }
        return edits;
    }

    /** What goes stands before what comes in its place. */
    private static void add(List<Edit> edits, StringBuilder deleted, StringBuilder inserted) {
        if (!deleted.isEmpty()) {
            edits.add(new Edit(Operation.DELETED, deleted.toString()));
            deleted.setLength(0);
        }
        if (!inserted.isEmpty()) {
            edits.add(new Edit(Operation.INSERTED, inserted.toString()));
            inserted.setLength(0);
        }
    }
}
