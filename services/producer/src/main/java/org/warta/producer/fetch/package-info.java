/**
 * Fetches over HTTP from servers that nobody here controls: feeds, their {@code robots.txt}, article pages. It reaches
 * public addresses only, takes one turn a host at a time, and whatever a server does, a fetch ends within bounds of time
 * and memory with an {@link org.warta.producer.fetch.Outcome}. Knows nothing of feeds, of when to fetch, nor of Kafka.
 */
@NullMarked
package org.warta.producer.fetch;

import org.jspecify.annotations.NullMarked;
