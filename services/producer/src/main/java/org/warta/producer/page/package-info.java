/** Reads a page on the web into the one article that it shows. Pure: nothing of the page runs, nothing is looked up. */
@NullMarked
package org.warta.producer.page;

import org.jspecify.annotations.NullMarked;
