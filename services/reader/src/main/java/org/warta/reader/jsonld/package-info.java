/** Articles as JSON-LD in the words of <a href="https://schema.org/NewsArticle">schema.org</a>. Knows neither HTTP nor the database. */
@NullMarked
package org.warta.reader.jsonld;

import org.jspecify.annotations.NullMarked;
