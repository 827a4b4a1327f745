/**
 * Writes to PostgreSQL, a batch a transaction. Tables and views are made by Flyway (db/migration); this package runs as
 * warta_writer, which may change rows and nothing else.
 */
@NullMarked
package org.warta.consumer.store;

import org.jspecify.annotations.NullMarked;
