package org.warta.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The packaged application, started as people start it: {@code java -jar standalone.jar}. */
final class StandaloneProcess implements AutoCloseable {
    private final Process process;
    private final Path errors;
    private final List<String> printed = new CopyOnWriteArrayList<>();
    private final Thread reading;

    private StandaloneProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.reading = new Thread(this::read, "terminal");
        reading.setDaemon(true);
        reading.start();
    }

    static StandaloneProcess start(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-jar",
                System.getProperty("warta.standalone.jar")));
        command.addAll(Arrays.asList(arguments));
        Path errors = Files.createTempFile(directory, "stderr", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(errors.toFile())
                .start();
        return new StandaloneProcess(process, errors);
    }

    /** The lines on its terminal so far. */
    List<String> printed() {
        return List.copyOf(printed);
    }

    /** What is on its error stream, without what the Java runtime itself warns of. */
    String errors() throws IOException {
        return String.join(
                "\n",
                Files.readAllLines(errors).stream()
                        .filter(line -> !line.startsWith("WARNING: "))
                        .toList());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** The exit status; fails when the process has not ended in time. */
    int awaitExit(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("The process still runs after " + seconds + " s");
        }
        reading.join();
        return process.exitValue();
    }

    private void read() {
        try (BufferedReader terminal = process.inputReader()) {
            for (String line = terminal.readLine(); line != null; line = terminal.readLine()) {
                printed.add(line);
            }
        } catch (IOException e) {
            printed.add("The terminal cannot be read: " + e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
