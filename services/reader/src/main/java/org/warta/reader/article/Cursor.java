package org.warta.reader.article;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * A place in the list of articles, newest first: the last article of a page. A page that goes on from there is the same
 * whatever was added in front meanwhile.
 *
 * @param publishedAt to the microsecond
 */
public record Cursor(Instant publishedAt, UUID id) {
    private static final byte FORMAT = 1;
    private static final int BYTES = 1 + 3 * Long.BYTES;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    public Cursor {
        publishedAt = publishedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The cursor as text that is safe in an address and means nothing to others. */
    public String token() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .put(FORMAT)
                .putLong(publishedAt.getEpochSecond() * MICROS_PER_SECOND + publishedAt.getNano() / NANOS_PER_MICRO)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws InvalidParameterException when the text is no cursor */
    static Cursor of(String parameter, String token) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.remaining() == BYTES && bytes.get() == FORMAT) {
                Instant publishedAt = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
                if (Parameters.isStorable(publishedAt)) {
                    return new Cursor(publishedAt, new UUID(bytes.getLong(), bytes.getLong()));
                }
            }
        } catch (IllegalArgumentException noBase64) {
            // told below
        }
        throw new InvalidParameterException(parameter, "This is no cursor: take the one in the link to the next page.");
    }
}
