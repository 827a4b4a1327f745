package org.warta.producer.http;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a body is, by its Content-Type. */
enum Formats {
    JSON,
    LINES,
    TEXT,
    NEWSML_G2;

    static final String NDJSON = "application/x-ndjson";

    private static final Set<String> LINE_TYPES = Set.of(NDJSON, "application/ndjson", "application/jsonl");
    private static final String HELP = "Send application/json (ninjs: an article or an array), application/x-ndjson (an"
            + " article a line), text/plain or application/vnd.iptc.g2.newsitem+xml, in UTF-8 and not compressed.";

    /** @throws ProblemException where it is none of these */
    static Formats of(@Nullable String contentType, @Nullable String contentEncoding) {
        if (contentType == null || (contentEncoding != null && !contentEncoding.equalsIgnoreCase("identity"))) {
            throw ProblemException.unsupported(HELP);
        }
        MediaType type;
        try {
            type = MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException malformed) {
            throw ProblemException.unsupported(HELP);
        }
        String name = type.getType() + "/" + type.getSubtype();
        if (LINE_TYPES.contains(name)) {
            return checked(LINES, type);
        }
        if (name.equals("application/json") || name.endsWith("+json")) {
            return checked(JSON, type);
        }
        if (name.equals("text/plain")) {
            return checked(TEXT, type);
        }
        if (name.equals("application/xml") || name.equals("text/xml") || name.endsWith("+xml")) {
            return NEWSML_G2; // which says its encoding itself
        }
        throw ProblemException.unsupported(HELP);
    }

    private static Formats checked(Formats format, MediaType type) {
        try {
            if (type.getCharset() == null
                    || type.getCharset().equals(StandardCharsets.UTF_8)
                    || type.getCharset().equals(StandardCharsets.US_ASCII)) {
                return format;
            }
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.unsupported(HELP);
        }
        throw ProblemException.unsupported(HELP);
    }
}
