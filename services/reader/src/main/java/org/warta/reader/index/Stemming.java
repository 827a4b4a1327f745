package org.warta.reader.index;

import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/** How text of a language is split into words and stemmed. Each has its own fields, so that stems never mix. */
@SuppressWarnings("ImmutableEnumChecker") // analyzers never change, and many threads may use them
enum Stemming {
    /** Malay shares its affixes with Indonesian. */
    INDONESIAN("id", new IndonesianAnalyzer()),
    ENGLISH("en", new EnglishAnalyzer()),
    /** Words as Unicode splits them, in lower case. */
    NONE("other", new StandardAnalyzer());

    private static final Analyzer KEYWORD = new KeywordAnalyzer();

    /** For documents: each field's own analyzer. */
    static final Analyzer FIELDS = new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return ofField(field);
        }
    };

    private final String suffix;
    private final Analyzer analyzer;

    Stemming(String suffix, Analyzer analyzer) {
        this.suffix = suffix;
        this.analyzer = analyzer;
    }

    /** That of a language (BCP 47). */
    static Stemming of(String language) {
        return switch (language.toLowerCase(Locale.ROOT).split("-", 2)[0]) {
            case "id", "ms" -> INDONESIAN;
            case "en" -> ENGLISH;
            default -> NONE;
        };
    }

    Analyzer analyzer() {
        return analyzer;
    }

    /** Field of everything that an article says. */
    String text() {
        return "text." + suffix;
    }

    /** Field of the headline alone: what it says counts more. */
    String headline() {
        return "headline." + suffix;
    }

    private static Analyzer ofField(String field) {
        for (Stemming stemming : values()) {
            if (field.equals(stemming.text()) || field.equals(stemming.headline())) {
                return stemming.analyzer;
            }
        }
        return KEYWORD;
    }
}
