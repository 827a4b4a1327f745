/** Replays over HTTP, for operators only, with problems and the description of the API. */
@NullMarked
package org.warta.replayer.http;

import org.jspecify.annotations.NullMarked;
