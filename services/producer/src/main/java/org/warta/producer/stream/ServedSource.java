package org.warta.producer.stream;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warta.event.SourceDefinition;

/** A source while a session serves it. For the session's thread. */
interface ServedSource {
    SourceDefinition definition();

    /** What the source is has changed, but not its kind. */
    void redefine(SourceDefinition definition);

    /** When to {@link #serve} it; null while there is no time for that. */
    @Nullable
    Instant due();

    /** Does what is due, without waiting for anybody. */
    void serve();

    /** Names of the items that are remembered. */
    List<String> items();

    default String id() {
        return definition().getSourceId();
    }
}
