/**
 * Reads files of any length, one part at a time, without ever holding the whole: NDJSON, arrays of JSON, WARC; any of
 * them packed by gzip. Files of other kinds are one part. Reads from a stream, and does no other I/O.
 */
@NullMarked
package org.warta.producer.archive;

import org.jspecify.annotations.NullMarked;
