package org.warta.enricher.language;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.event.Language;
import org.warta.event.LanguageBasis;

/**
 * Decides the language of an article: a sure detection wins, else what the source declares stands, else the language
 * is {@code und}. A source that declares a language which the identifier is known to take for another keeps its word.
 */
public final class LanguageRule {
    /** The tag of an undetermined language (BCP 47). */
    public static final String UNDETERMINED = "und";

    /** The likeliest language is then likelier than all others together. */
    static final double SURE = 0.5;

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final int ISO_639_3_LETTERS = 3;

    private final LanguageIdentifier identifier;

    /** A rule on the guesses of this identifier. */
    public LanguageRule(LanguageIdentifier identifier) {
        this.identifier = identifier;
    }

    /**
     * Decides in which language a text is written.
     *
     * @param text headline and body
     * @param declared the source's word, a BCP 47 tag if it is a good one; null when it has none
     */
    public Language decide(String text, @Nullable String declared) {
        List<LanguageGuess> guesses = identifier.identify(text);
        LanguageGuess best = guesses.isEmpty() ? new LanguageGuess(UNDETERMINED, 0) : guesses.get(0);
        Optional<String> tag = declared == null ? Optional.empty() : normalise(declared);
        boolean sure = best.probability() >= SURE;
        if (tag.isPresent()) {
            String language = primary(tag.get());
            boolean mistaken = identifier.mistakes(language, best.tag());
            if (!sure || mistaken) {
                double support = guesses.stream()
                        .filter(guess -> guess.tag().equals(language))
                        .mapToDouble(LanguageGuess::probability)
                        .sum();
                return new Language(tag.get(), (float) support, LanguageBasis.DECLARED);
            }
        }
        return sure
                ? new Language(best.tag(), (float) best.probability(), LanguageBasis.DETECTED)
                : new Language(UNDETERMINED, (float) best.probability(), LanguageBasis.UNDETERMINED);
    }

    /** Whether the source declares another language than the one decided. */
    public static boolean disagrees(Language decided, @Nullable String declared) {
        return declared != null
                && normalise(declared)
                        .filter(tag -> !primary(tag).equals(primary(decided.getTag())))
                        .isPresent();
    }

    /** The language of a BCP 47 tag without script, region and the like: {@code en} of {@code en-GB}. */
    public static String primary(String tag) {
        int hyphen = tag.indexOf('-');
        return hyphen < 0 ? tag : tag.substring(0, hyphen);
    }

    /** The tag as BCP 47 writes it; empty when it names no language: words, {@code und}, codes of no language. */
    private static Optional<String> normalise(String declared) {
        try {
            Locale locale = new Locale.Builder()
                    .setLanguageTag(declared.strip().replace('_', '-'))
                    .build();
            // withdrawn codes such as "in" for Indonesian come out as today's
            String tag = locale.toLanguageTag();
            String language = primary(tag);
            boolean known = LANGUAGES.contains(language) || language.length() == ISO_639_3_LETTERS;
            return known && !language.equals(UNDETERMINED) ? Optional.of(tag) : Optional.empty();
        } catch (IllformedLocaleException malformed) {
            return Optional.empty();
        }
    }
}
