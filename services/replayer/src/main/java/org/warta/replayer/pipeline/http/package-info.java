/** The pipeline's status over HTTP, for operators. */
@NullMarked
package org.warta.replayer.pipeline.http;

import org.jspecify.annotations.NullMarked;
