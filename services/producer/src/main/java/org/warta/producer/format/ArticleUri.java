package org.warta.producer.format;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** What the address of an article may be. */
public final class ArticleUri {
    /** Longer ones do not fit an index of PostgreSQL. */
    private static final int MAX_LENGTH = 2_000;

    private ArticleUri() {}

    /** What is wrong with an address; null when nothing is. */
    public static @Nullable String problem(String uri) {
        if (uri.length() > MAX_LENGTH) {
            return "the uri is " + uri.length() + " characters long: declare one of at most " + MAX_LENGTH;
        }
        try {
            return new URI(uri).isAbsolute()
                    ? null
                    : "`" + uri + "` is no absolute URI: begin it with a scheme, as in urn:";
        } catch (URISyntaxException malformed) {
            return "`" + uri + "` is no URI: " + malformed.getReason() + " at character " + malformed.getIndex();
        }
    }
}
