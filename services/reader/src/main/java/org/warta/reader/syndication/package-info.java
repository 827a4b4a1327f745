/**
 * Lists of articles for feed readers: <a href="https://www.rfc-editor.org/rfc/rfc4287">Atom</a> and <a
 * href="https://www.jsonfeed.org/version/1.1/">JSON Feed</a>. Knows neither HTTP nor the database.
 */
@NullMarked
package org.warta.reader.syndication;

import org.jspecify.annotations.NullMarked;
