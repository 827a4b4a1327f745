package org.warta.enricher.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warta.enricher.text.PhraseTable.Match;

/** Finds names of the vocabulary. An ambiguous one counts only where upper case tells something. */
final class KnownNames {
    private static final double COUNTRY = 0.98;
    private static final double OTHER = 0.95;
    private static final double AMBIGUOUS = 0.75;

    private KnownNames() {}

    static void find(Reading reading, List<Mention> found) {
        int index = 0;
        while (index < reading.tokens.size()) {
            @Nullable Match<Known> match = reading.knownAt(index);
            if (match == null || !counts(reading, index, match)) {
                index++;
                continue;
            }
            Known known = match.value();
            double confidence = known.uri() != null ? COUNTRY : known.ambiguous() ? AMBIGUOUS : OTHER;
            found.add(new Mention(reading.passage, index, match.end(), known.type(), known, confidence));
            index = match.end();
        }
    }

    private static boolean counts(Reading reading, int index, Match<Known> match) {
        boolean oneWord = match.end() == index + 1;
        return !(match.value().ambiguous()
                && oneWord
                && (reading.lines.inHeading(index) || reading.lines.startsSentence(index)));
    }
}
