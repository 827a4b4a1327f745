/** Which language an article is written in: detection behind {@link LanguageIdentifier}, decision in one rule. */
@NullMarked
package org.warta.enricher.language;

import org.jspecify.annotations.NullMarked;
