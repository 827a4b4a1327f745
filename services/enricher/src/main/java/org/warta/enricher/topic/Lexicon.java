package org.warta.enricher.topic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The terms of {@code media-topic-terms.tsv}: which topics a term speaks for, and how strongly. */
final class Lexicon {
    static final String RESOURCE = "media-topic-terms.tsv";

    /** Written so much alike that Indonesian terms serve both. */
    private static final Set<String> INDONESIAN_AND_MALAY = Set.of("id", "ms");

    private static final int COLUMNS = 5;

    private final TermTable indonesian = new TermTable(Endings.INDONESIAN);
    private final TermTable english = new TermTable(Endings.ENGLISH);
    private final List<Term> terms = new ArrayList<>();

    /** What one term speaks for: concept {@code concepts[i]} with {@code weights[i]}, from 1 to 3. */
    static final class Term {
        private int[] concepts = {};
        private int[] weights = {};

        int size() {
            return concepts.length;
        }

        int concept(int i) {
            return concepts[i];
        }

        int weight(int i) {
            return weights[i];
        }

        boolean speaksFor(int concept) {
            for (int own : concepts) {
                if (own == concept) {
                    return true;
                }
            }
            return false;
        }

        private void add(int concept, int weight) {
            concepts = Arrays.copyOf(concepts, concepts.length + 1);
            weights = Arrays.copyOf(weights, weights.length + 1);
            concepts[concepts.length - 1] = concept;
            weights[weights.length - 1] = weight;
        }
    }

    /**
     * Reads the lexicon.
     *
     * @throws IllegalStateException when a line of the resource is malformed; the message names it
     */
    Lexicon() {
        try (InputStream resource = Objects.requireNonNull(Lexicon.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    add(line);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + RESOURCE, unreadable);
        }
    }

    private void add(String line) {
        List<String> columns = List.of(line.split("\t", -1));
        Integer concept = columns.size() == COLUMNS ? Concepts.named(columns.get(0), columns.get(1)) : null;
        if (concept == null || !columns.get(3).matches("[123]")) {
            throw new IllegalStateException(
                    RESOURCE + " wants slug, level-2 label, language, weight and term, not: " + line);
        }
        TermTable table = columns.get(2).equals("id") ? indonesian : english;
        int number = table.add(columns.get(4), terms.size());
        if (number == terms.size()) {
            terms.add(new Term());
        }
        int weight = Integer.parseInt(columns.get(3));
        terms.get(number).add(concept, weight);
        int parent = Concepts.parent(concept);
        if (parent != Concepts.NONE) {
            terms.get(number).add(parent, weight);
        }
    }

    /** How many terms there are; they are numbered from 0. */
    int size() {
        return terms.size();
    }

    Term term(int number) {
        return terms.get(number);
    }

    /** The tables to look into for a text in this language; both when the language is neither of them. */
    List<TermTable> tables(String language) {
        if (INDONESIAN_AND_MALAY.contains(language)) {
            return List.of(indonesian);
        }
        return language.equals("en") ? List.of(english) : List.of(indonesian, english);
    }
}
