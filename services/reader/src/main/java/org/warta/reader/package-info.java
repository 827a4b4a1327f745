/** The reader: shows what is in PostgreSQL over HTTP. */
@NullMarked
package org.warta.reader;

import org.jspecify.annotations.NullMarked;
