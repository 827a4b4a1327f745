/**
 * What can be seen of a running service: how long articles take by stage ({@code warta.latency}), traces that follow an
 * article across Kafka, and the metrics of Kafka's clients. Everything is a Micrometer meter, read at {@code
 * /actuator/prometheus}, or an OpenTelemetry span, sent nowhere until an address is configured.
 */
@NullMarked
package org.warta.platform.telemetry;

import org.jspecify.annotations.NullMarked;
