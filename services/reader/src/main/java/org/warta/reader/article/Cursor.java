package org.warta.reader.article;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list of articles: the last one of a page. A page that goes on from there is the same whatever was added
 * meanwhile.
 *
 * @param publishedAt to the microsecond
 * @param rank null in a list by time
 */
public record Cursor(Instant publishedAt, UUID id, @Nullable Rank rank) {
    private static final byte BY_TIME = 1;
    private static final byte BY_RANK = 2;
    private static final int TIME_BYTES = 1 + 3 * Long.BYTES;
    private static final int RANK_BYTES = TIME_BYTES + Float.BYTES + 2 * Long.BYTES;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    /**
     * A place in a list by rank.
     *
     * @param score how well the article answers
     * @param snapshot which state of the index ranked it
     * @param asOf when the first page was asked for: what is how new is reckoned from then
     */
    public record Rank(float score, long snapshot, Instant asOf) {
        public Rank {
            asOf = asOf.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    public Cursor {
        publishedAt = publishedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** A place in a list by time. */
    public Cursor(Instant publishedAt, UUID id) {
        this(publishedAt, id, null);
    }

    /** The cursor as text that is safe in an address and means nothing to others. */
    public String token() {
        ByteBuffer bytes = ByteBuffer.allocate(rank == null ? TIME_BYTES : RANK_BYTES)
                .put(rank == null ? BY_TIME : BY_RANK)
                .putLong(publishedAt.getEpochSecond() * MICROS_PER_SECOND + publishedAt.getNano() / NANOS_PER_MICRO)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        if (rank != null) {
            bytes.putFloat(rank.score())
                    .putLong(rank.snapshot())
                    .putLong(rank.asOf().toEpochMilli());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws InvalidParameterException when the text is no cursor */
    static Cursor of(String parameter, String token) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            int length = bytes.remaining();
            byte format = length == 0 ? 0 : bytes.get();
            if ((format == BY_TIME && length == TIME_BYTES) || (format == BY_RANK && length == RANK_BYTES)) {
                Instant publishedAt = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
                UUID id = new UUID(bytes.getLong(), bytes.getLong());
                Rank rank = format == BY_TIME
                        ? null
                        : new Rank(bytes.getFloat(), bytes.getLong(), Instant.ofEpochMilli(bytes.getLong()));
                if (Parameters.isStorable(publishedAt)
                        && (rank == null || (Parameters.isStorable(rank.asOf()) && Float.isFinite(rank.score())))) {
                    return new Cursor(publishedAt, id, rank);
                }
            }
        } catch (IllegalArgumentException noBase64) {
            // told below
        }
        throw new InvalidParameterException(parameter, "This is no cursor: take the one in the link to the next page.");
    }
}
