package org.warta.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.warta.embedded.TestServers;

/** Every service as it is shipped, on the test servers, none of them started yet. */
final class Installation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    final ServiceProcess producer;
    final ServiceProcess enricher;
    final ServiceProcess consumer;
    final ServiceProcess reader;
    final Intake intake = new Intake(freePort());
    final ReadStore store;
    final Log log = new Log(TestServers.kafka());

    private final Path directory;
    private final List<String> kafka = new ArrayList<>(List.of(
            "spring.kafka.bootstrap-servers=" + TestServers.kafka(),
            // the shortest that a broker allows: nobody has to wait long for what a killed member held
            "spring.kafka.consumer.properties[session.timeout.ms]=6000"));

    /**
     * @param directory of the services' logs
     * @param sources directories that the producer takes articles from, as it is configured; empty for none
     */
    Installation(Path directory, String sources) {
        this.directory = directory;
        TestServers.Database database = TestServers.database();
        int readerPort = freePort();
        store = new ReadStore(database, readerPort);
        if (TestServers.schemaRegistryUrl() != null) {
            kafka.add("warta.schema-registry.url=" + TestServers.schemaRegistryUrl());
        }
        producer = service(
                "producer",
                kafka,
                "server.port=" + intake.port(),
                "warta.producer.directories=" + sources,
                "warta.security.tokens[0].name=desk",
                "warta.security.tokens[0].sha256=" + intake.hashedToken(),
                "warta.security.tokens[0].roles=submitter");
        enricher = service("enricher", kafka, "server.port=0");
        consumer = service(
                "consumer",
                kafka,
                "server.port=0",
                "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.password=writer",
                "spring.flyway.user=" + database.ownerUser(),
                "spring.flyway.password=" + database.ownerPassword(),
                "warta.consumer.reader-password=reader",
                "warta.consumer.auditor-password=auditor");
        reader = service(
                "reader",
                List.of("server.port=" + readerPort, "spring.kafka.bootstrap-servers=" + TestServers.kafka()),
                "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.password=reader");
    }

    private ServiceProcess service(String name, List<String> shared, String... properties) {
        List<String> all = new ArrayList<>(shared);
        all.addAll(List.of(properties));
        return new ServiceProcess(name, directory, all);
    }

    /** Imports an archive by the backfill lane, with the producer's command; what the command ended with. */
    int importAsBackfill(Path archive) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // starts faster
                "-jar",
                Path.of("..", "producer", "target", "producer.jar").toString(),
                "import",
                archive.toString(),
                "--lane=backfill"));
        kafka.forEach(property -> command.add("-P" + property));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("import.log").toFile())
                .start()
                .waitFor();
    }

    /** Waits for a condition, looking this often; one that throws is not fulfilled yet. */
    void until(String what, Duration interval, BooleanSupplier condition) {
        try {
            await(what)
                    .atMost(PATIENCE)
                    .pollInterval(interval)
                    .ignoreExceptions()
                    .until(condition::getAsBoolean);
        } catch (ConditionTimeoutException late) {
            String tails = all().stream().map(ServiceProcess::tail).collect(Collectors.joining("\n\n"));
            throw new AssertionError(late.getMessage() + "\n" + tails, late);
        }
    }

    private List<ServiceProcess> all() {
        return List.of(producer, enricher, consumer, reader);
    }

    @Override
    public void close() {
        all().forEach(ServiceProcess::close);
        log.close();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
