package org.warta.enricher.entity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.enricher.text.Passage;
import org.warta.enricher.text.PhraseTable;
import org.warta.enricher.text.PhraseTable.Match;
import org.warta.enricher.text.Token;
import org.warta.enricher.text.Token.Gap;
import org.warta.enricher.text.Token.Kind;
import org.warta.event.Entity;
import org.warta.event.EntityType;
import org.warta.event.TextField;

/**
 * Who is who in one article. One name is one kind of thing throughout; a person's first or last name stands for the full
 * one, unless two persons share it; an acronym in brackets stands for the organisation before it; and a name found once is
 * found everywhere, as a country is. For one article.
 */
final class Cast {
    private static final int SHORTEST_PART = 3;
    private static final double AGAIN = 0.8;

    private final Vocabulary vocabulary;
    private final String language;
    private final Map<Known, Subject> byKnown = new HashMap<>();
    private final Map<String, Subject> byName = new HashMap<>();
    private final Set<String> shared = new HashSet<>();

    Cast(Vocabulary vocabulary, String language) {
        this.vocabulary = vocabulary;
        this.language = language;
    }

    /** The entities of these mentions, and of those that the model overlooked, in order of their first mention. */
    List<Entity> entities(List<Passage> passages, List<Mention> found) {
        List<Mention> mentions = agreed(
                withoutWordsOfHeadline(found.stream().filter(Cast::isName).toList()));
        List<Mention> longestFirst = new ArrayList<>(mentions);
        longestFirst.sort(Comparator.comparingInt(Mention::length).reversed());
        for (Mention mention : longestFirst) {
            if (mention.type() == EntityType.PERSON) {
                addPerson(mention);
            } else {
                addAcronym(mention, subject(mention.type(), mention.words()));
            }
        }
        mentions.addAll(again(passages, mentions));
        mentions.sort(Comparator.<Mention, TextField>comparing(
                        mention -> mention.passage().field())
                .thenComparingInt(Mention::from));
        List<Subject> subjects = new ArrayList<>();
        for (Mention mention : mentions) {
            Subject subject = subject(mention.type(), mention.words());
            if (!subject.isMentioned()) {
                subjects.add(subject);
            }
            subject.add(mention);
        }
        return subjects.stream().map(subject -> subject.entity(language)).toList();
    }

    /**
     * In a headline every word may be capitalised, so that a name takes in the words around it: there a name of the body
     * counts instead.
     */
    private static List<Mention> withoutWordsOfHeadline(List<Mention> mentions) {
        PhraseTable<EntityType> names = PhraseTable.exact();
        for (Mention mention : mentions) {
            if (mention.passage().field() != TextField.HEADLINE) {
                names.add(mention.words(), mention.type(), (first, later) -> first);
                if (hasSurname(mention)) {
                    names.add(
                            mention.passage().words(mention.to() - 1, mention.to()),
                            mention.type(),
                            (first, later) -> first);
                }
            }
        }
        return mentions.stream()
                .map(mention -> mention.passage().field() == TextField.HEADLINE ? within(mention, names) : mention)
                .toList();
    }

    private static Mention within(Mention mention, PhraseTable<EntityType> names) {
        @Nullable Mention longest = null;
        for (int index = mention.from(); index < mention.to(); index++) {
            @Nullable
            Match<EntityType> match = names.longestAt(mention.passage().tokens(), index);
            if (match != null
                    && match.end() <= mention.to()
                    && (longest == null || match.end() - index > longest.length())) {
                longest = new Mention(mention.passage(), index, match.end(), match.value(), mention.confidence());
            }
        }
        return longest == null ? mention : longest;
    }

    private static boolean isName(Mention mention) {
        return mention.passage().tokens().subList(mention.from(), mention.to()).stream()
                .anyMatch(token -> token.kind() != Kind.MARK && token.kind() != Kind.NUMBER);
    }

    /** The mentions, those with the same words as the same type: the one that the model is surest of altogether. */
    private static List<Mention> agreed(List<Mention> mentions) {
        Map<String, Map<EntityType, Double>> votes = new HashMap<>();
        for (Mention mention : mentions) {
            vote(votes, mention.words(), mention);
            if (hasSurname(mention)) {
                vote(votes, mention.passage().words(mention.to() - 1, mention.to()), mention);
            }
        }
        List<Mention> agreed = new ArrayList<>();
        for (Mention mention : mentions) {
            EntityType type = mention.type();
            Map<EntityType, Double> byType = votes.getOrDefault(mention.words(), Map.of());
            for (EntityType other : EntityType.values()) {
                if (byType.getOrDefault(other, 0.0) > byType.getOrDefault(type, 0.0)) {
                    type = other;
                }
            }
            agreed.add(mention.as(type));
        }
        return agreed;
    }

