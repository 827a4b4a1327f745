package org.warta.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A service as it is shipped: its executable jar in a Java process of its own, which can be killed as by a crash. */
final class ServiceProcess implements AutoCloseable {
    private final String name;
    private final Path log;
    private final List<String> properties;
    private @Nullable Process process;

    /**
     * A service that does not run yet.
     *
     * @param name the service's folder and jar
     * @param logs directory of its log
     * @param properties its configuration, {@code name=value}
     */
    ServiceProcess(String name, Path logs, List<String> properties) {
        this.name = name;
        this.log = logs.resolve(name + ".log");
        this.properties = List.copyOf(properties);
    }

    void start() {
        Path jar = Path.of("..", name, "target", name + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: package the services first, as `mvn verify` does");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1", // starts faster
                "-jar",
                jar.toString()));
        properties.forEach(property -> command.add("--" + property));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Ends the process at once, as a crash or {@code kill -9} does. */
    void kill() {
        if (process != null) {
            process.destroyForcibly();
            await(process);
        }
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the process does not end: " + process.pid());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The end of the log, for the message of a failed test. */
    String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return name + ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException unreadable) {
            return name + ": " + unreadable;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
