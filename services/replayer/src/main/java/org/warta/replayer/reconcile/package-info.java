/**
 * Compares what the log says with what the read store has, record by record, without knowing how either is read: verdicts,
 * their counts, and how two enrichments of the same articles differ. The memory it takes does not grow with the log.
 */
@NullMarked
package org.warta.replayer.reconcile;

import org.jspecify.annotations.NullMarked;
