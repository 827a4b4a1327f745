package org.warta.producer.stream;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.producer.intake.Decision;
import org.warta.producer.intake.Intake;
import org.warta.producer.intake.SourceMemory;
import org.warta.producer.ledger.ProducerLedger;
import org.warta.producer.ledger.RejectedItem;
import org.warta.producer.source.Item;
import org.warta.producer.source.NewsSource;
import org.warta.producer.source.SourceUnavailableException;

/**
 * Serves the sources of one partition until the first failure. What is published and what is remembered commit in one
 * transaction, so whoever opens the next session finds exactly what was published. For one thread.
 */
final class PartitionSession implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PartitionSession.class);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final StreamProperties properties;
    private final ProducerLedger ledger;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Batch batch;
    private final List<Watched> sources = new ArrayList<>();
    private final Set<String> reported = new HashSet<>();

    /** A source and what is known of it. */
    private static final class Watched {
        private final NewsSource source;
        private final NewsSource.Watch watch;
        private final Intake intake;
        private long dueNanos = System.nanoTime();

        Watched(NewsSource source, SourceMemory memory) {
            this.source = source;
            this.watch = source.watch();
            this.intake = new Intake(source.id(), watch, memory, Clock.systemUTC());
        }
    }

    private PartitionSession(
            int partition,
            StreamProperties properties,
            EventRecords events,
            ProducerLedger ledger,
            KafkaProducer<byte[], byte[]> producer) {
        this.properties = properties;
        this.ledger = ledger;
        this.producer = producer;
        this.batch = new Batch(events, partition);
    }

    /**
     * Fences whoever served the partition before, aborts what they left open, and only then reads what they committed.
     */
    static PartitionSession open(
            int partition,
            List<NewsSource> sources,
            StreamProperties properties,
            KafkaClients clients,
            EventRecords events,
            ProducerLedger ledger) {
        Map<String, Object> settings = new HashMap<>(clients.producerProperties());
        String id = properties.group() + "-" + partition;
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, id);
        settings.put(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Math.toIntExact(properties.transactionTimeout().toMillis()));
        PartitionSession session =
                new PartitionSession(partition, properties, events, ledger, new KafkaProducer<>(settings));
        try {
            session.producer.initTransactions();
            Map<String, SourceMemory> memories = new StateLog(clients, properties.group()).restore(partition, sources);
            for (NewsSource source : sources) {
                SourceMemory memory = memories.getOrDefault(source.id(), new SourceMemory());
                log.info("Serving source {}; {} items are known of it", source.id(), memory.size());
                session.sources.add(new Watched(source, memory));
            }
            ledger.restored(memories.keySet());
            return session;
        } catch (RuntimeException failed) {
            session.close();
            throw failed;
        }
    }

    /** Looks at each source at its interval, until told to stop. */
    void run(CountDownLatch stop) throws InterruptedException {
        long pauseNanos = 0;
        while (!stop.await(pauseNanos, TimeUnit.NANOSECONDS)) {
            for (Watched watched : sources) {
                if (watched.dueNanos - System.nanoTime() <= 0) {
                    look(watched, stop);
                    watched.dueNanos =
                            System.nanoTime() + watched.source.interval().toNanos();
                }
            }
            long now = System.nanoTime();
            pauseNanos = sources.stream()
                    .mapToLong(watched -> Math.max(0, watched.dueNanos - now))
                    .min()
                    .orElse(Long.MAX_VALUE);
        }
    }

    private void look(Watched watched, CountDownLatch stop) throws InterruptedException {
        String sourceId = watched.source.id();
        try {
            boolean complete = watched.watch.look(item -> stop.getCount() == 0 || take(watched, item));
            commit();
            if (complete && stop.getCount() > 0) {
                ledger.seen(sourceId);
            }
        } catch (SourceUnavailableException away) {
            if (ledger.unavailable(sourceId, String.valueOf(away.getMessage()))) {
                log.warn("Waiting: {}", away.getMessage());
            }
        }
    }

    private boolean take(Watched watched, Item item) {
        String sourceId = watched.source.id();
        Decision decision = watched.intake.decide(item);
        boolean isNews = reported.add(StateLog.key(sourceId, item.name())) || decision.isChange();
        batch.add(sourceId, decision, isNews ? () -> report(sourceId, item.name(), decision) : () -> {});
        if (batch.isFull(properties)) {
            commit();
        }
        return decision.settled();
    }

    /** Opens a transaction only here: while it is open, every reader of the articles waits behind it. */
    private void commit() {
        if (!batch.records().isEmpty()) {
            producer.beginTransaction();
            for (ProducerRecord<byte[], byte[]> record : batch.records()) {
                Future<?> unusedAsCommitTells = producer.send(record);
            }
            producer.commitTransaction();
        }
        batch.committed();
    }

    private void report(String sourceId, String item, Decision decision) {
        List<RejectedItem> faults = decision.rejections().stream()
                .map(fault -> new RejectedItem(sourceId, item, fault.getLine(), fault.getReason()))
                .toList();
        faults.forEach(fault -> log.warn("Rejected {}", fault));
        decision.articles()
                .forEach(article -> log.debug(
                        "Published {} version {}: {}", article.getUri(), article.getVersion(), article.getHeadline()));
        ledger.taken(sourceId, item, decision.articles().size(), decision.unchanged(), faults);
    }

    /** Leaves an open transaction to the next session, which aborts it, or to the broker's timeout. */
    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
