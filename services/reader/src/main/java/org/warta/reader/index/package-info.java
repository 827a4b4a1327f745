/**
 * The search index (Apache Lucene): says which articles a query finds, in which order, and how they spread. It follows the
 * change feed of the database, keeps what it has in a directory of its own, and is built anew when it cannot be used. It
 * holds no text that could be shown: whoever asks gets ids, and the database has the last word on what may be shown.
 */
@NullMarked
package org.warta.reader.index;

import org.jspecify.annotations.NullMarked;
