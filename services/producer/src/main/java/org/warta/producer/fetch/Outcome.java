package org.warta.producer.fetch;

import org.jspecify.annotations.Nullable;

/** How a fetch ended. */
public sealed interface Outcome {
    /**
     * The content, new or changed.
     *
     * @param validators to ask with next time; may be empty
     */
    record Fresh(Content content, Validators validators, Hints hints) implements Outcome {}

    /**
     * The content has not changed since the validators were given.
     *
     * @param validators to ask with next time: the same ones, or those that the server put in their place
     */
    record NotModified(Validators validators, Hints hints) implements Outcome {}

    /** The server says that there is nothing any more, and never will be (410). */
    record Gone() implements Outcome {}

    /**
     * Not now: the server is busy (429, 503, or any error with {@code Retry-After}), or its {@code robots.txt} cannot be
     * read.
     *
     * @param reason one sentence
     * @param hints when to come back, where the server says so
     */
    record Later(String reason, Hints hints) implements Outcome {}

    /**
     * No content: refused, unreachable, broken, too large or too slow.
     *
     * @param reason what is wrong, one sentence
     */
    record Failed(String reason) implements Outcome {}

    /** Why there is no content; null when there is, or when it has not changed. */
    default @Nullable String reason() {
        if (this instanceof Gone) {
            return "is gone (410)";
        }
        if (this instanceof Later later) {
            return later.reason;
        }
        return this instanceof Failed failed ? failed.reason : null;
    }
}
