package org.warta.enricher.sequence;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads sentences in the column format of CoNLL-2003: a word a line with its tag in the last column, columns separated by
 * tabs or spaces, an empty line behind each sentence, in UTF-8. Tags are IOB1, IOB2 or IOBES; lines {@code -DOCSTART-} are left out.
 */
public final class Conll {
    private static final String DOCUMENT = "-DOCSTART-";

    private final Path file;
    private final List<Example> examples = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final List<Stretch> stretches = new ArrayList<>();
    private @Nullable String open;
    private int from;

    private Conll(Path file) {
        this.file = file;
    }

    /** A line that is not as it must be. */
    public static final class MalformedLineException extends IOException {
        private static final long serialVersionUID = 1;

        MalformedLineException(Path file, int line, String problem) {
            super(file + ":" + line + ": " + problem);
        }
    }

    /**
     * Reads a file.
     *
     * @throws MalformedLineException when a line is malformed, or the file has no sentence
     */
    public static List<Example> read(Path file) throws IOException {
        Conll conll = new Conll(file);
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                conll.take(line, number);
            }
        } catch (CharacterCodingException notText) {
            throw new MalformedLineException(file, number + 1, "is not in UTF-8: convert the file");
        }
        conll.endSentence();
        if (conll.examples.isEmpty()) {
            throw new MalformedLineException(file, 1, "the file has no sentence");
        }
        return conll.examples;
    }

    private void take(String line, int number) throws MalformedLineException {
        String row = line.strip();
        if (row.isEmpty() || row.startsWith(DOCUMENT)) {
            endSentence();
            return;
        }
        int lastGap = Math.max(row.lastIndexOf('\t'), row.lastIndexOf(' '));
        int firstGap = firstGap(row);
        if (lastGap < 0) {
            throw new MalformedLineException(file, number, "a line is a word, a tab and a tag, not: " + row);
        }
        String tag = row.substring(lastGap + 1);
        char position = tag.charAt(0);
        boolean outside = tag.equals("O");
        if (!outside && (tag.length() < 3 || tag.charAt(1) != '-' || "BIES".indexOf(position) < 0)) {
            throw new MalformedLineException(file, number, "a tag is O, B-TYPE or I-TYPE, not: " + tag);
        }
        String type = outside ? null : tag.substring(2);
        if (open != null && (!open.equals(type) || position == 'B' || position == 'S')) {
            endStretch();
        }
        if (open == null && type != null) {
            open = type;
            from = words.size();
        }
        words.add(Word.of(row.substring(0, firstGap)));
    }

    private static int firstGap(String row) {
        int gap = 0;
        while (gap < row.length() && row.charAt(gap) != '\t' && row.charAt(gap) != ' ') {
            gap++;
        }
        return gap;
    }

    private void endStretch() {
        if (open != null) {
            stretches.add(new Stretch(from, words.size(), open));
            open = null;
        }
    }

    private void endSentence() {
        endStretch();
        if (!words.isEmpty()) {
            examples.add(new Example(words, stretches));
            words.clear();
            stretches.clear();
        }
    }
}
