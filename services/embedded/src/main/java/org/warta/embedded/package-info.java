/**
 * A real Kafka broker and a real PostgreSQL that need no installation: the broker runs in this process, the database as
 * its child. Both listen on loopback only, keep their data in a directory of the caller's choice and go on with it at the
 * next start.
 *
 * <p>The package depends on neither Spring nor Warta's services, so that tests of any module can use it.
 */
@NullMarked
package org.warta.embedded;

import org.jspecify.annotations.NullMarked;
