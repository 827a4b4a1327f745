package org.warta.producer;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceKind;
import org.warta.event.SourceOrigin;
import org.warta.schemas.wire.EventSchemas;

/** The sources that the configuration declares. */
final class ConfiguredSources {
    static {
        EventSchemas.trust();
    }

    private ConfiguredSources() {}

    /** @throws IllegalArgumentException when two have the same id */
    static List<SourceDefinition> of(DirectoryProperties directories, SourcesProperties feeds) {
        List<SourceDefinition> sources = new ArrayList<>();
        DirectorySources.byId(directories.directories()).forEach((id, path) -> sources.add(directory(id, path)));
        feeds.sources().forEach(feed -> sources.add(feed(feed)));
        Set<String> ids = new HashSet<>();
        for (SourceDefinition source : sources) {
            if (!ids.add(source.getSourceId())) {
                throw new IllegalArgumentException("warta.producer: two sources are called `" + source.getSourceId()
                        + "`: give each an id of its own");
            }
        }
        return sources;
    }

    private static SourceDefinition directory(String id, Path path) {
        return configured(id)
                .setKind(SourceKind.DIRECTORY)
                .setUri(path.toAbsolutePath().normalize().toUri().toString())
                .build();
    }

    private static SourceDefinition feed(SourcesProperties.FeedProperties feed) {
        return configured(feed.id())
                .setKind(SourceKind.FEED)
                .setUri(feed.uri().toString())
                .setName(feed.name())
                .setLane(feed.lane())
                .setFetchPages(feed.fetchPages())
                .setShortestMillis(millis(feed.shortest()))
                .setLongestMillis(millis(feed.longest()))
                .build();
    }

    private static SourceDefinition.Builder configured(String id) {
        return SourceDefinition.newBuilder()
                .setSourceId(id)
                .setOrigin(SourceOrigin.CONFIGURED)
                .setCreatedAt(Instant.EPOCH)
                .setChangedAt(Instant.EPOCH);
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
