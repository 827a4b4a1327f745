package org.warta.producer.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.producer.archive.FileReading;
import org.warta.producer.format.ArticleReader;
import org.warta.producer.format.FileFormat;
import org.warta.producer.format.Origin;
import org.warta.producer.format.Reading;
import org.warta.producer.intake.Identity;
import org.warta.producer.source.Item;
import org.warta.producer.source.NewsSource;
import org.warta.producer.source.SourceUnavailableException;

/** Looks at size and time of every file, and reads those where either changed since the last look. */
final class DirectoryWatch implements NewsSource.Watch {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryWatch.class);
    private static final ByteBuffer NOT_READ = ByteBuffer.allocate(0);

    private final String sourceId;
    private final Path directory;
    private final DirectorySettings settings;
    private final Clock clock;
    /** Files that are dealt with until they change. */
    private final Map<String, FoundFile> settled = new HashMap<>();
    /** Files that are too young to be read, and since when they are as they are. */
    private final Map<FoundFile, Instant> young = new HashMap<>();

    private final Set<String> reported = new HashSet<>();

    DirectoryWatch(String sourceId, Path directory, DirectorySettings settings, Clock clock) {
        this.sourceId = sourceId;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public boolean look(NewsSource.ItemTaker taker) {
        DirectoryWalk walk = walk();
        report(walk);
        settled.keySet().retainAll(walk.files().keySet());
        young.keySet().retainAll(Set.copyOf(walk.files().values()));
        boolean complete = true;
        for (Map.Entry<String, FoundFile> entry : walk.files().entrySet()) {
            String name = entry.getKey();
            FoundFile file = entry.getValue();
            if (!file.equals(settled.get(name))) {
                Item item = isOld(file) ? read(name, file) : null;
                if (item == null) {
                    complete = false;
                } else if (taker.take(item) && isRead(item, file)) {
                    settled.put(name, file);
                }
            }
        }
        return complete;
    }

    @Override
    public @Nullable Item read(String name) {
        try {
            Path root = root();
            FoundFile file = FoundFile.at(root.resolve(name), root);
            return file == null ? null : read(name, file);
        } catch (IOException gone) {
            return null;
        }
    }

    private DirectoryWalk walk() {
        try {
            return DirectoryWalk.through(root());
        } catch (IOException cause) {
            throw unavailable("cannot be read (" + cause + "): make it readable for the producer");
        }
    }

    private Path root() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw unavailable((Files.exists(directory) ? "is no directory" : "does not exist")
                    + ": create it, or name another in warta.producer.directories");
        }
        return directory.toRealPath();
    }

    private SourceUnavailableException unavailable(String why) {
        return new SourceUnavailableException("directory " + directory + " of source " + sourceId + " " + why);
    }

    /** Whether nobody writes the file any more; told by its time, or by looking twice where that lies in the future. */
    private boolean isOld(FoundFile file) {
        Instant now = clock.instant();
        Instant since = young.computeIfAbsent(file, seenNow -> now);
        boolean old = !file.modified().toInstant().isAfter(now.minus(settings.settle()))
                || !since.isAfter(now.minus(settings.settle()));
        if (old) {
            young.remove(file);
        }
        return old;
    }

    /** Reads a file; null when it changed or vanished meanwhile. */
    private @Nullable Item read(String name, FoundFile file) {
        Instant modified = file.modified().toInstant().truncatedTo(ChronoUnit.MILLIS);
        if (file.size() > limit(name)) {
            return rejected(
                    name,
                    modified,
                    "is %,d bytes long, over the limit of %,d: %s"
                            .formatted(
                                    file.size(),
                                    limit(name),
                                    FileReading.isArchive(name)
                                            ? "publish it with `producer.jar import`, or raise warta.producer.max-archive-size"
                                            : "split it, or raise warta.producer.max-file-size"));
        }
        try (InputStream in = Files.newInputStream(file.path())) {
            byte[] bytes = in.readNBytes((int) limit(name) + 1);
            if (bytes.length != file.size() || !file.equals(FoundFile.at(file.path(), file.path()))) {
                return null;
            }
            return new Item(name, Identity.sha256(bytes), modified, () -> reading(name, bytes));
        } catch (NoSuchFileException gone) {
            return null;
        } catch (ClosedByInterruptException stopping) {
            throw new UncheckedIOException(stopping);
        } catch (IOException cause) {
            return rejected(name, modified, "cannot be read (" + cause + "): make it readable for the producer");
        }
    }

    private long limit(String name) {
        return FileReading.isArchive(name) ? settings.maxArchiveBytes() : settings.maxFileBytes();
    }

    private Reading reading(String name, byte[] bytes) {
        if (FileReading.isArchive(name)) {
            return FileReading.of(bytes, name, Origin.of(sourceId, clock.instant()));
        }
        FileFormat format = FileFormat.ofName(name);
        return format == null ? Reading.rejected("is of no known kind") : ArticleReader.read(format, bytes, sourceId);
    }

    private static Item rejected(String name, Instant modified, String reason) {
        return new Item(name, NOT_READ, modified, () -> Reading.rejected(reason));
    }

    /** A file that could not be read is tried again: permissions change without a trace in size and time. */
    private boolean isRead(Item item, FoundFile file) {
        return item.contentHash().hasRemaining() || file.size() > limit(item.name());
    }

    private void report(DirectoryWalk walk) {
        walk.unreadable().forEach((path, why) -> {
            if (reported.add(path)) {
                LOG.warn("source {}: {} is left out, as it cannot be read: {}", sourceId, path, why);
            }
        });
        if (reported.addAll(walk.ignored().keySet().stream()
                .map(extension -> "*." + extension)
                .toList())) {
            String counts = walk.ignored().entrySet().stream()
                    .map(kind -> kind.getValue() + " ." + kind.getKey())
                    .collect(Collectors.joining(", "));
            LOG.info(
                    "source {}: files of other kinds than {}, {} are ignored: {}",
                    sourceId,
                    FileFormat.EXTENSIONS,
                    FileReading.EXTENSIONS_FOR_PEOPLE,
                    counts);
        }
    }
}
