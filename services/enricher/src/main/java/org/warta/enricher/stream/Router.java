package org.warta.enricher.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.warta.enricher.article.Enricher;
import org.warta.enricher.language.LanguageRule;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.LanguageBasis;
import org.warta.event.Topic;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.ReplayHeaders;
import org.warta.schemas.topic.TopicDefinition;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventDeserializer;

/**
 * Turns one record of {@code news.articles} into the records to write: the enriched article for {@code news.enriched}
 * and for the topic of each of its media topics of the upper level; one of the second level never comes without its
 * parent, and has no Kafka topic of its own. A canceled article and a tombstone go to every topic, since the former
 * media topics are not known. Those of {@code news.articles.backfill} go to {@code news.enriched.backfill} alone. Has no
 * effect outside, so a batch can be tried again.
 */
final class Router {
    /**
     * Header: codes of the media topics, separated by commas; first those of the upper level, then those of the second,
     * each the most confident first; empty without any.
     */
    static final String MEDIA_TOPICS = "media-topics";

    /** Header: BCP 47 tag of the language. */
    static final String LANGUAGE = "language";

    /** What a record takes besides key, value and headers, generously. */
    private static final int OVERHEAD_BYTES = 1_024;

    private static final List<String> CARRIED_ON =
            List.of("traceparent", "tracestate", ReplayHeaders.ID, ReplayHeaders.HOLD);

    private final Lane lane;
    private final EventDeserializer<Article> articles;
    private final EventRecords events;
    private final Enricher enricher;

    Router(Lane lane, EventDeserializer<Article> articles, EventRecords events, Enricher enricher) {
        this.lane = lane;
        this.articles = articles;
        this.events = events;
        this.enricher = enricher;
    }

    /**
     * @throws org.warta.schemas.wire.UndecodableEventException when the value is no article
     * @throws MismatchedKeyException when the key is not the article's id
     * @throws OversizedEventException when the result is larger than a topic takes
     * @throws org.warta.schemas.wire.RegistryUnavailableException when the schema registry does not answer
     */
    Outcome route(ConsumerRecord<byte[], byte[]> input) {
        Article article = articles.deserialize(input.topic(), input.value());
        String key = key(input);
        if (article == null) {
            return new Outcome(tombstones(input), false);
        }
        if (!article.getId().equals(key)) {
            throw new MismatchedKeyException(
                    "the key is " + key + ", but the article's id is " + article.getId() + ": they must be the same");
        }
        EnrichedArticle enriched = enricher.enrich(article);
        String eventId = article.getId() + lane.suffix() + "/" + input.partition() + "-" + input.offset();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (TopicDefinition topic : lane.destinations(enriched)) {
            ProducerRecord<byte[], byte[]> record = events.record(
                    topic, key, enriched, eventId, enriched.getEnrichment().getEnrichedAt());
            Headers headers = record.headers();
            headers.add(MEDIA_TOPICS, utf8(mediaTopics(enriched)));
            headers.add(LANGUAGE, utf8(enriched.getEnrichment().getLanguage().getTag()));
            records.add(checked(carryOn(input, record)));
        }
        boolean disagrees = enriched.getEnrichment().getLanguage().getBasis() == LanguageBasis.DETECTED
                && LanguageRule.disagrees(enriched.getEnrichment().getLanguage(), article.getLanguage());
        return new Outcome(records, disagrees);
    }

    private List<ProducerRecord<byte[], byte[]>> tombstones(ConsumerRecord<byte[], byte[]> input) {
        return lane.everywhere().stream()
                .map(topic -> carryOn(input, new ProducerRecord<>(topic.name(), input.key(), null)))
                .toList();
    }

    private static ProducerRecord<byte[], byte[]> carryOn(
            ConsumerRecord<byte[], byte[]> input, ProducerRecord<byte[], byte[]> output) {
        for (String name : CARRIED_ON) {
            Header header = input.headers().lastHeader(name);
            if (header != null) {
                output.headers().add(header);
            }
        }
        return output;
    }

    /** The record, if a topic takes it: asking before sending keeps one giant from failing its whole batch for ever. */
    private static ProducerRecord<byte[], byte[]> checked(ProducerRecord<byte[], byte[]> record) {
        long bytes = (long) OVERHEAD_BYTES + record.key().length + record.value().length;
        for (Header header : record.headers()) {
            bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        if (bytes > Topics.MAX_MESSAGE_BYTES) {
            throw new OversizedEventException("the enriched article takes " + bytes + " bytes, but " + record.topic()
                    + " takes " + Topics.MAX_MESSAGE_BYTES + " at the most: shorten the article");
        }
        return record;
    }

    private static String mediaTopics(EnrichedArticle enriched) {
        return enriched.getEnrichment().getTopics().stream().map(Topic::getCode).collect(Collectors.joining(","));
    }

    private static String key(ConsumerRecord<byte[], byte[]> input) {
        byte @Nullable [] key = input.key();
        if (key == null) {
            throw new MismatchedKeyException("the record has no key: it must be the article's id");
        }
        return new String(key, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
