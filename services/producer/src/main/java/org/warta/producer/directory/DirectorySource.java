package org.warta.producer.directory;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.warta.producer.source.NewsSource;

/**
 * A directory and everything below it. Every file whose name ends in a known extension is an item; hidden files and
 * directories and files named {@code README} are not. Symbolic links are followed only to files inside the directory.
 */
public final class DirectorySource implements NewsSource {
    private final String id;
    private final Path directory;
    private final DirectorySettings settings;
    private final Clock clock;

    public DirectorySource(String id, Path directory, DirectorySettings settings, Clock clock) {
        this.id = id;
        this.directory = directory.toAbsolutePath().normalize();
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String id() {
        return id;
    }

    /** Where it is, absolute. */
    public Path directory() {
        return directory;
    }

    @Override
    public Duration interval() {
        return settings.interval();
    }

    @Override
    public Watch watch() {
        return new DirectoryWatch(id, directory, settings, clock);
    }
}
