/** Reads the log and holds it against the store: frozen ranges of topics in, findings out, a batch at a time. */
@NullMarked
package org.warta.replayer.reconcile.stream;

import org.jspecify.annotations.NullMarked;
