package org.warta.consumer.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.warta.event.Entity;

/**
 * The id of an entity: a UUID of version 8 (RFC 9562, appendix B.2) from the SHA-256 of type, name and uri. It needs no
 * look-up, and an entity has the same one after the read store was rebuilt.
 */
final class EntityId {
    private static final String SEPARATOR = "\0"; // is in no text that PostgreSQL takes

    private EntityId() {}

    static UUID of(Entity entity) {
        String identity = String.join(
                SEPARATOR, entity.getType().name(), entity.getName(), entity.getUri() == null ? "" : entity.getUri());
        ByteBuffer hash = ByteBuffer.wrap(sha256().digest(identity.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xF000L) | 0x8000L;
        long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
