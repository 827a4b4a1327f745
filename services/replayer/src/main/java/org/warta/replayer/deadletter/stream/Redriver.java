package org.warta.replayer.deadletter.stream;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.event.Article;
import org.warta.event.ReplayEvent;
import org.warta.event.ReplayEventKind;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.deadletter.Decision;
import org.warta.replayer.deadletter.EditedValue;
import org.warta.replayer.deadletter.Letter;
import org.warta.replayer.deadletter.LetterAddress;
import org.warta.replayer.deadletter.RedriveBook;
import org.warta.replayer.stream.ReplayLog;
import org.warta.schemas.topic.Topics;

/**
 * Sends letters again: records and the event that says so in one transaction. All instances share one transactional id, so
 * that one redrives at a time: whoever begins fences whoever was there before, and knows all that was redriven until then.
 * So a letter is never redriven twice, unless that was asked for. Safe for use by many threads.
 */
final class Redriver implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Redriver.class);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(40);

    /** How often a transaction is begun anew since later versions have come in the meantime. */
    private static final int MOST_TURNS = 5;

    private final KafkaClients clients;
    private final RedriveRecords records;
    private final ReplayLog replays;
    private final RedriveBook book;
    private final LetterValues values;
    private final String transactionalId;
    private final int cap;
    private final Clock clock;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /** @param cap how often a record is redriven at the most */
    Redriver(
            KafkaClients clients,
            RedriveRecords records,
            ReplayLog replays,
            RedriveBook book,
            LetterValues values,
            String transactionalId,
            int cap,
            Clock clock) {
        this.clients = clients;
        this.records = records;
        this.replays = replays;
        this.book = book;
        this.values = values;
        this.transactionalId = transactionalId;
        this.cap = cap;
        this.clock = clock;
    }

    /** What would be done with a letter now, as far as it is known. */
    Outcome decide(Letter letter, boolean again, @Nullable EditedValue edited, LaterVersions later) {
        byte[] key = RedriveRecords.key(letter, edited);
        Article article = edited == null ? values.article(letter) : edited.article();
        Decision decision = Decision.of(
                letter,
                key != null,
                article,
                book.find(letter.address()),
                again,
                key == null ? null : later.find(key),
                edited == null ? cap : Integer.MAX_VALUE); // what somebody has looked at and changed is worth a try
        return new Outcome(letter.address(), decision, decision.target(letter.address()), null);
    }

    /**
     * Sends the letters of an order that are to be sent, and writes its event, where there is anything to tell. An order of
     * a single letter whose answer was lost may be sent again: what is done is not done twice.
     *
     * @param later watches the keys of the letters
     * @return what became of each letter, in the order's order
     * @throws KafkaException when it is not known whether that was done: the book, read anew, will tell
     */
    synchronized List<Outcome> send(Order order, LaterVersions later) throws InterruptedException {
        try {
            KafkaProducer<byte[], byte[]> open = open();
            Outcome before = order.positions().isEmpty() ? outcome(order.id()) : null;
            if (before != null) {
                return List.of(before);
            }
            for (int turn = 0; turn < MOST_TURNS; turn++) {
                later.readToEnd(); // most of it is read while no transaction makes others wait
                List<Outcome> decided = order.letters().stream()
                        .map(letter -> decide(letter, order.again(), order.edited(), later))
                        .toList();
                if (order.positions().isEmpty()
                        && decided.stream().allMatch(outcome -> outcome.targetTopic() == null)) {
                    return decided;
                }
                open.beginTransaction();
                List<Outcome> sent = write(open, order, decided);
                later.readTo(ends(sent));
                if (order.letters().stream()
                        .map(letter -> decide(letter, order.again(), order.edited(), later))
                        .toList()
                        .equals(decided)) {
                    commit(open, order.event(ReplayEventKind.REDRIVEN, sent, null, clock));
                    return sent;
                }
                open.abortTransaction();
            }
            throw new TimeoutException("later versions of the same articles keep coming");
        } catch (KafkaException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Writes the event that ends a redrive.
     *
     * @param reason why it ends before its end; null when it does not
     */
    synchronized void end(Order last, @Nullable String reason) throws InterruptedException {
        try {
            KafkaProducer<byte[], byte[]> open = open();
            open.beginTransaction();
            commit(open, last.event(ReplayEventKind.REDRIVE_ENDED, List.of(), reason, clock));
        } catch (KafkaException failed) {
            close();
            throw failed;
        }
    }

    /** What a single order has done already; null when it has done nothing. */
    private @Nullable Outcome outcome(String id) {
        return book.task(id)
                .flatMap(task -> task.sent().stream().findFirst())
                .map(sent -> {
                    LetterAddress letter = new LetterAddress(
                            sent.getLetter().getTopic(),
                            sent.getLetter().getPartition(),
                            sent.getLetter().getOffset());
                    boolean parked = sent.getTargetTopic().equals(letter.parking());
                    return new Outcome(
                            letter,
                            parked ? Decision.PARKED : Decision.SENT,
                            sent.getTargetTopic(),
                            new Outcome.Place(
                                    sent.getTargetTopic(), sent.getTargetPartition(), sent.getTargetOffset()));
                })
                .orElse(null);
    }

    private void commit(KafkaProducer<byte[], byte[]> open, ReplayEvent event) throws InterruptedException {
        Future<RecordMetadata> written = open.send(replays.record(event));
        open.commitTransaction();
        placed(written);
        book.take(event);
    }

    /** The producer, once nobody else can send and everything that anybody has sent is known. */
    private KafkaProducer<byte[], byte[]> open() throws InterruptedException {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open == null) {
            Map<String, Object> settings = new HashMap<>(clients.producerProperties());
            settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_WAIT.toMillis());
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(LONGEST_WAIT.toMillis() / 2));
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(LONGEST_WAIT.toMillis()));
            settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(LONGEST_TRANSACTION.toMillis()));
            open = new KafkaProducer<>(settings);
            producer = open;
            open.initTransactions();
            replays.catchUp();
        }
        return open;
    }

    private List<Outcome> write(KafkaProducer<byte[], byte[]> open, Order order, List<Outcome> decided)
            throws InterruptedException {
        List<Future<RecordMetadata>> written = new ArrayList<>();
        for (int i = 0; i < decided.size(); i++) {
            String topic = decided.get(i).targetTopic();
            if (topic != null) {
                Letter letter = order.letters().get(i);
                written.add(open.send(
                        decided.get(i).decision() == Decision.PARKED
                                ? RedriveRecords.parked(letter, topic)
                                : records.redriven(letter, topic, order.edited())));
            }
        }
        open.flush();
        List<Outcome> sent = new ArrayList<>();
        int next = 0;
        for (Outcome outcome : decided) {
            Outcome.Place place = outcome.targetTopic() == null ? null : placed(written.get(next++));
            sent.add(new Outcome(outcome.letter(), outcome.decision(), outcome.targetTopic(), place));
        }
        return sent;
    }

    private static Outcome.Place placed(Future<RecordMetadata> written) throws InterruptedException {
        try {
            RecordMetadata place = written.get();
            return new Outcome.Place(place.topic(), place.partition(), place.offset());
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(failed.getCause());
        }
    }

    /** Behind what was sent to the articles nothing needs to be known: it comes later. */
    private static Map<TopicPartition, Long> ends(List<Outcome> sent) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Outcome outcome : sent) {
            Outcome.Place place = outcome.target();
            if (place != null && place.topic().equals(Topics.ARTICLES.name())) {
                ends.merge(new TopicPartition(place.topic(), place.partition()), place.offset(), Math::max);
            }
        }
        return ends;
    }

    /** Ends what is open; the next order begins anew. */
    @Override
    public synchronized void close() {
        KafkaProducer<byte[], byte[]> open = producer;
        producer = null;
        if (open == null) {
            return;
        }
        try {
            open.abortTransaction(); // so that nobody waits for it to time out
        } catch (IllegalStateException | KafkaException notOpen) {
            log.debug("Nothing to abort: {}", notOpen.toString());
        }
        open.close(Duration.ofSeconds(1));
    }
}
