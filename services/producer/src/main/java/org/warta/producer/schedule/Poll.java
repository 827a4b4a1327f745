package org.warta.producer.schedule;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of polling a source. */
public sealed interface Poll {
    /**
     * It answered.
     *
     * @param changed whether anything in it was new or different
     * @param rest the longest that its server or the feed itself asks to be left alone ({@code max-age}, {@code ttl}); null
     *     when neither does
     * @param movedTo where it has moved for good; null when it has not
     */
    record Answered(
            boolean changed,
            @Nullable Duration rest,
            @Nullable URI movedTo) implements Poll {}

    /**
     * It did not answer, or with nothing that can be read.
     *
     * @param retryAfter when its server asks to come back; null when it does not say
     */
    record Failed(@Nullable Duration retryAfter) implements Poll {}

    /** Its server says that it is gone for good. */
    record Gone() implements Poll {}
}
