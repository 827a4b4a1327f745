package org.warta.producer.archive;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.warta.producer.format.FileFormat;

/** How a file is to be cut into parts. */
enum FileType {
    LINES,
    ARRAY,
    WHOLE;

    private static final Set<String> LINE_TYPES =
            Set.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines");

    /** An object that ends on its line, and another on the next. */
    private static final Pattern TWO_OBJECTS = Pattern.compile("^\\{[^\\r\\n]*\\}[ \\t]*\\r?\\n\\s*\\{");

    /** @param start the first characters of the file, unpacked, each byte taken for one */
    static FileType of(String name, @Nullable String contentType, String start) {
        String type = contentType == null
                ? ""
                : contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        FileFormat format = FileFormat.ofName(unpackedName(name));
        boolean lines = LINE_TYPES.contains(type)
                || format == FileFormat.NDJSON
                || TWO_OBJECTS.matcher(start).find();
        if (lines && start.startsWith("{")) {
            return LINES;
        }
        boolean text = format == FileFormat.MARKDOWN || format == FileFormat.PLAIN_TEXT || type.startsWith("text/");
        return start.startsWith("[") && !text ? ARRAY : WHOLE;
    }

    /** The type that a file's name tells, in place of HTTP; null where it tells none. */
    static @Nullable String contentType(String name) {
        FileFormat format = FileFormat.ofName(unpackedName(name));
        if (format == FileFormat.MARKDOWN) {
            return "text/markdown";
        }
        if (format == FileFormat.NDJSON) {
            return "application/x-ndjson";
        }
        return format == FileFormat.PLAIN_TEXT ? "text/plain" : null;
    }

    /** The name without the extension of gzip, in lower case. */
    static String unpackedName(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    }
}
