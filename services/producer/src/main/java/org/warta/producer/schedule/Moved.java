package org.warta.producer.schedule;

import java.net.URI;
import java.time.Instant;

/**
 * A permanent redirect, as long as it is not yet believed.
 *
 * @param to where it leads
 * @param since when it was first seen
 * @param polls how often it was seen in a row
 */
public record Moved(URI to, Instant since, int polls) {}
