/**
 * What a replay is: what may be asked for, which records fit, and what its events amount to. Knows neither Kafka nor
 * Spring; {@link org.warta.replayer.replay.ReplaySpec} is what is asked for, {@link org.warta.replayer.replay.Replay} what
 * has become of it.
 */
@NullMarked
package org.warta.replayer.replay;

import org.jspecify.annotations.NullMarked;