    private static boolean hasSurname(Mention mention) {
        return mention.type() == EntityType.PERSON
                && mention.length() > 1
                && mention.passage().tokens().get(mention.to() - 1).kind() == Kind.CAPITALISED;
    }

    private static void vote(Map<String, Map<EntityType, Double>> votes, String words, Mention mention) {
        votes.computeIfAbsent(words, w -> new EnumMap<>(EntityType.class))
                .merge(mention.type(), mention.confidence(), Double::sum);
    }

    private void addPerson(Mention mention) {
        String name = mention.words();
        if (byName.containsKey(key(EntityType.PERSON, name)) && !shared.contains(name)) {
            return; // the full name, or a part of one, seen before
        }
        shared.remove(name);
        byName.remove(key(EntityType.PERSON, name));
        Subject subject = subject(EntityType.PERSON, name);
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
        if (part.length() < SHORTEST_PART
                || mention.passage().tokens().get(from).kind() != Kind.CAPITALISED) {
            return;
        }
        Subject other = byName.putIfAbsent(key(EntityType.PERSON, part), subject);
        if (other != null && other != subject) {
            shared.add(part);
        }
    }

    private void addAcronym(Mention mention, Subject subject) {
        List<Token> tokens = mention.passage().tokens();
        int bracket = mention.to();
        if (mention.type() == EntityType.ORGANISATION
                && bracket + 2 < tokens.size()
                && tokens.get(bracket).is('(')
                && tokens.get(bracket + 1).kind() == Kind.CAPITALS
                && tokens.get(bracket + 2).is(')')) {
            byName.putIfAbsent(
                    key(EntityType.ORGANISATION, tokens.get(bracket + 1).text()), subject);
        }
    }

    private Subject subject(EntityType type, String name) {
        return byName.computeIfAbsent(key(type, name), key -> {
            @Nullable Known known = vocabulary.find(type, name, language);
            return known == null
                    ? new Subject(type, name, null)
                    : byKnown.computeIfAbsent(known, k -> new Subject(type, name, k));
        });
    }

    private static String key(EntityType type, String name) {
        return type + " " + name;
    }

    /** Every place where a name of this article stands that no mention covers. */
    private List<Mention> again(List<Passage> passages, List<Mention> mentions) {
        PhraseTable<EntityType> names = PhraseTable.exact();
        for (String key : byName.keySet()) {
            int space = key.indexOf(' ');
            String name = key.substring(space + 1);
            if (!shared.contains(name)) {
                names.add(name, EntityType.valueOf(key.substring(0, space)), (first, later) -> first);
            }
        }
        Map<TextField, BitSet> covered = new EnumMap<>(TextField.class);
        mentions.forEach(mention -> covered.computeIfAbsent(mention.passage().field(), f -> new BitSet())
                .set(mention.from(), mention.to()));
        List<Mention> again = new ArrayList<>();
        for (Passage passage : passages) {
            again(
                    passage,
                    names,
                    vocabulary.countries(language),
                    covered.getOrDefault(passage.field(), new BitSet()),
                    again);
        }
        return again;
    }

    private static void again(
            Passage passage,
            PhraseTable<EntityType> names,
            PhraseTable<EntityType> countries,
            BitSet covered,
            List<Mention> again) {
        List<Token> tokens = passage.tokens();
        for (int index = covered.nextClearBit(0); index < tokens.size(); index = covered.nextClearBit(index + 1)) {
            if (!tokens.get(index).isCapitalised()) {
                continue;
            }
            @Nullable Match<EntityType> match = names.longestAt(tokens, index);
            if (match == null) {
                match = countries.longestAt(tokens, index);
            }
            int taken = covered.nextSetBit(index);
            if (match != null && (taken < 0 || taken >= match.end()) && standsAlone(passage, index, match)) {
                again.add(new Mention(passage, index, match.end(), match.value(), AGAIN));
                covered.set(index, match.end());
            }
        }
    }

    /** One word of a person's name does not stand for the person in the midst of a longer name. */
    private static boolean standsAlone(Passage passage, int index, Match<EntityType> match) {
        int next = match.end();
        List<Token> tokens = passage.tokens();
        return match.value() != EntityType.PERSON
                || next > index + 1
                || passage.field() == TextField.HEADLINE
                || next >= tokens.size()
                || tokens.get(next).gap() != Gap.SPACE
                || !tokens.get(next).isCapitalised();
    }
}
