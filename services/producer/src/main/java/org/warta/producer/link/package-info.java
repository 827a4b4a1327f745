/** Addresses of articles: read as browsers read them, and brought to one form. Pure: nothing is looked up. */
@NullMarked
package org.warta.producer.link;

import org.jspecify.annotations.NullMarked;
