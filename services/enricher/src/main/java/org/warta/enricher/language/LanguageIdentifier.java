package org.warta.enricher.language;

import java.util.List;

/** Tells the language of a text. Safe for use by many threads; takes any string. */
public interface LanguageIdentifier {

    /** The languages that the text may be written in, the likeliest first; empty when it has too few words to tell. */
    List<LanguageGuess> identify(String text);

    /** Whether this identifier passes text in {@code tag} for the language {@code takenFor}, as it does not know the former. */
    boolean mistakes(String tag, String takenFor);
}
