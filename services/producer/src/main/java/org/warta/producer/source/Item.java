package org.warta.producer.source;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.function.Supplier;
import org.warta.producer.format.Reading;

/**
 * One item of a source as it is now: one file of a directory, one entry of a feed, one article that was submitted.
 *
 * @param name its name within the source; stable, and never empty
 * @param contentHash SHA-256 of its content: the same hash means that there is nothing to do; empty where it is not known
 * @param modified when it last changed, in milliseconds
 * @param reading finds the articles in it; called at most once, and only where they matter
 */
public record Item(String name, ByteBuffer contentHash, Instant modified, Supplier<Reading> reading) {}
