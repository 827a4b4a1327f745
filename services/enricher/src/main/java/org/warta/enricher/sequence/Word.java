package org.warta.enricher.sequence;

/** A word of a text with everything that features ask of it, in hashes. Immutable. */
public final class Word {
    /** Stands before the first word of a sentence. */
    static final Word BEFORE = new Word("\u0002");

    /** Stands behind the last word of a sentence. */
    static final Word BEHIND = new Word("\u0003");

    private static final int LONGEST_AFFIX = 5;
    private static final int AFFIX_OF_NEIGHBOUR = 3;
    private static final int LONGEST_SHAPE = 6;

    /** Only the beginning of a longer word counts; it keeps the time for a megabyte without a space within bounds. */
    private static final int LONGEST_WORD_CHARS = 64;

    private final String text;
    private final boolean capitalised;
    private final int exact;
    private final int lower;
    private final int shape;
    private final int compactShape;
    private final int[] prefixes;
    private final int[] suffixes;

    private Word(String text) {
        this.text = text;
        String known = text.length() <= LONGEST_WORD_CHARS ? text : text.substring(0, LONGEST_WORD_CHARS);
        int length = known.length();
        this.capitalised = length > 0 && Character.isUpperCase(known.codePointAt(0));
        this.exact = Hashes.of(known);
        StringBuilder folded = new StringBuilder(length);
        StringBuilder shapes = new StringBuilder(length);
        StringBuilder compact = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char letter = known.charAt(i);
            char kind = shapeOf(letter);
            folded.append(kind == 'd' ? '0' : Character.toLowerCase(letter));
            if (i < LONGEST_SHAPE) {
                shapes.append(kind);
            } else if (i == LONGEST_SHAPE) {
                shapes.append('+');
            }
            if (compact.length() == 0 || compact.charAt(compact.length() - 1) != kind) {
                compact.append(kind);
            }
        }
        this.lower = Hashes.of(folded);
        this.shape = Hashes.of(shapes);
        this.compactShape = Hashes.of(compact);
        int affixes = Math.min(LONGEST_AFFIX, length);
        this.prefixes = new int[affixes];
        this.suffixes = new int[affixes];
        for (int affix = 1; affix <= affixes; affix++) {
            prefixes[affix - 1] = Hashes.of(folded, 0, affix);
            suffixes[affix - 1] = Hashes.of(folded, length - affix, length);
        }
    }

    /** The word of this text. */
    public static Word of(String text) {
        return new Word(text);
    }

    private static char shapeOf(char letter) {
        if (Character.isUpperCase(letter)) {
            return 'X';
        }
        if (Character.isLowerCase(letter)) {
            return 'x';
        }
        return Character.isDigit(letter) ? 'd' : letter;
    }

    public String text() {
        return text;
    }

    /** Whether it starts in upper case. */
    boolean isCapitalised() {
        return capitalised;
    }

    int exact() {
        return exact;
    }

    /** In lower case, each digit as 0. */
    int lower() {
        return lower;
    }

    /** {@code Xxx+} and the like: upper and lower case, digits, other characters as they are; cut after six. */
    int shape() {
        return shape;
    }

    /** The shape without repetitions. */
    int compactShape() {
        return compactShape;
    }

    /** The first one to five characters. */
    int[] prefixes() {
        return prefixes;
    }

    /** The last one to five characters. */
    int[] suffixes() {
        return suffixes;
    }

    /** Whether the word is long enough for its beginning and end to tell something to its neighbours. */
    boolean hasAffixesForNeighbours() {
        return prefixes.length > AFFIX_OF_NEIGHBOUR;
    }

    int prefixForNeighbours() {
        return prefixes[AFFIX_OF_NEIGHBOUR - 1];
    }

    int suffixForNeighbours() {
        return suffixes[AFFIX_OF_NEIGHBOUR - 1];
    }
}
