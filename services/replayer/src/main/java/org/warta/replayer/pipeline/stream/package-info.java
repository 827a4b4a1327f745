/** Looks at Kafka: positions of groups, letters as they come in, what the producer writes of its sources. Writes nothing. */
@NullMarked
package org.warta.replayer.pipeline.stream;

import org.jspecify.annotations.NullMarked;
