package org.warta.replayer.deadletter.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.warta.event.LetterRange;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.deadletter.Letter;
import org.warta.replayer.deadletter.LetterAddress;
import org.warta.replayer.deadletter.LetterFilter;

/** Reads committed letters, one or a range of them, in a bounded amount of memory. For one thread. */
final class LetterReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    /** How long Kafka may bring nothing where there must be more. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** What was fetched and not taken yet. */
    private final Deque<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();

    private long next = -1;

    LetterReader(KafkaClients clients) {
        Map<String, Object> settings = new HashMap<>(clients.readerProperties());
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
        this.consumer = new KafkaConsumer<>(settings);
    }

    /**
     * The letter that stands there; empty when none does, or no longer.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
     */
    Optional<Letter> find(LetterAddress address) {
        TopicPartition partition = new TopicPartition(address.topic(), address.partition());
        List<TopicPartition> one = List.of(partition);
        if (consumer.partitionsFor(address.topic()).size() <= address.partition()
                || address.offset() < consumer.beginningOffsets(one).getOrDefault(partition, 0L)
                || address.offset() >= consumer.endOffsets(one).getOrDefault(partition, 0L)) {
            return Optional.empty();
        }
        List<Letter> found = new ArrayList<>();
        read(
                new LetterRange(address.topic(), address.partition(), address.offset(), address.offset() + 1),
                address.offset(),
                found::add);
        return found.stream().filter(letter -> letter.address().equals(address)).findFirst();
    }

    /** What there is of the topics that may hold letters that fit: a range of each partition that holds any. */
    List<LetterRange> ranges(LetterFilter filter) {
        List<TopicPartition> partitions = partitions(consumer).stream()
                .filter(partition -> filter.reads(partition.topic()))
                .toList();
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return partitions.stream()
                .map(partition -> new LetterRange(
                        partition.topic(),
                        partition.partition(),
                        first.getOrDefault(partition, 0L),
                        ends.getOrDefault(partition, 0L)))
                .filter(range -> range.getFirst() < range.getEnd())
                .toList();
    }

    /** The partitions of every topic of letters, in order. */
    static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        return consumer.listTopics().values().stream()
                .flatMap(Collection::stream)
                .filter(info -> LetterAddress.isTopic(info.topic()))
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .sorted((a, b) -> a.topic().equals(b.topic())
                        ? Integer.compare(a.partition(), b.partition())
                        : a.topic().compareTo(b.topic()))
                .toList();
    }

    /**
     * Reads letters in their order, until the end of the range or until the action does not want the next one.
     *
     * @param from the offset to begin with; where it has expired, the first one that has not
     * @param action takes a letter; false: the letter was not taken, and reading ends before it
     * @return the offset after the last one that was read
     * @throws TimeoutException when Kafka brings nothing for too long
     */
    long read(LetterRange range, long from, Predicate<Letter> action) {
        TopicPartition partition = new TopicPartition(range.getTopic(), range.getPartition());
        seek(partition, from);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            while (!fetched.isEmpty() && fetched.getFirst().offset() < range.getEnd()) {
                if (!action.test(LetterRecords.letter(fetched.getFirst()))) {
                    next = fetched.getFirst().offset();
                    return next;
                }
                fetched.removeFirst();
            }
            if (!fetched.isEmpty() || consumer.position(partition) >= range.getEnd()) {
                next = range.getEnd();
                return next;
            }
            try {
                long before = consumer.position(partition);
                consumer.poll(POLL).forEach(fetched::addLast);
                if (consumer.position(partition) > before) {
                    deadline = System.nanoTime() + PATIENCE.toNanos();
                }
            } catch (OffsetOutOfRangeException expired) {
                consumer.seekToBeginning(List.of(partition));
            }
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException(partition + " cannot be read on from " + consumer.position(partition));
            }
        }
    }

    /** Goes there, unless it is there already with what it has fetched. */
    private void seek(TopicPartition partition, long offset) {
        if (offset != next || !consumer.assignment().equals(Set.of(partition))) {
            fetched.clear();
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
