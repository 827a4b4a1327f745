/** Articles as readers see them, and how they ask for them. Knows neither HTTP nor the database. */
@NullMarked
package org.warta.reader.article;

import org.jspecify.annotations.NullMarked;
