package org.warta.replayer.reconcile.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.reconcile.Claim;
import org.warta.replayer.reconcile.Claim.Place;
import org.warta.replayer.reconcile.Expectation;
import org.warta.replayer.reconcile.Finding;
import org.warta.replayer.reconcile.Report;
import org.warta.replayer.reconcile.Stored;
import org.warta.replayer.reconcile.Tally;
import org.warta.replayer.reconcile.store.AuditView;
import org.warta.replayer.replay.RecordMatcher;
import org.warta.replayer.stream.Candidate;
import org.warta.replayer.stream.RangeReader;
import org.warta.schemas.wire.EventDeserializer;
import org.warta.schemas.wire.UndecodableEventException;

/** Reads frozen ranges and asks the store for a batch at a time. */
final class LogComparer {
    /** Articles that the store is asked for at once. */
    private static final int BATCH = 500;

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaClients clients;
    private final EventDeserializer<SpecificRecord> deserializer;
    private final AuditView store;

    LogComparer(KafkaClients clients, AuditView store) {
        this.clients = clients;
        this.deserializer = clients.deserializer(SpecificRecord.class);
        this.store = store;
    }

    /**
     * Compares record by record.
     *
     * @param each takes every finding: those of a partition in the order of its records
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer for a minute
     * @throws org.springframework.dao.DataAccessException when the database does not answer
     * @throws org.warta.schemas.wire.RegistryUnavailableException when the schema registry does not answer
     */
    Report compare(Comparison comparison, Consumer<Finding> each) {
        Run run = new Run(comparison, each);
        try (RangeReader reader = new RangeReader(clients, comparison.ranges())) {
            Map<Integer, Long> before = reader.positions();
            long since = System.nanoTime();
            while (!reader.isAtEnd()) {
                reader.poll(POLL).forEach(run::take);
                if (!reader.positions().equals(before)) {
                    before = reader.positions();
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                    throw new TimeoutException("nothing of "
                            + comparison.ranges().topic() + " arrived for " + PATIENCE.toSeconds() + " s");
                }
            }
            run.judge();
            return run.report(
                    reader.gone().values().stream().mapToLong(Long::longValue).sum());
        }
    }

    private final class Run {
        private final Comparison comparison;
        private final Consumer<Finding> each;
        private final RecordMatcher matcher;
        private final Tally tally = new Tally();
        private final List<Claim> batch = new ArrayList<>(BATCH);
        private final List<Expectation> expected = new ArrayList<>(BATCH);
        private long skipped;

        Run(Comparison comparison, Consumer<Finding> each) {
            this.comparison = comparison;
            this.each = each;
            this.matcher = new RecordMatcher(comparison.filter());
        }

        void take(ConsumerRecord<byte[], byte[]> record) {
            Candidate decoded = new Candidate(record, deserializer);
            try {
                if (!matcher.fits(decoded)) {
                    skipped++;
                    return;
                }
                batch.add(Claims.of(decoded, new Place(record.topic(), record.partition(), record.offset())));
            } catch (UndecodableEventException nothingToCompare) {
                tally.addUndecodable();
                return;
            }
            expected.add(comparison.expected().apply(record));
            if (batch.size() == BATCH) {
                judge();
            }
        }

        void judge() {
            if (batch.isEmpty()) {
                return;
            }
            Set<UUID> ids = new HashSet<>();
            batch.forEach(claim -> ids.add(claim.id()));
            Map<UUID, Stored> stored = store.find(ids);
            for (int i = 0; i < batch.size(); i++) {
                Claim claim = batch.get(i);
                Finding finding = Finding.of(claim, stored.get(claim.id()), expected.get(i));
                tally.add(finding);
                each.accept(finding);
            }
            batch.clear();
            expected.clear();
        }

        Report report(long gone) {
            return new Report(
                    comparison.replay(),
                    comparison.ranges().topic(),
                    comparison.ranges().ranges(),
                    skipped,
                    gone,
                    comparison.settled(),
                    tally.summary());
        }
    }
}
