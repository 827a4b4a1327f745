package org.warta.producer.format;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How an item's bytes are to be read. */
public enum FileFormat {
    PLAIN_TEXT,
    MARKDOWN,
    JSON,
    NDJSON;

    private static final Map<String, FileFormat> BY_EXTENSION = new TreeMap<>(Map.of(
            "txt", PLAIN_TEXT, "md", MARKDOWN, "markdown", MARKDOWN, "json", JSON, "ndjson", NDJSON, "jsonl", NDJSON));

    /** The extensions that are read, for people. */
    public static final String EXTENSIONS = "." + String.join(", .", BY_EXTENSION.keySet());

    /** By the extension of a file's name, in upper or lower case; null where files of that kind are not read. */
    public static @Nullable FileFormat ofName(String fileName) {
        return BY_EXTENSION.get(extension(fileName));
    }

    /** What follows the last dot of a file's name, in lower case; empty where there is none. */
    public static String extension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
