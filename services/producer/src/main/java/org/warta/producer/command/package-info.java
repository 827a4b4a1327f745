/** What people do at a command line with the executable jar, without starting the service. */
@NullMarked
package org.warta.producer.command;

import org.jspecify.annotations.NullMarked;
