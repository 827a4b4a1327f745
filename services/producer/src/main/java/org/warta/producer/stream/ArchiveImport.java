package org.warta.producer.stream;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.ImportProgress;
import org.warta.event.Lane;
import org.warta.event.SourceRecord;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.producer.format.Draft;
import org.warta.producer.format.Reading;
import org.warta.producer.intake.Decision;
import org.warta.producer.intake.Intake;
import org.warta.producer.intake.SingleArticle;
import org.warta.producer.intake.SourceMemory;
import org.warta.producer.source.ItemReader;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventDeserializer;

/**
 * Publishes the articles of one archive, and how far it came in the same transactions: an import that was killed goes on
 * where it was, and one that is done publishes nothing again. It has a transactional id of its own, by which it fences
 * another import of the same archive and nothing else. For one thread.
 */
public final class ArchiveImport implements AutoCloseable {
    /** Articles of one address that stand closer than this in an archive become versions of one another. */
    private static final int MOST_REMEMBERED = 20_000;

    private final String key;
    private final Lane lane;
    private final Clock clock;
    private final StreamProperties properties;
    private final Publisher publisher;
    private final Intake intake;
    private long documents;
    private long published;
    private long rejected;
    private boolean complete;

    private ArchiveImport(String id, Lane lane, StreamProperties properties, Clock clock, Publisher publisher) {
        this.key = SourceKey.polls(id);
        this.lane = lane;
        this.properties = properties;
        this.clock = clock;
        this.publisher = publisher;
        this.intake = new Intake(id, ItemReader.NONE, new SourceMemory(), clock);
    }

    /**
     * Begins an import, or goes on with it.
     *
     * @param id the same for the same archive, and for no other
     */
    public static ArchiveImport open(
            String id, Lane lane, StreamProperties properties, KafkaClients clients, EventRecords events, Clock clock) {
        Map<String, Object> settings = new HashMap<>(clients.consumerProperties(properties.group()));
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, properties.group() + "-" + id);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            int partition = SourcePartition.of(
                    id, consumer.partitionsFor(Topics.SOURCES.name()).size());
            Publisher publisher = new Publisher(properties.group() + "-" + id, partition, properties, clients, events);
            ArchiveImport archive = new ArchiveImport(id, lane, properties, clock, publisher);
            try {
                archive.goOn(consumer, new TopicPartition(Topics.SOURCES.name(), partition), clients);
                return archive;
            } catch (RuntimeException failed) {
                archive.close();
                throw failed;
            }
        }
    }

    private void goOn(KafkaConsumer<byte[], byte[]> consumer, TopicPartition log, KafkaClients clients) {
        byte[] last = null;
        consumer.assign(List.of(log));
        consumer.seekToBeginning(List.of(log));
        long end = consumer.endOffsets(List.of(log)).getOrDefault(log, 0L);
        while (consumer.position(log) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(StateLog.POLL)) {
                last = key.equals(new String(record.key(), StandardCharsets.UTF_8)) ? record.value() : last;
            }
        }
        EventDeserializer<SourceRecord> deserializer = clients.deserializer(SourceRecord.class);
        SourceRecord record = deserializer.deserialize(log.topic(), last);
        ImportProgress progress = record == null ? null : record.getImported();
        if (progress != null) {
            documents = progress.getDocuments();
            published = progress.getPublished();
            rejected = progress.getRejected();
            complete = progress.getComplete();
        }
    }

    /** Documents of the archive that have been dealt with, from its beginning. */
    public long documents() {
        return documents;
    }

    /** Articles published from it, by earlier runs included. */
    public long published() {
        return published;
    }

    /** Articles, or whole documents, that could not be published, in earlier runs included. */
    public long rejected() {
        return rejected;
    }

    /** Whether it has been read to its end. */
    public boolean isComplete() {
        return complete;
    }

    /**
     * Takes the next document.
     *
     * @param name tells it from every other document of any archive
     * @param modified when its articles were made, where neither they nor their publication say
     */
    public void take(String name, Reading reading, Instant modified) {
        rejected += reading.rejections().size();
        for (Draft draft : reading.drafts()) {
            Decision decision = intake.decide(SingleArticle.item(named(draft, name), made(draft, modified)));
            publisher.batch().addArticles(lane, decision);
            published += decision.articles().size();
            rejected += decision.rejections().size();
        }
        documents++;
        if (intake.memory().size() > 2 * MOST_REMEMBERED) {
            List<String> unused = intake.memory().trim(Set.of(), MOST_REMEMBERED);
        }
        if (publisher.batch().records().size() >= properties.transactionItems()
                || publisher.batch().isFull(properties)) {
            commit();
        }
    }

    /** The archive has been read to its end. */
    public void finish() {
        complete = true;
        commit();
    }

    private void commit() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ImportProgress progress = new ImportProgress(documents, published, rejected, complete, now);
        publisher
                .batch()
                .add(key, SourceRecord.newBuilder().setImported(progress).build(), now);
        publisher.commit();
    }

    /** An article without an address of its own is known by where it stands. */
    private static Draft named(Draft draft, String name) {
        if (draft.article().getUri() != null) {
            return draft;
        }
        Article.Builder article = Article.newBuilder(draft.article())
                .setUri("warta://" + draft.article().getSource().getId() + "/" + name + draft.fragment());
        return new Draft(draft.fragment(), draft.line(), article, draft.notes());
    }

    /** An old article must not outrank later versions of it: its version is as old as it is. */
    private static Instant made(Draft draft, Instant modified) {
        @Nullable Instant created = draft.article().getContentCreated();
        return created == null ? modified : created;
    }

    /** Leaves what was taken since the last commit to the next run. */
    @Override
    public void close() {
        publisher.close();
    }
}
