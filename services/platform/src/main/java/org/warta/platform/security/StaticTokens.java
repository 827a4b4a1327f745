package org.warta.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens that are known by their hash. How long a look-up takes tells nothing about them. */
final class StaticTokens {
    private final List<SecurityProperties.Token> tokens;

    StaticTokens(List<SecurityProperties.Token> tokens) {
        this.tokens = tokens;
    }

    /** The token that was presented, if it is one of them. */
    Optional<SecurityProperties.Token> find(String presented) {
        byte[] hash = sha256(presented);
        SecurityProperties.@Nullable Token found = null;
        for (SecurityProperties.Token token : tokens) {
            if (MessageDigest.isEqual(hash, HexFormat.of().parseHex(token.sha256()))) {
                found = token; // and on, so that its place in the list does not show
            }
        }
        return Optional.ofNullable(found);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
