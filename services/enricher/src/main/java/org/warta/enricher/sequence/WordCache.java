package org.warta.enricher.sequence;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** The words seen lately, so that a word is looked at closely once and not at each of its places. Safe for use by many threads. */
public final class WordCache {
    private static final int SIZE = 1 << 16;

    private final AtomicReferenceArray<Word> words = new AtomicReferenceArray<>(SIZE);

    /** The word of this text. */
    public Word get(String text) {
        int slot = Hashes.mix(text.hashCode()) & (SIZE - 1);
        Word known = words.getPlain(slot);
        if (known != null && known.text().equals(text)) {
            return known;
        }
        Word word = Word.of(text);
        words.setRelease(slot, word);
        return word;
    }
}
