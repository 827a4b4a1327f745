/**
 * How the pipeline is: how far each service is behind, what it took of late, which letters came, which sources are silent,
 * and the alarms that follow from that. Pure: what {@code stream} has seen comes in, what {@code http} shows goes out.
 */
@NullMarked
package org.warta.replayer.pipeline;

import org.jspecify.annotations.NullMarked;
