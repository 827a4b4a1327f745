package org.warta.replayer.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.warta.replayer.reconcile.Expectation.Delivery;

/**
 * The verdict on a record of the log.
 *
 * @param claim what the record says
 * @param stored what the store has; null when it has nothing of the article
 * @param verdict how they compare
 * @param reason why, in a few words
 */
public record Finding(Claim claim, @Nullable Stored stored, Verdict verdict, String reason) {
    /** Compares by the order in which the store lets one article take the place of another. */
    public static Finding of(Claim claim, @Nullable Stored stored, Expectation expected) {
        if (stored == null) {
            return new Finding(claim, null, missing(expected, Verdict.NEW), "not stored");
        }
        int order = Long.compare(claim.version(), stored.version());
        if (order == 0) {
            order = Boolean.compare(claim.canceled(), stored.canceled());
        }
        if (order != 0) {
            return differing(claim, stored, order, expected, "version " + stored.version() + " is stored");
        }
        if (!claim.contentHash().equals(stored.contentHash()) || claim.status() != stored.status()) {
            return new Finding(claim, stored, missing(expected, Verdict.CHANGED), "stored with other content");
        }
        order = enrichmentOrder(claim, stored, expected);
        if (order != 0) {
            return differing(claim, stored, order, expected, order < 0 ? "enriched again since" : "enriched before");
        }
        Tagging tagging = claim.tagging();
        if (tagging != null && !tagging.findsTheSameAs(stored.tagging())) {
            return new Finding(claim, stored, missing(expected, Verdict.CHANGED), "stored with another enrichment");
        }
        return arrived(claim, stored, expected);
    }

    /** How the enrichment that is expected compares with the one that is stored: positive when it is later. */
    private static int enrichmentOrder(Claim claim, Stored stored, Expectation expected) {
        Instant at = stored.tagging().enrichedAt();
        Tagging tagging = claim.tagging();
        if (tagging != null) {
            return tagging.enrichedAt().compareTo(at);
        }
        Instant since = expected.since();
        return expected.anew() && since != null && at.isBefore(since) ? 1 : 0;
    }

    private static Finding differing(Claim claim, Stored stored, int order, Expectation expected, String reason) {
        Verdict verdict = order < 0 ? Verdict.SUPERSEDED : missing(expected, Verdict.CHANGED);
        return new Finding(claim, stored, verdict, reason);
    }

    private static Verdict missing(Expectation expected, Verdict unsent) {
        return switch (expected.delivery()) {
            case NONE -> unsent;
            case UNDERWAY -> Verdict.WAITING;
            case DONE -> Verdict.LOST;
        };
    }

    private static Finding arrived(Claim claim, Stored stored, Expectation expected) {
        Instant since = expected.since();
        if (expected.delivery() == Delivery.NONE
                || since == null
                || stored.storedAt().isBefore(since)) {
            return new Finding(claim, stored, Verdict.SAME, "stored as it is");
        }
        return stored.firstStoredAt().isBefore(since)
                ? new Finding(claim, stored, Verdict.CHANGED, "stored since the replay began")
                : new Finding(claim, stored, Verdict.NEW, "first stored since the replay began");
    }
}
