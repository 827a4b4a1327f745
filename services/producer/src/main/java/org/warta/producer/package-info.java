/** The producer: sources of articles on one side, {@code news.articles} on the other. */
@NullMarked
package org.warta.producer;

import org.jspecify.annotations.NullMarked;
