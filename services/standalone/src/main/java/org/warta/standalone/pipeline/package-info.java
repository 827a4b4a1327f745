/** The servers and services of the process: how they start, how far they have come, how they stop. */
@NullMarked
package org.warta.standalone.pipeline;

import org.jspecify.annotations.NullMarked;
