package org.warta.standalone;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.warta.embedded.DirectoryLock;
import org.warta.embedded.EmbeddedServerException;
import org.warta.standalone.console.LogFile;
import org.warta.standalone.console.Watch;
import org.warta.standalone.pipeline.Figures;
import org.warta.standalone.pipeline.Health;
import org.warta.standalone.pipeline.OperatorToken;
import org.warta.standalone.pipeline.Ports;
import org.warta.standalone.pipeline.Progress;
import org.warta.standalone.pipeline.Servers;
import org.warta.standalone.pipeline.Services;

/**
 * Starts everything, shows what came of it, and runs until it is told to stop (Ctrl-C, SIGTERM). Where it cannot start it
 * says why in one sentence on the error stream and ends with status 1; the trace is in the log.
 */
public final class Standalone {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS_PER_HEALTH_CHECK = 5;

    private final long begun = System.nanoTime();
    private final String[] arguments;
    private final Parts parts;

    private Standalone(String[] arguments, Parts parts) {
        this.arguments = arguments.clone();
        this.parts = parts;
    }

    public static void main(String[] arguments) {
        Parts parts = new Parts(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(parts::stop, "stop"));
        try {
            new Standalone(arguments, parts).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // told to stop
        } catch (RuntimeException | Error e) {
            if (!parts.isStopping()) {
                System.err.println(sentence(e));
                parts.failed();
                System.exit(1);
            }
        }
    }

    private void run() throws InterruptedException {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        StandaloneProperties properties = StandaloneProperties.from(environment);
        Ports ports = properties.allPorts();
        Path data = properties.dataDirectory();
        parts.add(DirectoryLock.acquire(data, "choose another directory with --warta.standalone.data=…"));
        LogFile log = LogFile.open(
                data,
                Binder.get(environment)
                        .bind("logging.level", Bindable.mapOf(String.class, String.class))
                        .orElse(Map.of()));
        try {
            ports.requireFree();
            OperatorToken token = OperatorToken.in(data);
            Servers servers = parts.add(Servers.start(data, ports));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Services services = parts.add(Services.start(servers, ports, token, arguments));
            Duration started = sinceBegin();
            Progress progress = new Progress(services);
            boolean settled = progress.awaitSettled(properties.settle());
            Figures figures = progress.figures();
            new Report(servers, services, token, data, log)
                    .summary(
                            figures,
                            settled,
                            progress.newTroubles(),
                            started,
                            sinceBegin().minus(started))
                    .lines()
                    .forEach(System.out::println);
            watch(servers, services, progress, figures);
        } catch (RuntimeException | Error e) {
            if (!parts.isStopping()) {
                LoggerFactory.getLogger(Standalone.class).error("Warta does not run", e);
            }
            throw e;
        }
    }

    private void watch(Servers servers, Services services, Progress progress, Figures shown)
            throws InterruptedException {
        Watch watch = new Watch(System.out, Clock.system(ZoneId.systemDefault()), shown);
        Health health = new Health(services);
        servers.kafka().failure().thenAccept(failure -> watch.tell(String.valueOf(failure.getMessage())));
        for (long look = 1; !parts.isStopping(); look++) {
            Thread.sleep(LOOK.toMillis());
            watch.tell(progress.newTroubles());
            watch.look(progress.figures());
            if (look % LOOKS_PER_HEALTH_CHECK == 0) {
                watch.tell(health.changes());
            }
        }
    }

    private Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof EmbeddedServerException known) {
            return String.valueOf(known.getMessage());
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return "Warta cannot start (" + cause.getMessage() + "); the trace is in the log.";
    }
}
