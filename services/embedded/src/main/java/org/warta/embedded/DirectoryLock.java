package org.warta.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Sole use of a data directory. The operating system holds the lock, so it ends with the process however that ends.
 * The file names the process that holds it.
 */
public final class DirectoryLock implements AutoCloseable {
    private static final String FILE = "warta.lock";

    /** Far behind the process number, which stays readable where locks are mandatory (Windows). */
    private static final long LOCKED_BYTE = 1L << 40;

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Creates the directory if it is missing and locks it.
     *
     * @param alternative what to do if it cannot be used, as in "stop that process or <em>choose another directory</em>"
     * @throws EmbeddedServerException when it cannot be written or is in use, by another process or by this one
     */
    public static DirectoryLock acquire(Path directory, String alternative) {
        Path file = directory.resolve(FILE);
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (lock(channel) == null) {
                    throw new EmbeddedServerException("Directory " + directory + " is in use by process "
                            + holder(channel) + ": stop that process or " + alternative + ".");
                }
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
                return new DirectoryLock(channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Directory " + directory + " cannot be written (" + reason(e) + "): make it writable or "
                            + alternative + ".",
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // held by this process itself
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer number = ByteBuffer.allocate(20);
        channel.read(number, 0);
        return new String(number.array(), 0, number.position(), StandardCharsets.UTF_8);
    }

    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is not a directory";
        }
        return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
    }

    /** Gives the directory free. The file stays: removing it would race with the next holder. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedServerException("Lock cannot be released: " + e.getMessage() + ".", e);
        }
    }
}
