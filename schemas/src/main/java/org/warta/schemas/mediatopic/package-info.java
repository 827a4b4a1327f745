/** The top level of the IPTC Media Topics, the vocabulary by which articles are sorted. */
@NullMarked
package org.warta.schemas.mediatopic;

import org.jspecify.annotations.NullMarked;
