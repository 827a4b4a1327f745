/**
 * Articles as they come: who listens, what they have seen, and what they are sent.
 *
 * <p>Kafka says what is new and in which order, the read store what may be shown of it: an article is sent once the store
 * has it, so that whoever hears of it can open it, and what is embargoed, withheld, expired or superseded is not. An event's
 * id is a {@link org.warta.reader.live.Position}, which means the same to every instance of the reader and after a restart.
 *
 * <p>Here are the pure parts; {@code stream} reads Kafka and {@code http} writes to clients.
 */
@NullMarked
package org.warta.reader.live;

import org.jspecify.annotations.NullMarked;
