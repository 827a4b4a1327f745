/** Reads IPTC NewsML-G2: items of news, and messages of many. Pure. */
@NullMarked
package org.warta.producer.newsml;

import org.jspecify.annotations.NullMarked;
