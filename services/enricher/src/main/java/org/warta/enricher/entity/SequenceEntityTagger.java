package org.warta.enricher.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.warta.enricher.sequence.Sentence;
import org.warta.enricher.sequence.SequenceLabeller;
import org.warta.enricher.sequence.Stretch;
import org.warta.enricher.sequence.WordCache;
import org.warta.enricher.text.Passage;
import org.warta.enricher.text.Token;
import org.warta.event.Entity;
import org.warta.event.EntityType;

/**
 * Finds entities sentence by sentence with a trained model, then makes the findings agree over the whole article.
 * English has a model of its own; every other language is read with the Indonesian one.
 */
public final class SequenceEntityTagger implements EntityTagger {
    private static final Map<String, EntityType> TYPES =
            Map.of("PER", EntityType.PERSON, "ORG", EntityType.ORGANISATION, "LOC", EntityType.PLACE);

    private final Vocabulary vocabulary = new Vocabulary();
    private final WordCache words = new WordCache();
    private final SequenceLabeller indonesian = BuiltInModels.labeller("id");
    private final SequenceLabeller english = BuiltInModels.labeller("en");

    @Override
    public List<Entity> tag(List<Passage> passages, String language) {
        SequenceLabeller labeller = language.equals("en") ? english : indonesian;
        SequenceLabeller.Labelling labelling = new SequenceLabeller.Labelling();
        Sentence sentence = new Sentence(NameBook.lists());
        List<Mention> mentions = new ArrayList<>();
        for (Passage passage : passages) {
            List<Token> tokens = passage.tokens();
            int from = 0;
            while (from < tokens.size()) {
                int to = Sentences.end(tokens, from);
                sentence.clear();
                for (int i = from; i < to; i++) {
                    sentence.add(words.get(tokens.get(i).text()));
                }
                labeller.label(sentence, labelling);
                for (Stretch stretch : labeller.stretches(labelling)) {
                    mentions.add(mention(passage, from, stretch, labeller, labelling));
                }
                from = to;
            }
        }
        return new Cast(vocabulary, language).entities(passages, mentions);
    }

    private static Mention mention(
            Passage passage,
            int offset,
            Stretch stretch,
            SequenceLabeller labeller,
            SequenceLabeller.Labelling labelling) {
        double confidence = 1;
        for (int i = stretch.from(); i < stretch.to(); i++) {
            confidence = Math.min(confidence, labeller.confidence(labelling, i));
        }
        EntityType type = TYPES.getOrDefault(stretch.type(), EntityType.UNKNOWN);
        return new Mention(passage, offset + stretch.from(), offset + stretch.to(), type, confidence);
    }
}
