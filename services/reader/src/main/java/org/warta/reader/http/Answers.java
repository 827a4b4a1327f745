package org.warta.reader.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes answers that may be kept but not shown without asking, so that a takedown or an expiry counts at once. Asking is
 * cheap: the ETag is made of the answer itself, and 304 says that it is still the same.
 */
@Component
final class Answers {
    /** Bytes of a hash that is compared with those of a few older answers only. */
    private static final int ETAG_BYTES = 12;

    private final JsonMapper json;

    Answers(JsonMapper json) {
        this.json = json;
    }

    ResponseEntity<byte[]> json(Object body) {
        return of(MediaType.APPLICATION_JSON, new HttpHeaders(), json.writeValueAsBytes(body));
    }

    ResponseEntity<byte[]> json(MediaType type, HttpHeaders headers, Object body) {
        return of(type, headers, json.writeValueAsBytes(body));
    }

    ResponseEntity<byte[]> of(MediaType type, HttpHeaders headers, byte[] body) {
        return ResponseEntity.ok()
                .headers(headers)
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .eTag(eTag(body))
                .body(body);
    }

    /** Weak, since the same answer may go out compressed or not. */
    static String eTag(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ETAG_BYTES))
                    + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
