package org.warta.producer.http;

import java.util.Locale;

/**
 * Who sent a request.
 *
 * @param name of the token
 * @param authorization header that it came with, for handing it on
 * @param forwarded whether another instance handed the request on; it is not handed on again
 */
record Sender(String name, String authorization, boolean forwarded) {
    /** The source of the articles, where they declare no other: the name, in the characters that ids of sources have. */
    String sourceId() {
        String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        return id.substring(0, Math.min(id.length(), 64));
    }
}
