/** Which IPTC top-level media topics an article is about. */
@NullMarked
package org.warta.enricher.topic;

import org.jspecify.annotations.NullMarked;
