package org.warta.enricher.sequence;

import java.util.Arrays;
import java.util.List;

/**
 * A sentence while it is labelled: its words and what the lists of names say of them. Used again and again, so that
 * nothing is allocated for a sentence. For one thread.
 */
public final class Sentence {
    private final NameLists lists;
    private final NameLists.Room room = new NameLists.Room();
    private Word[] words = new Word[64];
    private Marks[] marks = new Marks[64];
    private int length;

    /** A sentence without words. */
    public Sentence(NameLists lists) {
        this.lists = lists;
    }

    /** Makes this the sentence of no words. */
    public void clear() {
        length = 0;
    }

    /** Adds a word at the end. */
    public void add(Word word) {
        if (length == words.length) {
            words = Arrays.copyOf(words, length * 2);
            marks = new Marks[length * 2];
        }
        words[length++] = word;
    }

    /** Makes these the words. */
    public void set(List<Word> all) {
        clear();
        all.forEach(this::add);
    }

    /** Looks the words up in the lists; to be called when all words are there. */
    void look() {
        lists.mark(words, length, marks, room);
    }

    public int length() {
        return length;
    }

    Word word(int index) {
        return index < 0 ? Word.BEFORE : index >= length ? Word.BEHIND : words[index];
    }

    Marks marks(int index) {
        return marks[index];
    }
}
