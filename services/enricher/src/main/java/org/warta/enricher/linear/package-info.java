/**
 * A linear classifier of texts: words, pairs of words, stems, character n-grams and fields of a thesaurus, hashed to
 * ints straight from the text, and one weight for each of them and each label. Small, fast, and able to say which
 * stretch of the text spoke for a label. It serves the language identifier, media topics, and any label set of one's
 * own.
 */
@NullMarked
package org.warta.enricher.linear;

import org.jspecify.annotations.NullMarked;
