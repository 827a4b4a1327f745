package org.warta.producer.stream;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.event.Lane;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceState;
import org.warta.producer.intake.Decision;
import org.warta.producer.intake.Intake;
import org.warta.producer.intake.SourceMemory;
import org.warta.producer.ledger.ProducerLedger;
import org.warta.producer.source.Item;
import org.warta.producer.source.ItemReader;

/** A source that articles are submitted to. */
final class ServedPush implements ServedSource {
    /** What is submitted again after as many others is published again, as a later version. */
    static final int MOST_ITEMS = 50_000;

    /** Forgetting sorts everything, so it forgets many at a time. */
    private static final int SLACK = MOST_ITEMS / 10;

    private final Intake intake;
    private final Publisher publisher;
    private final ProducerLedger ledger;
    private SourceDefinition definition;

    ServedPush(
            SourceDefinition definition, SourceMemory memory, Publisher publisher, ProducerLedger ledger, Clock clock) {
        this.definition = definition;
        this.intake = new Intake(definition.getSourceId(), ItemReader.NONE, memory, clock);
        this.publisher = publisher;
        this.ledger = ledger;
        ledger.seen(definition.getSourceId());
    }

    Decision take(Item item) {
        Decision decision = intake.decide(item);
        publisher.batch().add(id(), definition.getLane(), decision);
        if (intake.memory().size() > MOST_ITEMS + SLACK) {
            intake.memory()
                    .trim(Set.of(), MOST_ITEMS)
                    .forEach(name -> publisher.batch().forget(SourceKey.item(id(), name)));
        }
        Lane lane = definition.getLane();
        publisher.batch().afterCommit(() -> {
            ledger.taken(id(), "", decision);
            ledger.published(lane, decision);
        });
        publisher.commitIfFull();
        return decision;
    }

    /** What is remembered of an item; null when nothing is. */
    @Nullable
    SourceState state(String item) {
        return intake.memory().state(item);
    }

    @Override
    public SourceDefinition definition() {
        return definition;
    }

    @Override
    public void redefine(SourceDefinition changed) {
        definition = changed;
    }

    @Override
    public @Nullable Instant due() {
        return null;
    }

    @Override
    public void serve() {
        throw new IllegalStateException("nothing is ever due");
    }

    @Override
    public List<String> items() {
        return intake.memory().names();
    }
}
