package org.warta.enricher.sequence;

/**
 * What a model looks at, as hashes. Three kinds: those of one word alone and those of its marks alone, seen from each
 * position around, can be summed up once for all texts; those of several words together must be looked up for each.
 * The same code serves training and labelling.
 */
final class Features {
    /** Words to the left and to the right that a word's label may depend on. */
    static final int REACH = 2;

    /** A heading in capitals must not cost the square of its length. */
    private static final int MOST_OF_RUN = 8;

    private Features() {}

    /** Takes features. */
    interface Sink {
        void take(int feature);
    }

    /** What a word says about the label of the word {@code -offset} from it. */
    static void ofWord(Word word, int offset, Sink sink) {
        int at = offset + REACH;
        sink.take(Hashes.of(10 + at, word.lower()));
        if (offset != 0) {
            sink.take(Hashes.of(20 + at, word.compactShape()));
        }
        if (Math.abs(offset) == 1 && word.hasAffixesForNeighbours()) {
            sink.take(Hashes.of(30 + at, word.prefixForNeighbours()));
            sink.take(Hashes.of(40 + at, word.suffixForNeighbours()));
        }
        if (offset == 0) {
            sink.take(Hashes.of(1, 0));
            sink.take(Hashes.of(2, word.exact()));
            sink.take(Hashes.of(3, word.shape()));
            sink.take(Hashes.of(4, word.compactShape()));
            for (int affix = 0; affix < word.prefixes().length; affix++) {
                sink.take(Hashes.of(50 + affix, word.prefixes()[affix]));
                sink.take(Hashes.of(60 + affix, word.suffixes()[affix]));
            }
        }
    }

    /** What the marks of a word say about the label of the word {@code -offset} from it. */
    static void ofMarks(Marks marks, int offset, Sink sink) {
        int at = offset + REACH;
        for (int tag : marks.tags()) {
            sink.take(Hashes.of(70 + at, tag));
        }
        if (offset == 0) {
            sink.take(Hashes.of(5, marks.hash()));
        }
    }

    /** What words and marks say together about the label of word {@code index}. */
    static void ofContext(Sentence sentence, int index, Sink sink) {
        Word word = sentence.word(index);
        Word before = sentence.word(index - 1);
        Word behind = sentence.word(index + 1);
        ofWords(sentence, index, sink);
        ofShapes(sentence, index, sink);
        ofLists(sentence, index, word, before, behind, sink);
        if (word.isCapitalised()) {
            ofRun(sentence, index, sink);
        }
    }

    private static void ofWords(Sentence sentence, int index, Sink sink) {
        int word = sentence.word(index).lower();
        int before = sentence.word(index - 1).lower();
        int behind = sentence.word(index + 1).lower();
        sink.take(Hashes.of(100, before, word));
        sink.take(Hashes.of(101, word, behind));
        sink.take(Hashes.of(102, before, behind));
        sink.take(Hashes.of(103, sentence.word(index - 2).lower(), before));
        sink.take(Hashes.of(104, behind, sentence.word(index + 2).lower()));
    }

    private static void ofShapes(Sentence sentence, int index, Sink sink) {
        int shape = sentence.word(index).compactShape();
        Word before = sentence.word(index - 1);
        Word behind = sentence.word(index + 1);
        int left = before.compactShape();
        int right = behind.compactShape();
        sink.take(Hashes.of(110, left, shape));
        sink.take(Hashes.of(111, shape, right));
        sink.take(Hashes.of(112, left, shape, right));
        sink.take(Hashes.of(113, before.lower(), shape));
        sink.take(Hashes.of(114, shape, behind.lower()));
        int leftmost = sentence.word(index - 2).compactShape();
        int rightmost = sentence.word(index + 2).compactShape();
        sink.take(Hashes.of(115, Hashes.of(1, leftmost, left), shape, Hashes.of(2, right, rightmost)));
        if (index == 0) {
            sink.take(Hashes.of(116, shape));
        }
    }

    private static void ofLists(Sentence sentence, int index, Word word, Word before, Word behind, Sink sink) {
        Marks marks = sentence.marks(index);
        if (index > 0) {
            sink.take(Hashes.of(120, sentence.marks(index - 1).hash(), marks.hash()));
        }
        if (index + 1 < sentence.length()) {
            sink.take(Hashes.of(121, marks.hash(), sentence.marks(index + 1).hash()));
        }
        for (int tag : marks.tags()) {
            sink.take(Hashes.of(122, tag, word.compactShape()));
            sink.take(Hashes.of(123, tag, before.lower()));
            sink.take(Hashes.of(124, tag, behind.lower()));
        }
    }

    /** The words around the run of capitalised words that this one is in. */
    private static void ofRun(Sentence sentence, int index, Sink sink) {
        int first = index;
        while (index - first < MOST_OF_RUN && sentence.word(first - 1).isCapitalised()) {
            first--;
        }
        int last = index;
        while (last - index < MOST_OF_RUN && sentence.word(last + 1).isCapitalised()) {
            last++;
        }
        int left = sentence.word(first - 1).lower();
        int right = sentence.word(last + 1).lower();
        int head = sentence.word(first).lower();
        int position = index - first;
        sink.take(Hashes.of(130, left));
        sink.take(Hashes.of(131, right));
        sink.take(Hashes.of(132, head));
        sink.take(Hashes.of(133, sentence.word(last).lower()));
        sink.take(Hashes.of(134, position, last - first));
        sink.take(Hashes.of(135, left, position));
        sink.take(Hashes.of(136, left, sentence.word(first - 2).lower()));
        sink.take(Hashes.of(137, right, sentence.word(last + 2).lower()));
        sink.take(Hashes.of(138, head, position));
    }
}
