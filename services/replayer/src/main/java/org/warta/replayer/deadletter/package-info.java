/**
 * Dead letters: what they are, why they died, what they say, and what may become of them. Knows neither Kafka nor HTTP,
 * so that each rule can be tested alone; {@code stream} reads and redrives, {@code http} answers.
 */
@NullMarked
package org.warta.replayer.deadletter;

import org.jspecify.annotations.NullMarked;
