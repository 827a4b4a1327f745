package org.warta.enricher.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.enricher.text.PhraseTable;
import org.warta.enricher.text.PhraseTable.Match;
import org.warta.enricher.text.Token;
import org.warta.event.Entity;
import org.warta.event.EntityType;
import org.warta.event.TextField;

/**
 * Who is who in one article: a person's first or last name stands for the full one, unless two persons share it; an
 * acronym in brackets stands for the organisation before it.
 */
final class Names {
    private static final int SHORTEST_PART = 3;
    private static final double AGAIN = 0.8;

    private final WordLists words;
    private final Map<Known, Subject> known = new HashMap<>();
    private final Map<String, Subject> byName = new HashMap<>();
    private final Set<String> shared = new HashSet<>();
    private final PhraseTable<EntityType> table = PhraseTable.exact();

    private Names(WordLists words) {
        this.words = words;
    }

    static Names of(List<Mention> mentions, List<Reading> readings, WordLists words) {
        Names names = new Names(words);
        Map<TextField, Reading> byField = new EnumMap<>(TextField.class);
        readings.forEach(reading -> byField.put(reading.passage.field(), reading));
        List<Mention> longestFirst = new ArrayList<>(mentions);
        longestFirst.sort(Comparator.comparingInt(Mention::length).reversed());
        for (Mention mention : longestFirst) {
            if (mention.type() == EntityType.PERSON) {
                names.addPerson(mention);
            } else if (mention.known() == null) {
                names.addHeaded(mention, byField.get(mention.passage().field()));
            }
        }
        names.byName.forEach((key, subject) -> names.addToTable(key));
        return names;
    }

    private void addPerson(Mention mention) {
        String name = mention.words();
        if (byName.containsKey(key(EntityType.PERSON, name)) && !shared.contains(name)) {
            return; // the full name, or a part of one, seen before
        }
        Subject subject = new Subject(EntityType.PERSON, name, null);
        byName.put(key(EntityType.PERSON, name), subject);
        shared.remove(name);
        int length = mention.length();
        if (length > 1) {
            addPart(mention, mention.from(), mention.from() + 1, subject);
            addPart(mention, mention.to() - 1, mention.to(), subject);
        }
        if (length > 2) {
            addPart(mention, mention.from(), mention.from() + 2, subject);
            addPart(mention, mention.to() - 2, mention.to(), subject);
        }
    }

    private void addPart(Mention mention, int from, int to, Subject subject) {
        String part = mention.passage().words(from, to);
        Token first = mention.passage().tokens().get(from);
        if (part.length() < SHORTEST_PART || !words.mayBeName(first) || first.kind() == Token.Kind.INITIAL) {
            return;
        }
        Subject other = byName.putIfAbsent(key(EntityType.PERSON, part), subject);
        if (other != null && other != subject) {
            shared.add(part);
        }
    }

    private void addHeaded(Mention mention, @Nullable Reading reading) {
        String key = key(mention.type(), mention.words());
        Subject subject = byName.get(key);
        if (subject == null) {
            subject = new Subject(mention.type(), mention.words(), null);
        }
        int bracket = mention.to();
        if (reading != null
                && mention.type() == EntityType.ORGANISATION
                && reading.isMark(bracket, '(')
                && reading.isMark(bracket + 2, ')')
                && reading.tokens.get(bracket + 1).kind() == Token.Kind.CAPITALS) {
            Match<Known> acronym = reading.knownAt(bracket + 1);
            if (acronym != null && acronym.value().type() == EntityType.ORGANISATION) {
                subject = of(acronym.value());
            } else {
                String letters = reading.tokens.get(bracket + 1).text();
                byName.putIfAbsent(key(EntityType.ORGANISATION, letters), subject);
            }
        }
        byName.put(key, subject);
    }

    private Subject of(Known entity) {
        return known.computeIfAbsent(entity, e -> new Subject(e.type(), e.indonesian(), e));
    }

    private static String key(EntityType type, String name) {
        return type + " " + name;
    }

    private void addToTable(String key) {
        int space = key.indexOf(' ');
        String name = key.substring(space + 1);
        if (!shared.contains(name)) {
            table.add(name, EntityType.valueOf(key.substring(0, space)), (first, later) -> first);
        }
    }

    /** Adds every place where a name of this article stands, and not as a part of a longer one. */
    void findAgain(Reading reading, List<Mention> found) {
        for (int index = 0; index < reading.tokens.size(); index++) {
            Match<EntityType> match =
                    reading.tokens.get(index).isCapitalised() ? table.longestAt(reading.tokens, index) : null;
            if (match != null && standsAlone(reading, index, match)) {
                found.add(new Mention(reading.passage, index, match.end(), match.value(), null, AGAIN));
            }
        }
    }

    private boolean standsAlone(Reading reading, int index, Match<EntityType> match) {
        if (match.value() != EntityType.PERSON || match.end() > index + 1) {
            return true;
        }
        int next = match.end();
        return reading.knownAt(index) == null
                && (reading.lines.inHeading(index)
                        || !(reading.continues(next) && words.mayBeName(reading.tokens.get(next))));
    }

    /** The entities of these mentions in order of their first one. */
    List<Entity> join(List<Mention> mentions, String language) {
        Comparator<Mention> order = Comparator.<Mention, TextField>comparing(
                        mention -> mention.passage().field())
                .thenComparingInt(Mention::from);
        List<Subject> subjects = new ArrayList<>();
        List<Mention> inOrder = new ArrayList<>(mentions);
        inOrder.sort(order);
        for (Mention mention : inOrder) {
            Subject subject = subjectOf(mention);
            if (!subject.isMentioned()) {
                subjects.add(subject);
            }
            subject.add(mention);
        }
        return subjects.stream().map(subject -> subject.entity(language)).toList();
    }

    private Subject subjectOf(Mention mention) {
        Known entity = mention.known();
        if (entity != null) {
            return of(entity);
        }
        String name = mention.words();
        return byName.computeIfAbsent(key(mention.type(), name), key -> new Subject(mention.type(), name, null));
    }
}
