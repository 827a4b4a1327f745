package org.warta.producer.poll;

import java.net.URI;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.warta.producer.fetch.Validators;

/**
 * A feed to be polled.
 *
 * @param sourceId the source of its articles
 * @param address where it is polled
 * @param validators of the last time; null for none
 * @param bodyHash SHA-256 of the content of the last time; empty for none
 */
public record FeedRequest(
        String sourceId, URI address, @Nullable Validators validators, ByteBuffer bodyHash) {}
