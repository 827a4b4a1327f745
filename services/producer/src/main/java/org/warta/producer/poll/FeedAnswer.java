package org.warta.producer.poll;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.warta.producer.fetch.Validators;
import org.warta.producer.format.Reading;

/** What came of polling a feed. */
public sealed interface FeedAnswer {
    /**
     * Its content, different from the last time.
     *
     * @param bodyHash SHA-256 of the content
     * @param rest how long its server or the feed itself asks to be left alone; null when neither does
     * @param movedTo where it has moved for good; null when it has not
     */
    record Content(
            Reading reading,
            ByteBuffer bodyHash,
            Validators validators,
            @Nullable Duration rest,
            @Nullable URI movedTo) implements FeedAnswer {}

    /**
     * The same content as the last time.
     *
     * @param told whether its server said so, rather than send it again
     */
    record Same(
            boolean told,
            Validators validators,
            @Nullable Duration rest,
            @Nullable URI movedTo) implements FeedAnswer {}

    /**
     * Nothing that can be read.
     *
     * @param retryAfter when its server asks to come back; null when it does not say
     */
    record Failure(String reason, @Nullable Duration retryAfter) implements FeedAnswer {}

    /** It is gone for good. */
    record Gone() implements FeedAnswer {}
}
