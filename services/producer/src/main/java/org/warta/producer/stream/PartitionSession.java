package org.warta.producer.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.event.PartitionOwner;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceRecord;
import org.warta.event.SourceState;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.producer.intake.Decision;
import org.warta.producer.intake.PackedMemory;
import org.warta.producer.intake.SourceMemory;
import org.warta.producer.ledger.ProducerLedger;
import org.warta.producer.poll.PollMemory;
import org.warta.producer.source.Item;
import org.warta.producer.source.NewsSource;

/**
 * Serves the sources of one partition until the first failure. What is published and what is remembered commit in one
 * transaction, so whoever opens the next session finds exactly what was published. For one thread.
 */
final class PartitionSession implements SourceSession, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PartitionSession.class);

    /** Bounds how late it is noticed that the partition was given up. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    private final int partition;
    private final Installation installation;
    private final Inbox inbox;
    private final ProducerLedger ledger;
    private final Publisher publisher;
    private final Map<String, ServedSource> served = new HashMap<>();
    /** What is known of sources, those included that are not served. */
    private final Map<String, SourceDefinition> definitions = new HashMap<>();

    /** What is remembered of those. */
    private final Map<String, PackedMemory> dormant = new HashMap<>();

    private final Agenda agenda = new Agenda();
    private long restoredTo;

    private PartitionSession(
            int partition, Installation installation, Inbox inbox, ProducerLedger ledger, Publisher publisher) {
        this.partition = partition;
        this.installation = installation;
        this.inbox = inbox;
        this.ledger = ledger;
        this.publisher = publisher;
    }

    /**
     * Fences whoever served the partition before, aborts what they left open, and only then reads what they committed.
     */
    static PartitionSession open(
            int partition,
            int partitions,
            Installation installation,
            Inbox inbox,
            StreamProperties properties,
            KafkaClients clients,
            EventRecords events,
            ProducerLedger ledger) {
        Publisher publisher =
                new Publisher(properties.group() + "-" + partition, partition, properties, clients, events);
        PartitionSession session = new PartitionSession(partition, installation, inbox, ledger, publisher);
        try {
            session.begin(new StateLog(clients, properties.group()).restore(partition), partitions);
            return session;
        } catch (RuntimeException failed) {
            session.close();
            throw failed;
        }
    }

    private void begin(RestoredPartition restored, int partitions) {
        restoredTo = restored.end();
        ledger.begins(partition);
        definitions.putAll(restored.definitions());
        Instant now = installation.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        PartitionOwner owner = new PartitionOwner(installation.address().get(), now);
        publisher
                .batch()
                .add(SourceKey.OWNER, SourceRecord.newBuilder().setOwner(owner).build(), now);
        installation.configured().values().stream()
                .filter(source -> SourcePartition.of(source.getSourceId(), partitions) == partition)
                .forEach(source -> declare(source, now));
        for (SourceDefinition definition : Map.copyOf(definitions).values()) {
            serve(
                    definition,
                    restored.polls().get(definition.getSourceId()),
                    restored.memory(definition.getSourceId()));
        }
        publisher.commit();
        ledger.restored(partition);
        log.info("Serving {} sources of partition {}; {} are left to others", served.size(), partition, dormant.size());
    }

    /** Writes down what the configuration declares, but for what people decided since. */
    private void declare(SourceDefinition configured, Instant now) {
        SourceDefinition known = definitions.get(configured.getSourceId());
        SourceDefinition declared = Declaration.of(configured, known, now);
        if (!declared.equals(known)) {
            write(declared);
        }
    }

    private void write(SourceDefinition definition) {
        definitions.put(definition.getSourceId(), definition);
        publisher
                .batch()
                .add(
                        SourceKey.definition(definition.getSourceId()),
                        SourceRecord.newBuilder().setDefinition(definition).build(),
                        definition.getChangedAt());
    }

    /** Serves until the inbox is closed. */
    void run() throws InterruptedException {
        try {
            while (!inbox.isClosed()) {
                serveDue();
                Inbox.Message message =
                        inbox.next(agenda.pause(installation.clock().instant(), LONGEST_PAUSE));
                while (message != null) {
                    message.run(this);
                    publisher.commitIfFull();
                    message = inbox.isClosed() ? null : inbox.next(Duration.ZERO);
                }
                publisher.commit();
            }
        } catch (RuntimeException failed) {
            publisher.batch().failed(failed);
            throw failed;
        } catch (InterruptedException stopping) {
            publisher.batch().failed(new NotOwnerException(partition));
            throw stopping;
        }
    }

    private void serveDue() {
        Instant now = installation.clock().instant();
        ServedSource due = agenda.next(now);
        while (due != null && !inbox.isClosed()) {
            if (serves(due)) {
                due.serve();
                agenda.enter(due);
            }
            due = agenda.next(now);
        }
    }

    /** Whether a source is the one that is served under its id. */
    boolean serves(ServedSource source) {
        return served.get(source.id()) == source;
    }

    /** To be called when the time at which a source is due may have changed. */
    void reschedule(ServedSource source) {
        agenda.enter(source);
    }

    void afterCommit(Runnable committed, Consumer<RuntimeException> failed) {
        publisher.batch().afterCommit(committed, failed);
    }

    /**
     * A definition was read from the partition.
     *
     * @param definition null when there is none any more
     * @param offset where it was read
     */
    void defined(String sourceId, @Nullable SourceDefinition definition, long offset) {
        if (offset < restoredTo) {
            return;
        }
        if (definition == null) {
            definitions.remove(sourceId);
            leave(sourceId);
            return;
        }
        definitions.put(sourceId, definition);
        ServedSource source = served.get(sourceId);
        if (source == null || definition.getRemoved() || !installation.serves(definition)) {
            serve(definition, null, new SourceMemory());
        } else {
            source.redefine(definition);
            reschedule(source);
        }
    }

    @Override
    public @Nullable SourceDefinition definition(String sourceId) {
        return definitions.get(sourceId);
    }

    @Override
    public @Nullable SourceState state(String sourceId, String item) {
        return served.get(sourceId) instanceof ServedPush push ? push.state(item) : null;
    }

    @Override
    public Decision take(String sourceId, Item item) {
        ServedSource source = served.get(sourceId);
        if (source == null && !definitions.containsKey(sourceId)) {
            Instant now = installation.clock().instant().truncatedTo(ChronoUnit.MILLIS);
            SourceDefinition push = Declaration.push(sourceId, now);
            write(push);
            serve(push, null, new SourceMemory());
            source = served.get(sourceId);
        }
        if (source instanceof ServedPush push) {
            return push.take(item);
        }
        throw new IllegalArgumentException("source " + sourceId + " takes no submissions: it is polled, or removed");
    }

    private void serve(SourceDefinition definition, @Nullable PollMemory polls, SourceMemory memory) {
        String id = definition.getSourceId();
        PackedMemory slept = dormant.remove(id);
        SourceMemory known = slept == null ? memory : slept.unpack();
        if (definition.getRemoved()) {
            ServedSource source = served.get(id);
            remove(id, source == null ? known.names() : source.items());
            return;
        }
        ServedSource source = installation.serves(definition) ? source(definition, polls, known) : null;
        if (source == null) {
            dormant.put(id, PackedMemory.of(known));
            log.debug("Source {} is not served: this instance is not configured for it", id);
            return;
        }
        served.put(id, source);
        ledger.takesOver(partition, id);
        reschedule(source);
    }

    private @Nullable ServedSource source(
            SourceDefinition definition, @Nullable PollMemory polls, SourceMemory memory) {
        switch (definition.getKind()) {
            case DIRECTORY -> {
                NewsSource directory = installation.directories().get(definition.getSourceId());
                return directory == null
                        ? null
                        : new ServedDirectory(
                                definition,
                                directory,
                                memory,
                                publisher,
                                ledger,
                                inbox::isClosed,
                                installation.clock());
            }
            case FEED -> {
                return definition.getUri() == null
                        ? null
                        : new ServedFeed(definition, polls, memory, installation, inbox, this, publisher, ledger);
            }
            case PUSH -> {
                return new ServedPush(definition, memory, publisher, ledger, installation.clock());
            }
            default -> {
                return null;
            }
        }
    }

    /** Forgets all of a source; what it is comes last, so that whoever takes over in between goes on. */
    private void remove(String sourceId, Iterable<String> items) {
        for (String item : items) {
            publisher.batch().forget(SourceKey.item(sourceId, item));
        }
        publisher.batch().forget(SourceKey.polls(sourceId));
        publisher.batch().forget(SourceKey.definition(sourceId));
        definitions.remove(sourceId);
        leave(sourceId);
    }

    private void leave(String sourceId) {
        served.remove(sourceId);
        dormant.remove(sourceId);
        ledger.givesUp(partition, sourceId);
    }

    @Override
    public void close() {
        publisher.close();
    }
}
