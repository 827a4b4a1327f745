package org.warta.reader.article;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * A place in the change feed of one database: behind this article's change in this transaction.
 *
 * @param feed id of the feed; a database that was built anew has another one
 * @param transaction PostgreSQL's 64-bit id of the transaction
 */
public record ChangeCursor(UUID feed, long transaction, UUID article) {
    private static final byte FORMAT = 1;
    private static final int BYTES = 1 + 5 * Long.BYTES;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Before the first change of a feed. */
    public static ChangeCursor start(UUID feed) {
        return new ChangeCursor(feed, 0, BEFORE_ALL);
    }

    /** The cursor as text that is safe in an address and means nothing to others. */
    public String token() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .put(FORMAT)
                .putLong(feed.getMostSignificantBits())
                .putLong(feed.getLeastSignificantBits())
                .putLong(transaction)
                .putLong(article.getMostSignificantBits())
                .putLong(article.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * Reads a cursor's text.
     *
     * @throws InvalidParameterException when the text is no cursor
     */
    public static ChangeCursor of(String parameter, String token) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.remaining() == BYTES && bytes.get() == FORMAT) {
                UUID feed = new UUID(bytes.getLong(), bytes.getLong());
                long transaction = bytes.getLong();
                if (transaction >= 0) {
                    return new ChangeCursor(feed, transaction, new UUID(bytes.getLong(), bytes.getLong()));
                }
            }
        } catch (IllegalArgumentException noBase64) {
            // told below
        }
        throw new InvalidParameterException(parameter, "This is no cursor: take the one that the last answer gave.");
    }
}
