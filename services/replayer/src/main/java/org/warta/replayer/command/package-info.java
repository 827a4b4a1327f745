/** What operators do at a command line with the executable jar: calls of the API of a replayer that runs elsewhere. */
@NullMarked
package org.warta.replayer.command;

import org.jspecify.annotations.NullMarked;
