/** Reports over HTTP: summaries, and their rows as they are found. */
@NullMarked
package org.warta.replayer.reconcile.http;

import org.jspecify.annotations.NullMarked;
