/** Puts language, media topics and entities together: an article goes in, an enriched article comes out. */
@NullMarked
package org.warta.enricher.article;

import org.jspecify.annotations.NullMarked;
