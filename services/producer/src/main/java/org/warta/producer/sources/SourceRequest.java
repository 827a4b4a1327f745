package org.warta.producer.sources;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.warta.event.Lane;
import org.warta.event.SourceKind;

/**
 * What somebody wants a source to be.
 *
 * @param id {@code Source.id} of its articles; null where the address of the request says it
 * @param kind {@code feed}, also when null, or {@code push} for one that articles are submitted to
 * @param uri address of the feed; null for one that articles are submitted to
 * @param lane {@code live}, also when null, or {@code backfill}
 * @param fetchPages whether the page of each new item is fetched for its text; no when null
 * @param shortest shortest interval between polls, ISO 8601; null for the installation's
 * @param longest longest interval between polls, ISO 8601; null for the installation's
 * @param paused whether to leave it alone for now; no when null
 */
record SourceRequest(
        @Nullable String id,
        @Nullable String kind,
        @Nullable String uri,
        @Nullable String name,
        @Nullable String lane,
        @Nullable Boolean fetchPages,
        @Nullable Duration shortest,
        @Nullable Duration longest,
        @Nullable Boolean paused) {
    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private static final int LONGEST_URI = 2_000;
    private static final int LONGEST_NAME = 200;
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(30);

    /** A feed with nothing special about it. */
    static SourceRequest feed(String id, String uri, @Nullable String name) {
        return new SourceRequest(id, null, uri, name, null, null, null, null, null);
    }

    /** Everything that is wrong with it. */
    List<SourceFault> faults() {
        List<SourceFault> faults = new ArrayList<>();
        if (id != null && !ID.matcher(id).matches()) {
            faults.add(new SourceFault(
                    "#/id", "must be 1 to 64 of the characters a-z, 0-9, -, _ and ., the first a letter or digit"));
        }
        if (kind != null && !Set.of("feed", "push").contains(kind)) {
            faults.add(new SourceFault(
                    "#/kind", "must be feed or push; directories are declared in warta.producer.directories"));
        } else if (sourceKind() == SourceKind.FEED) {
            String problem = uri == null ? "is missing: give the address of the feed" : uriProblem(uri);
            if (problem != null) {
                faults.add(new SourceFault("#/uri", problem));
            }
        } else if (uri != null) {
            faults.add(new SourceFault("#/uri", "must be left out: articles are submitted to this source"));
        }
        if (name != null && name.length() > LONGEST_NAME) {
            faults.add(new SourceFault("#/name", "must not be longer than " + LONGEST_NAME + " characters"));
        }
        if (lane != null && !Set.of("live", "backfill").contains(lane)) {
            faults.add(new SourceFault("#/lane", "must be live or backfill"));
        }
        interval("#/shortest", shortest, faults);
        interval("#/longest", longest, faults);
        if (shortest != null && longest != null && shortest.compareTo(longest) > 0) {
            faults.add(new SourceFault("#/shortest", "must not be longer than longest"));
        }
        return faults;
    }

    /** What is wrong with the address of a feed; null when nothing is. */
    static @Nullable String uriProblem(String uri) {
        if (uri.length() > LONGEST_URI) {
            return "must not be longer than " + LONGEST_URI + " characters";
        }
        try {
            URI parsed = new URI(uri);
            String scheme = parsed.getScheme();
            if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
                return "must begin with http:// or https://";
            }
            if (parsed.getRawAuthority() == null) {
                return "names no host";
            }
            return parsed.getRawUserInfo() == null && !parsed.getRawAuthority().contains("@")
                    ? null
                    : "must not hold a password: everybody who lists the sources would see it";
        } catch (URISyntaxException malformed) {
            return "is no address: " + malformed.getReason() + " at character " + malformed.getIndex();
        }
    }

    private static void interval(String pointer, @Nullable Duration interval, List<SourceFault> faults) {
        if (interval != null && (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0)) {
            faults.add(new SourceFault(pointer, "must be PT10S to P30D"));
        }
    }

    SourceKind sourceKind() {
        return "push".equals(kind) ? SourceKind.PUSH : SourceKind.FEED;
    }

    Lane sourceLane() {
        return "backfill".equals(lane) ? Lane.BACKFILL : Lane.LIVE;
    }
}
