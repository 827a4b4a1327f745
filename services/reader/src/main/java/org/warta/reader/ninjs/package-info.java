/**
 * Articles as <a href="https://iptc.org/standards/ninjs/">ninjs 3.1</a>, IPTC's news in JSON. Knows neither HTTP nor the
 * database.
 */
@NullMarked
package org.warta.reader.ninjs;

import org.jspecify.annotations.NullMarked;
