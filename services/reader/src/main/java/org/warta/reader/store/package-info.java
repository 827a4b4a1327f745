/** Reads PostgreSQL, as warta_reader, which has the views of what may be shown and nothing else. */
@NullMarked
package org.warta.reader.store;

import org.jspecify.annotations.NullMarked;
