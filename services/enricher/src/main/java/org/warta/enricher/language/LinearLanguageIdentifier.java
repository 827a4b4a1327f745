package org.warta.enricher.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.warta.enricher.linear.LinearModel;
import org.warta.enricher.linear.ModelFile;
import org.warta.enricher.linear.Scores;

/**
 * Tells eighteen languages by a linear model of their words and character n-grams. Text in another language is no
 * language's when the model says so, or when too few of its words and n-grams are known. Reads the beginning of a text,
 * which is enough, so the time has a bound.
 */
public final class LinearLanguageIdentifier implements LanguageIdentifier {
    private static final String MODEL = "language.model";
    private static final int READ_CHARS = 1_000;
    private static final int LEAST_LETTERS = 12;

    /** Of sentences in the eighteen languages at least nine tenths are known; of Turkish or Finnish less than this. */
    private static final double LEAST_KNOWN = 0.85;

    private static final double LEAST_PROBABILITY = 0.001;

    private static final Map<String, Set<String>> MISTAKEN = Map.of(
            "id", Set.of("bew", "bug", "mad", "zsm", "zlm"),
            "ms", Set.of("zsm", "zlm", "bew", "mfa"),
            "jv", Set.of("mad", "osi", "jvn"),
            "tl", Set.of("fil", "ilo", "pam", "bik", "bcl", "pag"),
            "ceb", Set.of("hil", "war", "bik", "bcl", "tsg"),
            "es", Set.of("gl", "ca", "ast"),
            "pt", Set.of("gl"),
            "nl", Set.of("af", "fy", "li"),
            "de", Set.of("lb", "gsw", "nds"),
            "en", Set.of("sco"));

    private final LinearModel model;

    private LinearLanguageIdentifier(LinearModel model) {
        this.model = model;
    }

    /** The identifier with the model that comes with Warta. */
    public static LinearLanguageIdentifier builtIn() {
        try (InputStream file = LinearLanguageIdentifier.class.getResourceAsStream(MODEL)) {
            if (file == null) {
                throw new IllegalStateException(MODEL + " is missing from the class path: build the enricher anew");
            }
            return new LinearLanguageIdentifier(ModelFile.read(file, MODEL, LanguageTrainer.PURPOSE));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** An identifier with the model in this file. */
    public static LinearLanguageIdentifier of(Path file) throws IOException {
        return of(ModelFile.read(file, LanguageTrainer.PURPOSE));
    }

    /** An identifier with this model. */
    public static LinearLanguageIdentifier of(LinearModel model) {
        return new LinearLanguageIdentifier(model);
    }

    /** The tags that it tells apart, and {@code und}. */
    public List<String> labels() {
        return model.labels();
    }

    @Override
    public List<LanguageGuess> identify(String text) {
        String beginning = beginning(text);
        if (!hasLetters(beginning)) {
            return List.of();
        }
        Scores scores = model.scores(beginning);
        if (scores.known() < LEAST_KNOWN) {
            return List.of();
        }
        List<LanguageGuess> guesses = new ArrayList<>();
        for (int label = 0; label < scores.labels().size(); label++) {
            double probability = scores.probability(label);
            String tag = scores.labels().get(label);
            if (probability >= LEAST_PROBABILITY && !tag.equals(LanguageRule.UNDETERMINED)) {
                guesses.add(new LanguageGuess(tag, Math.min(1, probability)));
            }
        }
        guesses.sort(Comparator.comparingDouble(LanguageGuess::probability)
                .reversed()
                .thenComparing(LanguageGuess::tag));
        return List.copyOf(guesses);
    }

    @Override
    public boolean mistakes(String tag, String takenFor) {
        return MISTAKEN.getOrDefault(takenFor, Set.of()).contains(tag);
    }

    /** The beginning of a text, in composed characters (NFC), as the training data is. */
    private static String beginning(String text) {
        String beginning = text;
        if (text.length() > READ_CHARS) {
            boolean splitsPair = Character.isSurrogatePair(text.charAt(READ_CHARS - 1), text.charAt(READ_CHARS));
            beginning = text.substring(0, splitsPair ? READ_CHARS - 1 : READ_CHARS);
        }
        return Normalizer.isNormalized(beginning, Normalizer.Form.NFC)
                ? beginning
                : Normalizer.normalize(beginning, Normalizer.Form.NFC);
    }

    private static boolean hasLetters(String text) {
        return text.codePoints()
                        .filter(Character::isLetter)
                        .limit(LEAST_LETTERS)
                        .count()
                >= LEAST_LETTERS;
    }
}
