package org.warta.enricher.entity;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.enricher.text.PhraseTable.Match;
import org.warta.enricher.text.Token;
import org.warta.enricher.text.Token.Kind;
import org.warta.event.EntityType;

/**
 * Finds persons by what stands around their names: a role or form of address before it, a verb of speech on either side,
 * an age in brackets behind it; or by a given name in front. Headings are left out: every word looks like a name there.
 */
final class PersonRules {
    private static final double BY_TITLE = 0.95;
    private static final double BY_SPEECH = 0.85;
    private static final double BY_AGE = 0.9;
    private static final double BY_GIVEN_NAME = 0.8;
    private static final int MOST_NAMES = 6;
    private static final int LONGEST_OFFICE = 10;
    private static final int OLDEST_DIGITS = 3;
    private static final Set<String> PARTICLES = Set.of(
            "bin", "binti", "van", "von", "de", "da", "dos", "del", "der", "den", "la", "le", "al", "el", "ibn", "abu");

    private static final Set<String> GOVERNING =
            Set.of("kota", "walikota", "bupati", "gubernur", "camat", "lurah", "desa");
    private static final Set<String> CONJUNCTIONS = Set.of("dan", "serta", "and");

    private final WordLists words;

    PersonRules(WordLists words) {
        this.words = words;
    }

    void find(Reading reading, List<Mention> found) {
        int index = 0;
        while (index < reading.tokens.size()) {
            Mention person = reading.lines.inHeading(index) ? null : personAt(reading, index);
            if (person == null) {
                index++;
            } else {
                found.add(person);
                index = person.to();
                Mention other = besideOf(reading, index);
                if (other != null) {
                    found.add(other);
                    index = other.to();
                }
            }
        }
    }

    /** The person named beside one that ends before {@code index}: "Ana Sari dan Budi Santoso". */
    private @Nullable Mention besideOf(Reading reading, int index) {
        if (!reading.continues(index)
                || !CONJUNCTIONS.contains(reading.tokens.get(index).text())
                || !startsName(reading, index + 1)) {
            return null;
        }
        int end = nameEnd(reading, index + 1);
        return end - index > 2 ? person(reading, index + 1, end, BY_GIVEN_NAME) : null;
    }

    private @Nullable Mention personAt(Reading reading, int index) {
        Match<Boolean> title = words.titles.longestAt(reading.tokens, index);
        if (title != null) {
            int name = nameAfterTitle(reading, title.end());
            int end = name > index ? nameEnd(reading, name) : -1;
            if (end > name && !isTerritory(reading, name, end)) {
                return person(reading, name, end, BY_TITLE);
            }
        }
        if (!startsName(reading, index)) {
            return null;
        }
        int end = nameEnd(reading, index);
        int names = end - index;
        boolean spoken = index > 0
                && reading.continues(index)
                && words.verbsBeforeName.contains(reading.tokens.get(index - 1).folded());
        if (spoken) {
            return person(reading, index, end, BY_SPEECH);
        }
        if (isAge(reading, end)) {
            return person(reading, index, end, BY_AGE);
        }
        int given = words.givenNameEnd(reading.tokens, index);
        if (given > index && end > given) {
            return person(reading, index, end, BY_GIVEN_NAME);
        }
        boolean speaks = reading.continues(end)
                && words.verbsAfterName.contains(reading.tokens.get(end).folded());
        return speaks && (given > index || (names == 1 && !reading.lines.startsSentence(index)))
                ? person(reading, index, end, BY_SPEECH)
                : null;
    }

    /** Whether one word after a title such as "Wali Kota" rather names what its holder governs. */
    private boolean isTerritory(Reading reading, int name, int end) {
        return end == name + 1
                && GOVERNING.contains(reading.tokens.get(name - 1).folded())
                && words.givenNameEnd(reading.tokens, name) == name;
    }

    /** Where the name begins that belongs to a title ending before {@code index}; -1 when none follows. */
    private int nameAfterTitle(Reading reading, int index) {
        int next = index;
        boolean office = false;
        while (reading.continues(next) && next - index < LONGEST_OFFICE) {
            Match<Known> known = reading.knownAt(next);
            Match<Boolean> title = words.titles.longestAt(reading.tokens, next);
            if (startsName(reading, next)) {
                return next;
            } else if (known != null) {
                next = known.end();
            } else if (title != null) {
                next = title.end();
            } else if (words.portfolios.contains(reading.tokens.get(next).folded()) || isPoint(reading, next)) {
                next++;
            } else if (reading.isMark(next, ',') && office) {
                return isApposition(reading, next + 1) ? next + 1 : -1;
            } else {
                return -1;
            }
            office = true;
        }
        return -1;
    }

    /** Whether a name stands here that is set off by commas, or has two words or more. */
    private boolean isApposition(Reading reading, int index) {
        if (!reading.continues(index) || !startsName(reading, index)) {
            return false;
        }
        int end = nameEnd(reading, index);
        return end - index > 1 || reading.isMark(end, ',');
    }

    private boolean startsName(Reading reading, int index) {
        return reading.continues(index)
                && words.mayBeName(reading.tokens.get(index))
                && reading.knownAt(index) == null
                && !words.isTitle(reading.tokens, index);
    }

    /** Index of the token behind the name that starts at {@code index}. */
    private int nameEnd(Reading reading, int index) {
        int end = index + 1;
        for (int names = 1; names < MOST_NAMES && reading.continues(end); names++) {
            if (isPoint(reading, end) && reading.tokens.get(end - 1).kind() == Kind.INITIAL) {
                end++;
            }
            if (reading.isInnerHyphen(end)) {
                end += 2;
            } else if (mayContinueName(reading, end)) {
                end++;
            } else if (reading.continues(end + 1)
                    && PARTICLES.contains(reading.tokens.get(end).folded())
                    && mayContinueName(reading, end + 1)) {
                end += 2;
            } else {
                break;
            }
        }
        return Math.min(end, reading.tokens.size());
    }

    private boolean mayContinueName(Reading reading, int index) {
        return reading.continues(index) && words.mayBeName(reading.tokens.get(index)) && reading.knownAt(index) == null;
    }

    private static boolean isPoint(Reading reading, int index) {
        return reading.isMark(index, '.') && reading.tokens.get(index).gap() == Token.Gap.NONE;
    }

    private static boolean isAge(Reading reading, int index) {
        return reading.isMark(index, '(')
                && reading.continues(index + 1)
                && reading.tokens.get(index + 1).kind() == Kind.NUMBER
                && reading.tokens.get(index + 1).text().length() < OLDEST_DIGITS
                && reading.isMark(index + 2, ')');
    }

    private static Mention person(Reading reading, int from, int to, double confidence) {
        return new Mention(reading.passage, from, to, EntityType.PERSON, null, confidence);
    }
}
