package org.warta.replayer.pipeline.stream;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.pipeline.Leg;
import org.warta.replayer.pipeline.LetterBook;
import org.warta.replayer.pipeline.Pipeline;
import org.warta.replayer.pipeline.SourceBook;

/** Watches the pipeline while the service runs, on two threads. Waits for a Kafka that is away, and says so. */
final class PipelineWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PipelineWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Leg> legs;
    private final Duration interval;
    private final KafkaClients clients;
    private final Pipeline pipeline;
    private final PipelineMeters meters;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread looking = new Thread(this::look, "warta-pipeline-look");
    private final Thread following;

    PipelineWatch(
            List<Leg> legs,
            Duration interval,
            KafkaClients clients,
            Pipeline pipeline,
            PipelineMeters meters,
            LetterBook letters,
            SourceBook sources) {
        this.legs = List.copyOf(legs);
        this.interval = interval;
        this.clients = clients;
        this.pipeline = pipeline;
        this.meters = meters;
        this.following =
                new Thread(new PipelineFollower(clients, letters, sources, Clock.systemUTC()), "warta-pipeline-follow");
    }

    @Override
    public void start() {
        looking.start();
        following.start();
    }

    private void look() {
        Clock clock = Clock.systemUTC();
        try {
            do {
                try (Lookout lookout = new Lookout(legs, clients, clock)) {
                    look(lookout, clock);
                } catch (InterruptException stopped) {
                    return;
                } catch (RuntimeException fault) {
                    log.error("Watching the pipeline begins anew", fault);
                    pipeline.blind(clock.instant(), fault.toString());
                }
            } while (!stop.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when it is told to stop. */
    private void look(Lookout lookout, Clock clock) throws InterruptedException {
        do {
            try {
                pipeline.saw(lookout.look());
            } catch (InterruptException stopped) {
                throw stopped;
            } catch (ExecutionException | TimeoutException | KafkaException away) {
                log.debug("The pipeline cannot be looked at now", away);
                pipeline.blind(clock.instant(), away.toString());
            }
            meters.show(pipeline.status());
        } while (!stop.await(interval.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public boolean isRunning() {
        return looking.isAlive();
    }

    @Override
    public void stop() {
        stop.countDown();
        following.interrupt();
        looking.interrupt();
        try {
            looking.join(PATIENCE.toMillis());
            following.join(PATIENCE.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
