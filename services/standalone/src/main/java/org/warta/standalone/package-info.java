/**
 * Warta in one process: a real broker and a real database with their data under one directory, and every service as its
 * own Spring application with its own configuration file and port, on loopback. No business logic lives here.
 */
@NullMarked
package org.warta.standalone;

import org.jspecify.annotations.NullMarked;
