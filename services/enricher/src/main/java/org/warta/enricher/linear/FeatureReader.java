package org.warta.enricher.linear;

import java.util.Arrays;

/**
 * Reads the features of a text in one pass, without building strings. A word is a run of letters, digits and combining
 * marks, an apostrophe between two of them included; it is folded to lower case and its digits to zeros. Of a longer word than {@value #LONGEST_WORD}
 * code points the first that many count. For one thread at a time.
 */
final class FeatureReader {
    static final int LONGEST_WORD = 48;

    private static final int BORDER = ' ';

    private final FeatureSettings settings;
    private final Thesaurus thesaurus;
    private final Stemmer stemmer;
    private final boolean words;
    private final boolean pairs;
    private final boolean stems;
    private final boolean characters;
    private final boolean fields;

    /** The word in hand, between two borders. */
    private final int[] word = new int[LONGEST_WORD + 2];

    private int length;
    private int start;
    private int end;
    private int pairHead;
    private int pairStart;

    FeatureReader(FeatureSettings settings) {
        this.settings = settings;
        thesaurus = settings.fields() > 0 ? Thesaurus.of(settings.language()) : Thesaurus.empty();
        stemmer = Stemmer.of(settings.language());
        words = settings.words() > 0;
        pairs = settings.pairs() > 0;
        stems = settings.stems() > 0;
        characters = settings.characters() > 0;
        fields = settings.fields() > 0;
        Arrays.fill(word, BORDER);
    }

    void read(CharSequence text, FeatureSink sink) {
        int limit = Math.min(text.length(), settings.readChars());
        length = 0;
        pairHead = 0;
        int position = 0;
        while (position < limit) {
            int codePoint = Character.codePointAt(text, position);
            int behind = position + Character.charCount(codePoint);
            if (isWordPart(codePoint) || (length > 0 && joins(text, codePoint, behind))) {
                take(codePoint, position, behind);
            } else {
                if (length > 0) {
                    finishWord(sink);
                }
                if (!isSpace(codePoint)) {
                    pairHead = 0;
                }
            }
            position = behind;
        }
        if (length > 0) {
            finishWord(sink);
        }
    }

    private void take(int codePoint, int position, int behind) {
        if (length == 0) {
            start = position;
        }
        if (length < LONGEST_WORD) {
            word[++length] = Character.isDigit(codePoint) ? '0' : Character.toLowerCase(codePoint);
        }
        end = behind;
    }

    private void finishWord(FeatureSink sink) {
        word[length + 1] = BORDER;
        int hash = Hash.of(FeatureGroup.WORD.code, word, 1, length + 1);
        int stem = stems || fields ? stem() : 0;
        if (words) {
            sink.accept(hash, FeatureGroup.WORD.code, start, end);
        }
        if (stems) {
            sink.accept(stem, FeatureGroup.STEM.code, start, end);
        }
        if (pairHead != 0 && pairs) {
            sink.accept(Thesaurus.pair(pairHead, hash), FeatureGroup.PAIR.code, pairStart, end);
        }
        if (fields) {
            readFields(hash, stem, sink);
        }
        if (characters) {
            readCharacters(sink);
        }
        pairHead = hash;
        pairStart = start;
        length = 0;
    }

    private void readFields(int hash, int stem, FeatureSink sink) {
        if (pairHead != 0) {
            acceptFields(thesaurus.fields(Thesaurus.pair(pairHead, hash)), pairStart, sink);
        }
        int[] found = thesaurus.fields(hash);
        acceptFields(found.length > 0 ? found : thesaurus.stemFields(stem), start, sink);
    }

    private void acceptFields(int[] found, int from, FeatureSink sink) {
        for (int field : found) {
            sink.accept(field, FeatureGroup.FIELD.code, from, end);
        }
    }

    private int stem() {
        long range = stemmer.stem(word, 1, length + 1);
        return Hash.of(FeatureGroup.STEM.code, word, (int) (range >>> 32), (int) range);
    }

    private void readCharacters(FeatureSink sink) {
        int group = FeatureGroup.CHARACTERS.code;
        int size = length + 2;
        for (int from = 0; from <= size - settings.shortest(); from++) {
            int hash = Hash.seed(group);
            int longest = Math.min(settings.longest(), size - from);
            for (int taken = 1; taken <= longest; taken++) {
                hash = Hash.step(hash, word[from + taken - 1]);
                if (taken >= settings.shortest()) {
                    sink.accept(Hash.finish(hash), group, start, end);
                }
            }
        }
    }

    private static boolean joins(CharSequence text, int codePoint, int behind) {
        return (codePoint == '\'' || codePoint == '\u2019')
                && behind < text.length()
                && Character.isLetter(Character.codePointAt(text, behind));
    }

    static boolean isWordPart(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || switch (Character.getType(codePoint)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
                    default -> codePoint == '\u200C' || codePoint == '\u200D'; // joiners shape letters
                };
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || codePoint == '-';
    }
}
