package org.warta.replayer.deadletter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Why a letter died, without what differs from letter to letter.
 *
 * @param exception class of the failure; null where the letter does not say
 * @param causedBy class of its cause; null where it had none
 * @param service who gave the record up; null where the letter does not say
 * @param version of that service; null where the letter does not say
 */
public record Cause(
        @Nullable String exception,
        @Nullable String causedBy,
        @Nullable String service,
        @Nullable String version) {
    private static final int GROUP_BYTES = 6;

    /** The name of all letters of a topic that died of this cause: 12 hexadecimal digits, the same everywhere. */
    public String group(String topic) {
        String all = String.join("\0", Arrays.asList(topic, exception, causedBy, service, version));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, GROUP_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
