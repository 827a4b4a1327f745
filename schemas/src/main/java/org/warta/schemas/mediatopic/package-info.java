/** The two upper levels of the IPTC Media Topics, the vocabulary by which articles are sorted, with labels. */
@NullMarked
package org.warta.schemas.mediatopic;

import org.jspecify.annotations.NullMarked;
