/** The catalogue: the one door to what may be shown, for the HTTP API, the feeds and the site. */
@NullMarked
package org.warta.reader.catalogue;

import org.jspecify.annotations.NullMarked;
