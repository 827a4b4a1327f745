package org.warta.producer;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.warta.producer.directory.DirectorySettings;
import org.warta.producer.directory.DirectorySource;
import org.warta.producer.source.NewsSource;

/** The configured directories as sources. */
final class DirectorySources {
    private static final Pattern WITH_ID = Pattern.compile("([a-z0-9._-]+)=(.+)");

    private DirectorySources() {}

    static List<NewsSource> of(DirectoryProperties properties) {
        DirectorySettings settings = new DirectorySettings(
                properties.scanInterval(),
                properties.settle(),
                properties.maxFileSize().toBytes(),
                properties.maxArchiveSize().toBytes());
        List<NewsSource> sources = new ArrayList<>();
        byId(properties.directories())
                .forEach((id, path) -> sources.add(new DirectorySource(id, path, settings, Clock.systemUTC())));
        return sources;
    }

    /**
     * Paths by the id of their source.
     *
     * @throws IllegalArgumentException when two have the same id, or one has none
     */
    static Map<String, Path> byId(List<String> directories) {
        Map<String, Path> paths = new LinkedHashMap<>();
        for (String configured : directories) {
            Matcher withId = WITH_ID.matcher(configured);
            String path = withId.matches() ? withId.group(2) : configured;
            String id = withId.matches() ? withId.group(1) : idOf(path);
            Path other = paths.putIfAbsent(id, Path.of(path));
            if (other != null) {
                throw new IllegalArgumentException("warta.producer.directories: " + other + " and " + path
                        + " are both source `" + id + "`: name one of them otherwise, as in other-id=" + path);
            }
        }
        return paths;
    }

    private static String idOf(String path) {
        Path name = Path.of(path).toAbsolutePath().normalize().getFileName();
        String id = name == null
                ? ""
                : name.toString()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9._-]+", "-")
                        .replaceAll("^-+|-+$", "");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("warta.producer.directories: `" + path
                    + "` gives no name to a source: name it, as in my-id=" + path);
        }
        return id;
    }
}
