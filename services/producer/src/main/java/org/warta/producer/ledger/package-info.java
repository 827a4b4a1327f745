/** What the producer did, for people: counted, and told to whoever asks. */
@NullMarked
package org.warta.producer.ledger;

import org.jspecify.annotations.NullMarked;
