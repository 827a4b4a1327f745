/** Live events over HTTP: Server-Sent Events, written without a thread for each client. */
@NullMarked
package org.warta.reader.live.http;

import org.jspecify.annotations.NullMarked;
