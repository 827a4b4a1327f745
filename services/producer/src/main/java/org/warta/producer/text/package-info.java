/** From bytes, mark-up and whatever people type to the text that an article holds. Pure. */
@NullMarked
package org.warta.producer.text;

import org.jspecify.annotations.NullMarked;
