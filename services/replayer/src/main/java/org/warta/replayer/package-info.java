/** The replayer: sends ranges of topics and dead letters again, and tells how the pipeline is. */
@NullMarked
package org.warta.replayer;

import org.jspecify.annotations.NullMarked;
