package org.warta.replayer.deadletter.stream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.deadletter.LetterFilter;
import org.warta.replayer.deadletter.LetterIndex;
import org.warta.replayer.deadletter.RedriveBook;
import org.warta.replayer.deadletter.RedriveTask;

/**
 * Carries out redrives of many letters, those that another instance left included: one after the other, whoever's they are.
 */
final class RedriveRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RedriveRunner.class);
    private static final Duration IDLE = Duration.ofMillis(300);
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration RETRY = Duration.ofSeconds(3);

    private final KafkaClients clients;
    private final LetterValues values;
    private final LetterIndex index;
    private final RedriveBook book;
    private final Redriver redriver;
    private final Processing processing;
    private final Predicate<String> mine;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::work, "warta-redrives");

    /** @param mine whether this instance is the one that carries out a redrive */
    RedriveRunner(
            KafkaClients clients,
            LetterValues values,
            LetterIndex index,
            RedriveBook book,
            Redriver redriver,
            Processing processing,
            Predicate<String> mine) {
        this.clients = clients;
        this.values = values;
        this.index = index;
        this.book = book;
        this.redriver = redriver;
        this.processing = processing;
        this.mine = mine;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        stop.countDown();
        thread.interrupt();
        try {
            thread.join(RETRY.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        redriver.close();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void work() {
        try {
            while (!stop.await(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
                List<RedriveTask> open = book.open();
                // the oldest of all instances': what two of them send at once could make an outage together
                if (!open.isEmpty() && mine.test(open.get(0).id())) {
                    run(open.get(0));
                }
            }
        } catch (InterruptedException stopped) {
            log.debug("Redriving no more");
        }
    }

    private void run(RedriveTask task) throws InterruptedException {
        LetterFilter filter = FilterJson.read(task.filter());
        try (Sweep sweep = new Sweep(clients, values, filter)) {
            new RedriveRun(
                            task,
                            sweep,
                            filter,
                            redriver,
                            processing,
                            index,
                            id -> book.task(id).orElse(task),
                            () -> stop.getCount() > 0 && mine.test(task.id()),
                            this::moment)
                    .run();
        } catch (RuntimeException waits) {
            // for Kafka or the schema registry, most likely; nothing is lost, the book says where to go on
            log.warn("Redrive {} waits: {}", task.id(), waits.toString());
            log.debug("Cause", waits);
            boolean unused = stop.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void moment() throws InterruptedException {
        if (stop.await(MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the replayer is stopping");
        }
    }
}
