package org.warta.replayer.deadletter.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.PubStatus;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.deadletter.Later;
import org.warta.replayer.deadletter.Letter;
import org.warta.schemas.topic.Topics;

/**
 * What {@code news.articles} says of some articles after their records failed: an old version that is redriven must not
 * become the last record of its key, as compaction would then forget the newer one. Reads what is not committed yet, too,
 * since it may be. For one thread.
 */
final class LaterVersions implements AutoCloseable {
    private static final String TOPIC = Topics.ARTICLES.name();
    private static final Duration POLL = Duration.ofMillis(100);

    /** How long Kafka may bring nothing new where there must be more. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int FETCH_BYTES = 16 * 1024 * 1024;

    private final LetterValues values;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<ByteBuffer, Watched> watched = new HashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    LaterVersions(KafkaClients clients, LetterValues values) {
        this.values = values;
        Map<String, Object> settings = new HashMap<>(clients.readerProperties());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        this.consumer = new KafkaConsumer<>(settings);
    }

    private static final class Watched {
        private final long from;
        private @Nullable Later later;

        Watched(long from) {
            this.from = from;
        }
    }

    /**
     * Watches the keys of these letters instead of those before, and reads all that the log has to say of them.
     *
     * @param letters those of {@code news.articles}; what they say does not matter
     */
    void watch(Collection<Letter> letters) {
        watched.clear();
        positions.clear();
        int count = letters.isEmpty() ? 0 : partitions();
        for (Letter letter : letters) {
            byte[] key = Letter.bytes(letter.key());
            if (key != null) {
                watch(key, letter, count);
            }
        }
        readToEnd();
    }

    /** Watches one key instead of those before: that of a value that was edited. */
    void watch(String key, Letter letter) {
        watched.clear();
        positions.clear();
        watch(key.getBytes(StandardCharsets.UTF_8), letter, partitions());
        readToEnd();
    }

    private void watch(byte[] key, Letter letter, int count) {
        int number = BuiltInPartitioner.partitionForKey(key, count);
        boolean came = letter.key() != null
                && letter.key().equals(ByteBuffer.wrap(key))
                && Long.valueOf(number).equals(letter.originalPartition());
        Long original = letter.originalOffset();
        // a record that stood elsewhere, or nobody knows where, may have later versions anywhere
        long from = came && original != null ? Math.max(0, original + 1) : 0;
        TopicPartition partition = new TopicPartition(TOPIC, number);
        watched.merge(ByteBuffer.wrap(key), new Watched(from), (one, other) -> one.from <= other.from ? one : other);
        positions.merge(partition, from, Math::min);
    }

    private int partitions() {
        return consumer.partitionsFor(TOPIC).size();
    }

    /** What the log says of a key since; null when nothing. */
    @Nullable
    Later find(byte[] key) {
        Watched known = watched.get(ByteBuffer.wrap(key));
        return known == null ? null : known.later;
    }

    /** Reads on to where the log ends now. */
    void readToEnd() {
        readTo(consumer.endOffsets(positions.keySet()));
    }

    /**
     * Reads on to before these offsets, where keys of the partition are watched.
     *
     * @throws TimeoutException when Kafka brings nothing for too long
     */
    void readTo(Map<TopicPartition, Long> ends) {
        List<TopicPartition> partitions = List.copyOf(positions.keySet());
        if (!consumer.assignment().equals(Set.copyOf(partitions))) {
            consumer.assign(partitions);
        }
        positions.forEach(consumer::seek);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (positions.entrySet().stream().anyMatch(at -> at.getValue() < ends.getOrDefault(at.getKey(), 0L))) {
            try {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record);
                    deadline = System.nanoTime() + PATIENCE.toNanos();
                }
            } catch (OffsetOutOfRangeException deleted) {
                consumer.seekToBeginning(deleted.offsetOutOfRangePartitions().keySet());
            }
            partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException(TOPIC + " cannot be read to " + ends + "; it is read to " + positions);
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Watched known = record.key() == null ? null : watched.get(ByteBuffer.wrap(record.key()));
        if (known != null && record.offset() >= known.from) {
            Article article = values.article(TOPIC, record.value());
            if (article != null) {
                known.later =
                        Later.after(known.later, article.getVersion(), article.getPubStatus() == PubStatus.CANCELED);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
