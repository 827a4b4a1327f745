/**
 * Marks stretches of text with labels: a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) in
 * plain Java. Features are hashed to ints; scores are sums of small integers, so that the best labelling of a sentence
 * (Viterbi) is found without a floating-point number, a string or an allocation.
 */
@NullMarked
package org.warta.enricher.sequence;

import org.jspecify.annotations.NullMarked;
