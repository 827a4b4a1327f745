package org.warta.enricher.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * <a href="https://opennlp.apache.org/models.html">Apache OpenNLP's language detector</a>, which knows about a hundred
 * languages. Its probabilities are too timid on text of a paragraph or more and are sharpened here; RATIONALE.md has
 * the figures. Reads the beginning of a text, which is enough, so the time has a bound.
 */
public final class OpenNlpLanguageIdentifier implements LanguageIdentifier {
    private static final String MODEL = "/langdetect-183.bin";
    private static final int READ_CHARS = 3_000;
    private static final int LEAST_LETTERS = 24;
    private static final double SHARPENING_EXPONENT = 2;
    private static final double LEAST_PROBABILITY = 0.001;

    /** The model calls much Indonesian Sundanese, and Sundanese itself Javanese: this label of it tells nothing. */
    private static final Set<String> USELESS_LABELS = Set.of("sun");

    private static final Map<String, Set<String>> MISTAKEN = Map.of(
            "jv", Set.of("su", "ban", "mad", "osi"),
            "id", Set.of("min", "bjn", "ace", "bew", "bug"),
            "ms", Set.of("min", "bjn", "zsm", "zlm"),
            "tl", Set.of("ceb", "ilo", "hil", "war", "fil"));

    private final LanguageDetectorME detector;
    private final Map<String, String> tags = tagsByCode();

    /** Loads the model: less than a second, 40 MB of heap. */
    public OpenNlpLanguageIdentifier() {
        try (InputStream model = OpenNlpLanguageIdentifier.class.getResourceAsStream(MODEL)) {
            if (model == null) {
                throw new IllegalStateException(
                        "the language model " + MODEL + " is not on the class path: add opennlp-models-langdetect");
            }
            detector = new LanguageDetectorME(new LanguageDetectorModel(model));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the language model " + MODEL, unreadable);
        }
    }

    @Override
    public List<LanguageGuess> identify(String text) {
        String beginning = beginning(text);
        if (beginning
                        .codePoints()
                        .filter(Character::isLetter)
                        .limit(LEAST_LETTERS)
                        .count()
                < LEAST_LETTERS) {
            return List.of();
        }
        Map<String, Double> weights = new HashMap<>();
        double sum = 0;
        for (Language language : detector.predictLanguages(beginning)) {
            if (!USELESS_LABELS.contains(language.getLang())) {
                double weight = Math.pow(language.getConfidence(), SHARPENING_EXPONENT);
                weights.merge(tags.getOrDefault(language.getLang(), language.getLang()), weight, Double::sum);
                sum += weight;
            }
        }
        List<LanguageGuess> guesses = new ArrayList<>();
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            double probability = sum > 0 ? Math.min(1, weight.getValue() / sum) : 0;
            if (probability >= LEAST_PROBABILITY) {
                guesses.add(new LanguageGuess(weight.getKey(), probability));
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

    private static String beginning(String text) {
        if (text.length() <= READ_CHARS) {
            return text;
        }
        boolean splitsPair = Character.isSurrogatePair(text.charAt(READ_CHARS - 1), text.charAt(READ_CHARS));
        return text.substring(0, splitsPair ? READ_CHARS - 1 : READ_CHARS);
    }

    /** From the model's codes (ISO 639-3) to BCP 47, which wants the code of two letters where there is one. */
    private static Map<String, String> tagsByCode() {
        Map<String, String> tags = new HashMap<>();
        for (String language : Locale.getISOLanguages()) {
            Locale locale = new Locale.Builder().setLanguage(language).build();
            tags.put(locale.getISO3Language(), locale.toLanguageTag());
        }
        // members of a macrolanguage that stand for all of it
        tags.put("cmn", "zh");
        tags.put("pes", "fa");
        tags.put("ekk", "et");
        tags.put("lvs", "lv");
        tags.put("plt", "mg");
        return Map.copyOf(tags);
    }
}
