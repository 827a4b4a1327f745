package org.warta.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once for each user and version into the user's cache directory
 * ({@code $XDG_CACHE_HOME} or {@code ~/.cache}): a shared temporary directory would let another user put programs of
 * their own there.
 */
final class PostgresBinaries {
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Path directory;

    private PostgresBinaries(Path directory) {
        this.directory = directory;
    }

    static synchronized PostgresBinaries unpacked() {
        String cacheHome = System.getenv("XDG_CACHE_HOME");
        Path cache = cacheHome == null || cacheHome.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(cacheHome);
        Path root = cache.resolve("warta");
        try {
            byte[] archive = archive();
            Path directory = root.resolve("postgresql-" + fingerprint(archive));
            if (!Files.isDirectory(directory)) {
                unpack(archive, root, directory);
            }
            return new PostgresBinaries(directory);
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "PostgreSQL cannot be unpacked to " + root + " (" + e
                            + "): free space there or set XDG_CACHE_HOME to another directory.",
                    e);
        }
    }

    /**
     * A command line that runs one of the programs. PostgreSQL refuses to work as root; there it runs in a user
     * namespace of its own, in which it is nobody.
     */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            if (!LinuxUtils.isUnshareAvailable()) {
                throw new EmbeddedServerException("PostgreSQL does not run as root, and user namespaces"
                        + " (unshare -U) are not available here: start Warta as another user.");
            }
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(directory
                .resolve("bin")
                .resolve(WINDOWS ? program + ".exe" : program)
                .toString());
        command.addAll(arguments);
        return command;
    }

    private static byte[] archive() throws IOException {
        String name = System.getProperty("os.name", "");
        String machine = System.getProperty("os.arch", "");
        String system = WINDOWS ? "Windows" : name.startsWith("Mac") ? "Darwin" : "Linux";
        // Those for macOS run on both of its processors.
        boolean x86 = machine.equals("amd64") || system.equals("Darwin");
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, x86 ? "x86_64" : machine)) {
            return in.readAllBytes();
        } catch (IllegalStateException e) {
            throw new EmbeddedServerException(
                    "There is no embedded PostgreSQL for " + name + " on " + machine
                            + ": run the services apart, with a PostgreSQL of your own.",
                    e);
        }
    }

    /** Tells one release's archive from another's. Every start computes it, so it has to be cheap. */
    private static String fingerprint(byte[] archive) {
        CRC32 checksum = new CRC32();
        checksum.update(archive);
        return String.format(Locale.ROOT, "%08x-%d", checksum.getValue(), archive.length);
    }

    /** Unpacks beside the target and renames, so that the target is complete whenever it exists. */
    private static void unpack(byte[] archive, Path root, Path directory) throws IOException {
        Files.createDirectories(root);
        Path partial = Files.createTempDirectory(root, "unpacking-");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, partial);
            }
        }
        try {
            Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
            Directories.delete(partial); // another process was faster
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("Archive entry " + entry.getName() + " leads out of the archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}
