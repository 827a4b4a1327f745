package org.warta.enricher.entity;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.enricher.text.PhraseTable;
import org.warta.enricher.text.Token;
import org.warta.enricher.text.Token.Kind;
import org.warta.event.EntityType;

/**
 * Finds organisations and places by the word that says what they are: {@code Universitas X}, {@code Ministry of X},
 * {@code X Inc}, {@code Gunung X}. Headings are left out: where a name ends cannot be seen there.
 */
final class NamedHeads {
    private static final double BY_HEAD = 0.8;
    private static final int LONGEST_ORGANISATION = 8;
    private static final int LONGEST_PLACE = 3;
    private static final int LONGEST_BEFORE_TAIL = 4;
    private static final Set<String> LINKS = Set.of("dan", "and", "of", "for", "the", "&", "untuk", "bagi");

    private final WordLists words;

    NamedHeads(WordLists words) {
        this.words = words;
    }

    void find(Reading reading, List<Mention> found) {
        int behind = 0;
        for (int index = 0; index < reading.tokens.size(); index++) {
            Token token = reading.tokens.get(index);
            if (!token.isCapitalised() || reading.lines.inHeading(index)) {
                continue;
            }
            if (words.organisationTails.contains(token.text())) {
                addBefore(reading, index, behind, found);
            }
            if (index >= behind) {
                behind = Math.max(behind, addAfter(reading, index, found));
            }
        }
    }

    /** Adds what starts at {@code index} with a head; gives the index behind it. */
    private int addAfter(Reading reading, int index, List<Mention> found) {
        PhraseTable.Match<Boolean> organisation = words.organisationHeads.longestAt(reading.tokens, index);
        if (organisation != null) {
            int end = nameEnd(reading, organisation.end(), LONGEST_ORGANISATION);
            return add(reading, index, organisation.end(), end, EntityType.ORGANISATION, found);
        }
        PhraseTable.Match<Boolean> place = words.placeHeads.longestAt(reading.tokens, index);
        boolean office = index > 0 && words.isTitle(reading.tokens, index - 1); // "Wali Kota X" is no city
        if (place != null && !office && reading.continues(place.end()) && reading.knownAt(place.end()) == null) {
            int end = nameEnd(reading, place.end(), LONGEST_PLACE);
            return add(reading, index, place.end(), end, EntityType.PLACE, found);
        }
        return index;
    }

    private static int add(Reading reading, int from, int afterHead, int end, EntityType type, List<Mention> found) {
        if (end <= afterHead) {
            return from;
        }
        found.add(new Mention(reading.passage, from, end, type, null, BY_HEAD));
        return end;
    }

    /** Adds the name that ends with the tail at {@code tail}, going back no further than {@code behind}. */
    private void addBefore(Reading reading, int tail, int behind, List<Mention> found) {
        int from = tail;
        while (from > behind
                && tail - from < LONGEST_BEFORE_TAIL
                && reading.tokens.get(from).gap() == Token.Gap.SPACE
                && reading.tokens.get(from - 1).isCapitalised()
                && !reading.lines.startsSentence(from)
                && !(reading.lines.startsSentence(from - 1) && !isNameLike(reading, from - 1))
                && !words.isTitle(reading.tokens, from - 1)) {
            from--;
        }
        if (from < tail) {
            found.add(new Mention(reading.passage, from, tail + 1, EntityType.ORGANISATION, null, BY_HEAD));
        }
    }

    private boolean isNameLike(Reading reading, int index) {
        return words.mayBeName(reading.tokens.get(index)) || reading.knownAt(index) != null;
    }

    /** Index behind the words in upper case, and links between them, that start at {@code index}. */
    private int nameEnd(Reading reading, int index, int longest) {
        int end = index;
        int next = index;
        while (reading.continues(next) && next - index < longest) {
            Token token = reading.tokens.get(next);
            boolean link = LINKS.contains(token.folded()) && !token.isCapitalised();
            if (isName(reading, index, next, token)) {
                end = ++next;
            } else if (link && next > index && reading.continues(next + 1) && startsUpper(reading, next + 1)) {
                next++;
            } else if (reading.isInnerHyphen(next)) {
                next++;
            } else {
                break;
            }
        }
        return end;
    }

    private boolean isName(Reading reading, int first, int index, Token token) {
        if (token.kind() == Kind.NUMBER) {
            return index > first || (first > 0 && reading.tokens.get(first - 1).isCapitalised());
        }
        return token.isCapitalised()
                && !(index > first && words.isTitle(reading.tokens, index))
                && !(index > first && isPerson(reading, index))
                && !(index > first && isCountryBehindName(reading, index, first));
    }

    private static boolean startsUpper(Reading reading, int index) {
        return reading.tokens.get(index).isCapitalised();
    }

    /** Whether a given name and another name stand here, as in "PT Contoh Budi Santoso mengatakan". */
    private boolean isPerson(Reading reading, int index) {
        int given = words.givenNameEnd(reading.tokens, index);
        return given > index && reading.continues(given) && words.mayBeName(reading.tokens.get(given));
    }

    private static boolean isCountryBehindName(Reading reading, int index, int first) {
        PhraseTable.@Nullable Match<Known> known = reading.knownAt(index);
        return known != null && known.value().uri() != null && index > first + LONGEST_PLACE;
    }
}
