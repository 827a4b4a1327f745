package org.warta.replayer.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the read store is expected to have.
 *
 * @param delivery whether the record was sent to it
 * @param since when the replay began that sent it; null when no replay did
 * @param anew whether it was sent to be enriched again, so that an enrichment since then is expected
 */
public record Expectation(Delivery delivery, @Nullable Instant since, boolean anew) {

    /** How far a record has come towards the store. */
    public enum Delivery {
        /** It was not sent. */
        NONE,
        /** It was sent and may still be on its way. */
        UNDERWAY,
        /** It was sent, and all that was sent has been read. */
        DONE
    }

    /** Nothing was sent: how the store differs. */
    public static final Expectation NOTHING_SENT = new Expectation(Delivery.NONE, null, false);

    public Expectation {
        if (anew && since == null) {
            throw new IllegalArgumentException("an enrichment is expected since some time");
        }
    }

    /** Of a record that is committed and that the live consumer has or has not read. */
    public static Expectation live(boolean read) {
        return read ? new Expectation(Delivery.DONE, null, false) : NOTHING_SENT;
    }
}
