package org.warta.producer.stream;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.event.Lane;
import org.warta.event.SourceDefinition;
import org.warta.producer.intake.Decision;
import org.warta.producer.intake.Intake;
import org.warta.producer.intake.SourceMemory;
import org.warta.producer.ledger.ProducerLedger;
import org.warta.producer.source.Item;
import org.warta.producer.source.NewsSource;
import org.warta.producer.source.SourceUnavailableException;

/** A directory, looked at once in an interval. */
final class ServedDirectory implements ServedSource {
    private static final Logger log = LoggerFactory.getLogger(ServedDirectory.class);

    private final NewsSource source;
    private final NewsSource.Watch watch;
    private final Intake intake;
    private final Publisher publisher;
    private final ProducerLedger ledger;
    private final BooleanSupplier stopping;
    private final Clock clock;
    private final Set<String> reported = new HashSet<>();
    private SourceDefinition definition;
    private Instant due;

    ServedDirectory(
            SourceDefinition definition,
            NewsSource source,
            SourceMemory memory,
            Publisher publisher,
            ProducerLedger ledger,
            BooleanSupplier stopping,
            Clock clock) {
        this.definition = definition;
        this.source = source;
        this.watch = source.watch();
        this.intake = new Intake(source.id(), watch, memory, clock);
        this.publisher = publisher;
        this.ledger = ledger;
        this.stopping = stopping;
        this.clock = clock;
        this.due = clock.instant();
        redefine(definition);
    }

    @Override
    public SourceDefinition definition() {
        return definition;
    }

    @Override
    public void redefine(SourceDefinition changed) {
        definition = changed;
        if (changed.getPaused()) {
            ledger.seen(id());
        }
    }

    @Override
    public @Nullable Instant due() {
        return definition.getPaused() ? null : due;
    }

    @Override
    public void serve() {
        try {
            boolean complete = watch.look(item -> !stopping.getAsBoolean() && take(item));
            publisher.commit();
            if (complete && !stopping.getAsBoolean()) {
                ledger.seen(id());
            }
        } catch (SourceUnavailableException away) {
            if (ledger.unavailable(id(), String.valueOf(away.getMessage()))) {
                log.warn("Waiting: {}", away.getMessage());
            }
        }
        due = clock.instant().plus(source.interval());
    }

    @Override
    public List<String> items() {
        return intake.memory().names();
    }

    private boolean take(Item item) {
        Decision decision = intake.decide(item);
        publisher.batch().add(id(), definition.getLane(), decision);
        if (reported.add(item.name()) || decision.isChange()) {
            Lane lane = definition.getLane();
            publisher.batch().afterCommit(() -> {
                ledger.taken(id(), item.name(), decision);
                ledger.published(lane, decision);
            });
        }
        publisher.commitIfFull();
        return decision.settled();
    }
}
