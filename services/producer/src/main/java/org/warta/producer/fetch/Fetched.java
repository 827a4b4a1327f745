package org.warta.producer.fetch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One fetch, ended.
 *
 * @param address that the outcome is of, after redirects
 * @param movedTo where the document has moved for good: the same address, when every redirect on the way was permanent
 *     (301, 308) and it led to content or to content unchanged; otherwise null
 */
public record Fetched(URI address, @Nullable URI movedTo, Outcome outcome) {}
