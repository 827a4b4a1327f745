/** What was not as it should be in what was read, and what was made of it: for people, beside the articles. */
@NullMarked
package org.warta.producer.note;

import org.jspecify.annotations.NullMarked;
