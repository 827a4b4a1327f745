package org.warta.replayer.deadletter;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.PubStatus;

/** What the contract asks of an article beyond its schema; the schema's documentation says each of it. */
final class ArticleRules {
    private static final UUID URL_NAME_SPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
    private static final Pattern SOURCE_ID = Pattern.compile("[a-z0-9._-]+");
    private static final Pattern WHITE_SPACE = Pattern.compile("[ \\t\\n\\x0B\\f\\r]+");

    /** Longer ones do not fit an index of PostgreSQL. */
    private static final int LONGEST_URI = 2_000;

    private ArticleRules() {}

    static void check(Article article, String pointer, JsonFaults faults) {
        String uri = article.getUri();
        String problem = problem(uri);
        if (problem != null) {
            faults.add(pointer + "/uri", problem);
        } else if (!id(uri).equals(article.getId())) {
            faults.add(
                    pointer + "/id",
                    "is `" + Octets.cut(article.getId(), 60) + "`, but the id of this uri is `" + id(uri)
                            + "`: write that, or leave the id out, or correct the uri");
        }
        if (article.getVersion() != article.getVersionCreated().toEpochMilli()) {
            faults.add(
                    pointer + "/version",
                    "is " + article.getVersion() + ", but the milliseconds since 1970 of versionCreated are "
                            + article.getVersionCreated().toEpochMilli() + ": write those, or leave the version out");
        }
        if (!SOURCE_ID.matcher(article.getSource().getId()).matches()) {
            faults.add(pointer + "/source/id", "must be lower-case letters, digits, `-`, `_` and `.`");
        }
        if (article.getPubStatus() == PubStatus.UNKNOWN) {
            faults.add(
                    pointer + "/pubStatus", "is UNKNOWN, which is for readers alone: say USABLE, WITHHELD or CANCELED");
        }
        if (article.getHeadline().isBlank() && article.getPubStatus() != PubStatus.CANCELED) {
            faults.add(pointer + "/headline", "is empty, which only a CANCELED article's may be");
        }
        if (article.getHeadline().contains("\n") || article.getHeadline().contains("\r")) {
            faults.add(pointer + "/headline", "holds a line end, but must be one line");
        }
        if (article.getLanguage() != null && !isTag(article.getLanguage())) {
            faults.add(
                    pointer + "/language",
                    "is `" + Octets.cut(article.getLanguage(), 60) + "`, but must be a BCP 47 tag such as id or en-GB");
        }
    }

    private static @Nullable String problem(String uri) {
        if (uri.length() > LONGEST_URI) {
            return "is " + uri.length() + " characters long, but must be at most " + LONGEST_URI;
        }
        try {
            return new URI(uri).isAbsolute()
                    ? null
                    : "is no absolute URI: begin it with a scheme, as in https: or urn:";
        } catch (URISyntaxException malformed) {
            return "is no URI: " + malformed.getReason() + " at character " + malformed.getIndex();
        }
    }

    private static boolean isTag(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException malformed) {
            return false;
        }
    }

    /** Milliseconds since 1970 of a time as in RFC 3339; null when it is none. */
    static @Nullable Long millis(String time) {
        try {
            return OffsetDateTime.parse(time).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException malformed) {
            return null;
        }
    }

    /** The id of the article of this uri: its UUID, version 5 (RFC 9562), in the URL name space. */
    static String id(String uri) {
        MessageDigest sha1 = digest("SHA-1");
        sha1.update(ByteBuffer.allocate(16)
                .putLong(URL_NAME_SPACE.getMostSignificantBits())
                .putLong(URL_NAME_SPACE.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(uri.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** SHA-256 of headline, line feed and body, each with runs of white space folded to one space. */
    static String contentHash(String headline, String body) {
        String folded = WHITE_SPACE.matcher(headline).replaceAll(" ") + "\n"
                + WHITE_SPACE.matcher(body).replaceAll(" ");
        return HexFormat.of().formatHex(digest("SHA-256").digest(folded.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has " + algorithm, impossible);
        }
    }
}
