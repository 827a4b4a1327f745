package org.warta.replayer.reconcile;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warta.event.PubStatus;
import org.warta.replayer.reconcile.Claim.Place;

/** Claims and what is stored, for tests. */
final class Facts {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final UUID ID = new UUID(0, 1);
    static final String HASH = "a".repeat(64);

    private Facts() {}

    static Claim claim(long version, PubStatus status, @Nullable Tagging tagging) {
        return claim(ID, version, status, HASH, tagging);
    }

    static Claim claim(UUID id, long version, PubStatus status, String hash, @Nullable Tagging tagging) {
        return new Claim(id, version, status, hash, tagging, new Place("news.enriched", 3, 77));
    }

    static Tagging tagging(int seconds) {
        return tagging(seconds, Set.of("medtop:11000000"), Set.of("PLACE Bandung"));
    }

    static Tagging tagging(int seconds, Set<String> topics, Set<String> entities) {
        return new Tagging(NOON.plusSeconds(seconds), "warta-tagger 1", topics, entities);
    }

    /** As the store keeps this claim, stored and first stored so many seconds after noon. */
    static Stored stored(Claim claim, int storedAt, int firstStoredAt) {
        Tagging tagging = claim.tagging();
        return new Stored(
                claim.version(),
                claim.status(),
                claim.contentHash(),
                tagging == null ? tagging(0) : tagging,
                NOON.plusSeconds(storedAt),
                NOON.plusSeconds(firstStoredAt));
    }
}
