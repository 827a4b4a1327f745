/** Asks PostgreSQL, as warta_auditor, which has one view: what is stored of each article, without any text. */
@NullMarked
package org.warta.replayer.reconcile.store;

import org.jspecify.annotations.NullMarked;
