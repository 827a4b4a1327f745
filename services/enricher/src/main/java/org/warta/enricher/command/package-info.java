/**
 * The command line of the enricher: tag texts, train models, measure them. It needs neither Kafka nor Spring, so it
 * starts at once.
 */
@NullMarked
package org.warta.enricher.command;

import org.jspecify.annotations.NullMarked;
