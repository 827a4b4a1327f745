package org.warta.producer.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered to one request.
 *
 * @param content null unless the status is 200 or 203
 */
record Answer(int status, MessageHeaders headers, @Nullable Content content) {
    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?([0-9]{1,10})(?![0-9])");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,10}");

    /** Whether it leads elsewhere for good. */
    boolean isPermanentRedirect() {
        return status == 301 || status == 308;
    }

    /** Where it leads; null when it leads nowhere. */
    @Nullable
    String location() {
        return isPermanentRedirect() || status == 302 || status == 303 || status == 307 ? header("Location") : null;
    }

    /**
     * What it means for the fetch. Redirects are followed before.
     *
     * @param asked the validators that were given; null for none
     */
    Outcome outcome(Address address, @Nullable Validators asked, Clock clock) {
        Hints hints = new Hints(maxAge(), retryAfter(clock));
        String etag = header("ETag");
        String lastModified = header("Last-Modified");
        if (content != null) {
            return new Outcome.Fresh(content, new Validators(address.uri(), etag, lastModified), hints);
        }
        if (status == 304 && asked != null && asked.address().equals(address.uri())) {
            Validators renewed = new Validators(
                    asked.address(),
                    etag == null ? asked.etag() : etag,
                    lastModified == null ? asked.lastModified() : lastModified);
            return new Outcome.NotModified(renewed, hints);
        }
        if (status == 410) {
            return new Outcome.Gone();
        }
        String reason = "answered " + status;
        boolean busy = status == 429 || status == 503 || (status >= 400 && hints.retryAfter() != null);
        return busy ? new Outcome.Later(reason, hints) : new Outcome.Failed(reason);
    }

    private @Nullable Duration maxAge() {
        for (Header field : headers.getHeaders("Cache-Control")) {
            String value = field.getValue();
            Matcher maxAge = MAX_AGE.matcher(value == null ? "" : value.toLowerCase(Locale.ROOT));
            if (maxAge.find()) {
                return Duration.ofSeconds(Long.parseLong(maxAge.group(1)));
            }
        }
        return null;
    }

    private @Nullable Duration retryAfter(Clock clock) {
        String value = header("Retry-After");
        if (value == null) {
            return null;
        }
        if (SECONDS.matcher(value.strip()).matches()) {
            return Duration.ofSeconds(Long.parseLong(value.strip()));
        }
        Instant then = DateUtils.parseStandardDate(value);
        if (then == null) {
            return null;
        }
        Duration wait = Duration.between(clock.instant(), then);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private @Nullable String header(String name) {
        Header field = headers.getFirstHeader(name);
        return field == null ? null : field.getValue();
    }
}
