package org.warta.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL data directory and the programs that create, start and stop it.
 *
 * <pre>
 * directory/owner-password   the owner's password, readable by its owner only
 * directory/postgresql.log   what the server has to say
 * directory/data             PGDATA
 * </pre>
 */
final class PostgresCluster {
    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
    private static final int TIMEOUT_SECONDS = 60;
    private static final long LOG_LIMIT_BYTES = 1024 * 1024;

    private final PostgresBinaries binaries = PostgresBinaries.unpacked();
    private final Path directory;
    private final Path data;
    private final Path pidFile;
    private final Path passwordFile;
    private final Path logFile;

    PostgresCluster(Path directory) {
        this.directory = directory;
        this.data = directory.resolve("data");
        this.pidFile = data.resolve("postmaster.pid");
        this.passwordFile = directory.resolve("owner-password");
        this.logFile = directory.resolve("postgresql.log");
    }

    /**
     * Creates the cluster unless it exists. It is made with password authentication from its first moment; an
     * unfinished one, left by a killed process, is thrown away.
     *
     * @return the owner's password
     */
    String create(String owner) {
        try {
            if (!Files.exists(data)) {
                Path unfinished = directory.resolve("unfinished");
                if (Files.exists(unfinished)) {
                    Directories.delete(unfinished);
                }
                writePassword();
                // The builtin locale is the same on every system and never changes below an index.
                run(
                        "initdb",
                        "-D",
                        unfinished.toString(),
                        "-U",
                        owner,
                        "--pwfile",
                        passwordFile.toString(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--locale=C.UTF-8");
                Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new EmbeddedServerException("PostgreSQL cannot be set up in " + directory + ": " + e + ".", e);
        }
    }

    void start(List<String> serverOptions) {
        rotateLog();
        run(
                "pg_ctl",
                "start",
                "-D",
                data.toString(),
                "-l",
                logFile.toString(),
                "-w",
                "-t",
                "" + TIMEOUT_SECONDS,
                "-o",
                String.join(" ", serverOptions));
    }

    /**
     * Ends all sessions, rolls back their transactions, writes everything to disk. Does nothing when the server is gone.
     */
    void stop() {
        if (server().isPresent()) {
            run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "" + TIMEOUT_SECONDS);
        } else {
            log.warn("PostgreSQL in {} has ended by itself; its log is {}", directory, logFile);
        }
    }

    /**
     * Stops the server that a killed process has left behind on this directory, or removes the pid file of one that is
     * gone. The caller holds the directory's lock, so a server found here belongs to nobody.
     */
    void stopOrphan() {
        Optional<ProcessHandle> orphan = server();
        if (orphan.isPresent()) {
            log.warn(
                    "Stopping PostgreSQL (process {}), which a killed process has left behind",
                    orphan.get().pid());
            stop();
            return;
        }
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new EmbeddedServerException("PostgreSQL's " + pidFile + " cannot be removed: " + e + ".", e);
        }
    }

    /**
     * The running server of this directory, if there is one. The number in its pid file alone proves nothing: after a
     * crash the system may have given it to a stranger.
     */
    private Optional<ProcessHandle> server() {
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            String pid =
                    Files.readString(pidFile).lines().findFirst().orElse("").strip();
            return pid.matches("\\d{1,18}")
                    ? ProcessHandle.of(Long.parseLong(pid)).filter(this::isServer)
                    : Optional.empty();
        } catch (IOException e) {
            throw new EmbeddedServerException("PostgreSQL's " + pidFile + " cannot be read: " + e + ".", e);
        }
    }

    private boolean isServer(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
        // Windows does not tell the arguments.
        return postgres
                && info.arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
                        .orElse(true);
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(passwordFile);
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            Files.createFile(
                    passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(passwordFile, HexFormat.of().formatHex(random));
    }

    private void rotateLog() {
        try {
            if (Files.exists(logFile) && Files.size(logFile) > LOG_LIMIT_BYTES) {
                Files.move(logFile, directory.resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            log.warn("{} cannot be rotated", logFile, e);
        }
    }

    /** Runs a program to its end; what it prints goes to the log, and into the message when it fails. */
    private void run(String program, String... arguments) {
        Path output = directory.resolve(program + ".out");
        try {
            List<String> command = binaries.command(program, new ArrayList<>(List.of(arguments)));
            // To a file, since the server inherits it and would keep a pipe open for ever.
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(2 * TIMEOUT_SECONDS, TimeUnit.SECONDS);
            String printed = Files.readString(output, StandardCharsets.UTF_8).strip();
            log.debug("{}: {}", program, printed);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new EmbeddedServerException("PostgreSQL's " + program + " failed in " + directory + " ("
                        + printed.replaceAll("\\s+", " ") + "); its log is " + logFile + ".");
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("PostgreSQL's " + program + " cannot run: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while waiting for PostgreSQL's " + program + ".", e);
        }
    }
}
