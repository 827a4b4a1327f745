package org.warta.producer;

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
                .withDetail("sources", ledger.owned())
                .withDetail("caughtUp", ledger.isCaughtUp())
                .withDetail("published", ledger.published())
                .withDetail("unchanged", ledger.unchanged())
                .withDetail("rejected", ledger.rejected());
        ledger.unavailable().forEach((id, reason) -> builder.withDetail(id, reason));
        if (!coordinator.isRunning()) {
            builder.down();
        }
    }
}
