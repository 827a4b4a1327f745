/**
 * Articles that are submitted rather than fetched: split out of a request's body, read, and what became of each. Pure:
 * no HTTP, no Kafka, and no body makes it throw.
 */
@NullMarked
package org.warta.producer.push;

import org.jspecify.annotations.NullMarked;
