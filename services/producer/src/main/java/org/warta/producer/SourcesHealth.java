package org.warta.producer;

import java.util.List;
import java.util.Set;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.warta.producer.ledger.ProducerLedger;
import org.warta.producer.stream.SourceCoordinator;

/**
 * Up when this instance knows its sources and what was published of them; out of service before that; down when it will
 * never be. A source that cannot be looked at is told, and is no reason to restart the producer.
 */
final class SourcesHealth extends AbstractHealthIndicator {
    /** More sources than this are told by /api/v1/sources. */
    private static final int MOST = 100;

    private final ProducerLedger ledger;
    private final SourceCoordinator coordinator;

    SourcesHealth(ProducerLedger ledger, SourceCoordinator coordinator) {
        super("the sources' state cannot be read");
        this.ledger = ledger;
        this.coordinator = coordinator;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.status(ledger.isReady() ? Status.UP : Status.OUT_OF_SERVICE)
                .withDetail("sources", first(ledger.owned()))
                .withDetail("caughtUp", ledger.isCaughtUp())
                .withDetail("published", ledger.published())
                .withDetail("unchanged", ledger.unchanged())
                .withDetail("rejected", ledger.rejected())
                .withDetail("silent", first(ledger.silent()));
        ledger.unavailable().entrySet().stream()
                .limit(MOST)
                .forEach(source -> builder.withDetail(source.getKey(), source.getValue()));
        if (!coordinator.isRunning()) {
            builder.down();
        }
    }

    private static List<String> first(Set<String> sourceIds) {
        return sourceIds.stream().limit(MOST).toList();
    }
}
