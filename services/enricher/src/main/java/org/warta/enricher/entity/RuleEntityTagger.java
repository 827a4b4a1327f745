package org.warta.enricher.entity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.warta.enricher.text.Passage;
import org.warta.event.Entity;
import org.warta.event.TextField;

/** Finds entities by vocabulary and rules, and then every further mention of what it has found. */
public final class RuleEntityTagger implements EntityTagger {
    private static final Comparator<Mention> LONGEST_FIRST = Comparator.comparingInt(Mention::length)
            .thenComparingDouble(Mention::confidence)
            .reversed()
            .thenComparing(mention -> mention.passage().field())
            .thenComparingInt(Mention::from);

    private final WordLists words = new WordLists();
    private final Gazetteer gazetteer = new Gazetteer();
    private final PersonRules persons = new PersonRules(words);
    private final NamedHeads heads = new NamedHeads(words);

    @Override
    public List<Entity> tag(List<Passage> passages, String language) {
        List<Reading> readings = new ArrayList<>();
        List<Mention> found = new ArrayList<>();
        for (Passage passage : passages) {
            Reading reading = new Reading(passage, gazetteer, language);
            readings.add(reading);
            KnownNames.find(reading, found);
            persons.find(reading, found);
            heads.find(reading, found);
        }
        Map<TextField, BitSet> covered = new EnumMap<>(TextField.class);
        List<Mention> settled = settle(found, covered);
        Names names = Names.of(settled, readings, words);
        List<Mention> more = new ArrayList<>();
        readings.forEach(reading -> names.findAgain(reading, more));
        settled.addAll(settle(more, covered));
        return names.join(settled, language);
    }

    /** The longest mentions that do not overlap, added to those that cover tokens already. */
    private static List<Mention> settle(List<Mention> mentions, Map<TextField, BitSet> covered) {
        List<Mention> settled = new ArrayList<>();
        mentions.sort(LONGEST_FIRST);
        for (Mention mention : mentions) {
            BitSet tokens = covered.computeIfAbsent(mention.passage().field(), field -> new BitSet());
            int next = tokens.nextSetBit(mention.from());
            if (next < 0 || next >= mention.to()) {
                tokens.set(mention.from(), mention.to());
                settled.add(mention);
            }
        }
        return settled;
    }
}
