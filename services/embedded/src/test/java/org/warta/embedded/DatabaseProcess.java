package org.warta.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process of its own that runs an {@link EmbeddedDatabase}, prints {@code ready} and waits to be killed. */
final class DatabaseProcess {
    private DatabaseProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedDatabase database = new EmbeddedDatabase(Path.of(arguments[0]), 0);
        System.out.println("ready " + database.jdbcUrl());
        new CountDownLatch(1).await();
    }

    /** Starts the process and returns once its database serves clients. */
    static Process start(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = process.inputReader().readLine();
        if (line == null || !line.startsWith("ready ")) {
            throw new IOException("The database process printed '" + line + "'");
        }
        return process;
    }
}
