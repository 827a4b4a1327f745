/**
 * Text cut into tokens, once for every tagger. Positions are counted in Unicode code points, because spans are; the
 * chars of a Java string would shift behind every emoji.
 */
@NullMarked
package org.warta.enricher.text;

import org.jspecify.annotations.NullMarked;
