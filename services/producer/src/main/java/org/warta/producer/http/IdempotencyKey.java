package org.warta.producer.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.warta.producer.intake.Identity;

/**
 * The <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">Idempotency-Key</a> of a
 * request.
 *
 * @param header as it came
 * @param item name of the item under which it is remembered: of the token and the key, so that nobody meets another's
 * @param payload SHA-256 of the request's body
 */
record IdempotencyKey(String header, String item, ByteBuffer payload) {
    private static final int LONGEST = 255;

    /** @throws ProblemException when the header holds no key */
    static IdempotencyKey of(String header, Sender sender, ByteBuffer payload) {
        String key = header.strip();
        if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
            key = key.substring(1, key.length() - 1);
        }
        if (key.isBlank() || key.length() > LONGEST) {
            throw ProblemException.badRequest(
                    "Idempotency-Key is to be a string of 1 to " + LONGEST + " characters, as a UUID is.");
        }
        byte[] owned = (sender.name() + "\n" + key).getBytes(StandardCharsets.UTF_8);
        return new IdempotencyKey(header, "key:" + digits(Identity.sha256(owned)), payload);
    }

    /** The payload's SHA-256 in hexadecimal digits. */
    String payloadDigits() {
        return digits(payload);
    }

    private static String digits(ByteBuffer hash) {
        byte[] bytes = new byte[hash.remaining()];
        hash.duplicate().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
