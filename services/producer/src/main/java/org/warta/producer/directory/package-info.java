/** The directory source: every file under a directory is an item. Files are watched by looking again and again, which works on every file system. */
@NullMarked
package org.warta.producer.directory;

import org.jspecify.annotations.NullMarked;
