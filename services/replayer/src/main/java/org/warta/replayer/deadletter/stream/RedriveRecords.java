package org.warta.replayer.deadletter.stream;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.warta.platform.kafka.EventRecords;
import org.warta.replayer.deadletter.EditedValue;
import org.warta.replayer.deadletter.Letter;
import org.warta.replayer.deadletter.LetterHeader;
import org.warta.schemas.topic.TopicDefinition;
import org.warta.schemas.topic.Topics;

/** Makes the records that letters are sent as. */
final class RedriveRecords {
    private static final Map<String, TopicDefinition> TARGETS = Map.of(
            Topics.ARTICLES.name(), Topics.ARTICLES,
            Topics.ARTICLES_BACKFILL.name(), Topics.ARTICLES_BACKFILL,
            Topics.ENRICHED_BACKFILL.name(), Topics.ENRICHED_BACKFILL);

    private final EventRecords events;
    private final Clock clock;

    RedriveRecords(EventRecords events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** The letter as it is: cause and attempts go with it. */
    static ProducerRecord<byte[], byte[]> parked(Letter letter, String topic) {
        return record(topic, Letter.bytes(letter.key()), Letter.bytes(letter.value()), letter.headers());
    }

    /** The record as it was before it became a letter, or with what was made of it. */
    ProducerRecord<byte[], byte[]> redriven(Letter letter, String topic, @Nullable EditedValue edited) {
        ProducerRecord<byte[], byte[]> record;
        if (edited == null) {
            record = record(topic, Letter.bytes(letter.key()), Letter.bytes(letter.value()), letter.originalHeaders());
        } else {
            TopicDefinition target = TARGETS.get(topic);
            if (target == null) {
                throw new IllegalStateException("nothing edited is sent to " + topic);
            }
            record = events.record(
                    target, edited.key(), edited.event(), edited.key() + "/" + letter.address(), Instant.now(clock));
            Headers headers = record.headers();
            letter.originalHeaders().stream()
                    .filter(header -> headers.lastHeader(header.name()) == null)
                    .forEach(header -> headers.add(header.name(), Letter.bytes(header.value())));
        }
        record.headers()
                .add(Letter.REDRIVE_OF, utf8(letter.address().toString()))
                .add(Letter.REDRIVE_ATTEMPT, utf8(Integer.toString(letter.attempt() + 1)));
        return record;
    }

    private static ProducerRecord<byte[], byte[]> record(
            String topic, byte @Nullable [] key, byte @Nullable [] value, List<LetterHeader> headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
        headers.forEach(header -> record.headers().add(header.name(), Letter.bytes(header.value())));
        return record;
    }

    /** The key that a letter is sent with; null when it has none. */
    static byte @Nullable [] key(Letter letter, @Nullable EditedValue edited) {
        return edited == null ? Letter.bytes(letter.key()) : utf8(edited.key());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
