package org.warta.replayer.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.Enrichment;
import org.warta.replayer.replay.CandidateRecord;
import org.warta.schemas.wire.EventDeserializer;
import org.warta.schemas.wire.UndecodableEventException;

/** A record of Kafka as a filter looks at it; decoded when that is asked for, once. */
public final class Candidate implements CandidateRecord {
    private final ConsumerRecord<byte[], byte[]> record;
    private final EventDeserializer<SpecificRecord> deserializer;
    private boolean decoded;
    private @Nullable SpecificRecord value;

    public Candidate(ConsumerRecord<byte[], byte[]> record, EventDeserializer<SpecificRecord> deserializer) {
        this.record = record;
        this.deserializer = deserializer;
    }

    @Override
    public @Nullable String key() {
        return record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    }

    @Override
    public List<String> header(String name) {
        List<String> values = new ArrayList<>(1);
        for (Header header : record.headers().headers(name)) {
            if (header.value() != null) {
                values.add(new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    @Override
    public @Nullable Article article() {
        SpecificRecord event = value();
        if (event instanceof EnrichedArticle enriched) {
            return enriched.getArticle();
        }
        if (event == null || event instanceof Article) {
            return (Article) event;
        }
        throw new UndecodableEventException(
                "topic " + record.topic() + " holds " + event.getSchema().getName() + " at offset " + record.offset());
    }

    @Override
    public @Nullable Enrichment enrichment() {
        return value() instanceof EnrichedArticle enriched ? enriched.getEnrichment() : null;
    }

    private @Nullable SpecificRecord value() {
        if (!decoded) {
            value = deserializer.deserialize(record.topic(), record.value());
            decoded = true;
        }
        return value;
    }
}
