package org.warta.enricher.topic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.enricher.text.PhraseTable;
import org.warta.schemas.mediatopic.MediaTopic;

/** The terms of {@code media-topic-terms.tsv}: which topics a term speaks for, and how strongly. */
final class Lexicon {
    static final String RESOURCE = "media-topic-terms.tsv";

    /** Written so much alike that Indonesian terms serve both. */
    private static final Set<String> INDONESIAN_AND_MALAY = Set.of("id", "ms");

    private static final Map<String, MediaTopic> BY_SLUG = bySlug();
    private static final List<String> ENCLITICS = List.of("nya", "lah", "kah", "pun");
    private static final int SHORTEST_STEM = 4;

    private final PhraseTable<Term> indonesian = PhraseTable.folded(Lexicon::indonesianStem);
    private final PhraseTable<Term> english = PhraseTable.folded(Lexicon::englishStem);

    /**
     * A term.
     *
     * @param phrase the term in lower case
     * @param weights how strongly it speaks for its topics, from 1 to 3
     */
    record Term(String phrase, Map<MediaTopic, Integer> weights) {

        private Term and(Term other) {
            Map<MediaTopic, Integer> both = new EnumMap<>(weights);
            both.putAll(other.weights);
            return new Term(phrase, both);
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
        MediaTopic topic = columns.size() == 4 ? BY_SLUG.get(columns.get(0)) : null;
        if (topic == null || !columns.get(2).matches("[123]")) {
            throw new IllegalStateException(RESOURCE + " wants slug, language, weight and term, not: " + line);
        }
        Term term = new Term(columns.get(3), Map.of(topic, Integer.valueOf(columns.get(2))));
        (columns.get(1).equals("id") ? indonesian : english).add(term.phrase(), term, Term::and);
    }

    /** The tables to look into for a text in this language; both when the language is neither of them. */
    List<PhraseTable<Term>> tables(String language) {
        if (INDONESIAN_AND_MALAY.contains(language)) {
            return List.of(indonesian);
        }
        return language.equals("en") ? List.of(english) : List.of(indonesian, english);
    }

    /** An Indonesian word without an enclitic: {@code dampaknya} is {@code dampak}. */
    private static @Nullable String indonesianStem(String word) {
        for (String enclitic : ENCLITICS) {
            String stem = without(word, enclitic);
            if (stem != null) {
                return stem;
            }
        }
        return null;
    }

    /** An English word in the singular: {@code missiles} is {@code missile}, {@code armies} is {@code army}. */
    private static @Nullable String englishStem(String word) {
        String many = without(word, "ies");
        return many == null ? without(word, "s") : many + "y";
    }

    private static @Nullable String without(String word, String ending) {
        return word.length() >= ending.length() + SHORTEST_STEM && word.endsWith(ending)
                ? word.substring(0, word.length() - ending.length())
                : null;
    }

    private static Map<String, MediaTopic> bySlug() {
        Map<String, MediaTopic> bySlug = new HashMap<>();
        Arrays.stream(MediaTopic.values()).forEach(topic -> bySlug.put(topic.slug(), topic));
        return Map.copyOf(bySlug);
    }
}
