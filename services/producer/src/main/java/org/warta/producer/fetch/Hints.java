package org.warta.producer.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about when to ask again. Never negative, otherwise unbounded: whoever follows it sets the bounds.
 *
 * @param maxAge {@code Cache-Control: max-age}; null when not said
 * @param retryAfter {@code Retry-After}, counted from the answer; null when not said
 */
public record Hints(@Nullable Duration maxAge, @Nullable Duration retryAfter) {}
