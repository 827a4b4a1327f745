/** Dead letters over HTTP, for operators only. */
@NullMarked
package org.warta.replayer.deadletter.http;

import org.jspecify.annotations.NullMarked;
