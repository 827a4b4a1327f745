package org.warta.enricher.linear;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Words and pairs of words in semantic fields, and these in groups ({@code thesaurus.tsv}): what a reader knows of the world before the first
 * line of training data. A word may belong to several fields.
 */
final class Thesaurus {
    private static final String FILE = "thesaurus.tsv";
    private static final int[] NONE = {};
    private static final Map<String, Thesaurus> BY_LANGUAGE = new ConcurrentHashMap<>();

    private final Map<Integer, int[]> fieldsByWord = new HashMap<>();
    private final Map<Integer, int[]> fieldsByStem = new HashMap<>();
    private final int[] word = new int[FeatureReader.LONGEST_WORD + 2];

    private Thesaurus() {}

    private Thesaurus(String language) {
        try (InputStream file = Thesaurus.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the class path: build the enricher anew");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            String line;
            while ((line = lines.readLine()) != null) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    add(line, language);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + FILE, unreadable);
        }
    }

    /** A thesaurus without words, for models that have no use for one. */
    static Thesaurus empty() {
        return new Thesaurus();
    }

    /** The thesaurus, with the words of this language found by their stems too. */
    static Thesaurus of(String language) {
        return BY_LANGUAGE.computeIfAbsent(language, Thesaurus::new);
    }

    /** The features that stand for the fields of a word or pair. */
    int[] fields(int hash) {
        return fieldsByWord.getOrDefault(hash, NONE);
    }

    /** The features that stand for the fields of all words with this stem. */
    int[] stemFields(int stem) {
        return fieldsByStem.getOrDefault(stem, NONE);
    }

    /** The hash of a pair of words. */
    static int pair(int first, int second) {
        return Hash.finish(Hash.step(first, second));
    }

    /** A line is: group/field, language, entries parted by commas; each entry stands for the field and for the group. */
    private void add(String line, String language) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 3 || columns[0].indexOf('/') < 0) {
            throw new IllegalStateException(FILE + ": a line is a group/field, a language and entries, not: " + line);
        }
        add(columns, feature(columns[0]), language);
        add(columns, feature(columns[0].substring(0, columns[0].indexOf('/'))), language);
    }

    private static int feature(String name) {
        int[] codePoints = name.codePoints().toArray();
        return Hash.of(FeatureGroup.FIELD.code, codePoints, 0, codePoints.length);
    }

    private void add(String[] columns, int field, String language) {
        Stemmer stemmer = Stemmer.of(columns[1]);
        for (String entry : columns[2].split(",", -1)) {
            String[] words = entry.strip().split("[ -]", -1);
            if (words.length == 1) {
                merge(fieldsByWord, hash(words[0]), field);
                if (columns[1].equals(language)) {
                    long range = stemmer.stem(word, 1, 1 + words[0].length());
                    merge(
                            fieldsByStem,
                            Hash.of(FeatureGroup.STEM.code, word, (int) (range >>> 32), (int) range),
                            field);
                }
            } else if (words.length == 2) {
                merge(fieldsByWord, pair(hash(words[0]), hash(words[1])), field);
            } else {
                throw new IllegalStateException(FILE + ": an entry has one or two words, not " + entry);
            }
        }
    }

    private int hash(String text) {
        for (int i = 0; i < text.length(); i++) {
            word[1 + i] = text.charAt(i);
        }
        return Hash.of(FeatureGroup.WORD.code, word, 1, 1 + text.length());
    }

    private static void merge(Map<Integer, int[]> fields, int hash, int field) {
        fields.merge(hash, new int[] {field}, (before, added) -> {
            if (Arrays.stream(before).anyMatch(present -> present == field)) {
                return before;
            }
            int[] both = Arrays.copyOf(before, before.length + 1);
            both[before.length] = field;
            return both;
        });
    }
}
