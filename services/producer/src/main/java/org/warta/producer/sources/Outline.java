package org.warta.producer.sources;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A feed in a list of sources.
 *
 * @param uri address of the feed
 * @param name name for people; null when it has none
 */
record Outline(String uri, @Nullable String name) {
    private static final int LONGEST_SLUG = 40;
    private static final int DIGITS = 8;

    /** An id for it that is free: its name in simple letters, and, where that is taken, something of its address. */
    String id(Predicate<String> isTaken) {
        String text = name == null ? uri.replaceFirst("^[a-z]+://(www\\.)?", "") : name;
        String slug = Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        slug = slug.substring(0, Math.min(slug.length(), LONGEST_SLUG)).replaceAll("^-+|-+$", "");
        slug = slug.isEmpty() ? "feed" : slug;
        String id = slug;
        for (int attempt = 0; isTaken.test(id); attempt++) {
            byte[] seed = (attempt + uri).getBytes(StandardCharsets.UTF_8);
            id = slug + "-" + UUID.nameUUIDFromBytes(seed).toString().substring(0, DIGITS);
        }
        return id;
    }
}
