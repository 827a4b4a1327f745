/** What the person at the terminal sees: a summary once, then a line for what is worth one. Everything else is logged. */
@NullMarked
package org.warta.standalone.console;

import org.jspecify.annotations.NullMarked;
