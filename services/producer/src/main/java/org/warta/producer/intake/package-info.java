/**
 * Decides what is new: gives articles their identity and version, compares them with what was published before, and says
 * what to publish and what to remember. Pure: the memory is handed in and out, Kafka keeps it.
 */
@NullMarked
package org.warta.producer.intake;

import org.jspecify.annotations.NullMarked;
