package org.warta.replayer.deadletter.stream;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.deadletter.EditedValue;
import org.warta.replayer.deadletter.Letter;
import org.warta.schemas.wire.EventDeserializer;
import org.warta.schemas.wire.RegistryUnavailableException;
import org.warta.schemas.wire.UndecodableEventException;

/** What letters say, where that can be told. */
final class LetterValues {
    private final EventDeserializer<SpecificRecord> events;

    LetterValues(KafkaClients clients) {
        this.events = clients.deserializer(SpecificRecord.class);
    }

    /**
     * What a value says.
     *
     * @param event null where it cannot be decoded, or where there is none
     * @param problem why it cannot be decoded; null where it can, or where there is none
     */
    record Decoded(@Nullable SpecificRecord event, @Nullable String problem) {}

    Decoded decode(Letter letter) {
        try {
            return new Decoded(events.deserialize(letter.address().origin(), Letter.bytes(letter.value())), null);
        } catch (UndecodableEventException | RegistryUnavailableException undecodable) {
            return new Decoded(null, undecodable.getMessage());
        }
    }

    /**
     * The article that a letter is about; null where its value is not what its topic holds.
     *
     * @throws RegistryUnavailableException when the schema registry does not answer
     */
    @Nullable
    Article article(Letter letter) {
        return article(letter.address().origin(), Letter.bytes(letter.value()));
    }

    /** The same of the value of a record of this topic. */
    @Nullable
    Article article(String topic, byte @Nullable [] value) {
        try {
            SpecificRecord event = events.deserialize(topic, value);
            if (EditedValue.isEnriched(topic)) {
                return event instanceof EnrichedArticle enriched ? enriched.getArticle() : null;
            }
            return event instanceof Article article ? article : null;
        } catch (UndecodableEventException undecodable) {
            return null;
        }
    }
}
