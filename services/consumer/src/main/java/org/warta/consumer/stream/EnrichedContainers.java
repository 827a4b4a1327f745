package org.warta.consumer.stream;

import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.warta.consumer.store.ArticleStore;
import org.warta.event.EnrichedArticle;
import org.warta.platform.kafka.Containers;
import org.warta.platform.kafka.DeadLetterPolicy;
import org.warta.platform.kafka.KafkaClients;
import org.warta.schemas.topic.Topics;

/** Makes the listener containers of the lanes, which store in the same way. */
record EnrichedContainers(
        KafkaClients clients,
        StreamProperties properties,
        ArticleStore store,
        DeadLetterPolicy policy,
        DeadLetters deadLetters,
        ConsumerLedger ledger) {

    ConcurrentMessageListenerContainer<byte[], byte[]> live() {
        return Containers.atLeastOnce(
                clients, properties.groupId(), Topics.ENRICHED.name(), properties.concurrency(), listener());
    }

    ConcurrentMessageListenerContainer<byte[], byte[]> backfill() {
        ConcurrentMessageListenerContainer<byte[], byte[]> container = Containers.atLeastOnce(
                clients,
                properties.backfillGroupId(),
                Topics.ENRICHED_BACKFILL.name(),
                properties.backfillConcurrency(),
                new HeldRecords(listener(), ledger));
        Containers.limitBatch(container, properties.backfillMaxBatch());
        return container;
    }

    private EnrichedListener listener() {
        return new EnrichedListener(clients.deserializer(EnrichedArticle.class), store, policy, deadLetters, ledger);
    }
}
