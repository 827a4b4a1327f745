package org.warta.producer.feed;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.producer.format.Reading;

/**
 * A feed: what it says of itself, and its articles.
 *
 * @param title one line; null where it has none
 * @param link the page that it belongs to, absolute; null where it names none
 * @param interval how often it says it changes ({@code ttl}, {@code sy:updatePeriod}); null where it does not say
 * @param skipHours hours of the day, UTC, in which it does not change
 * @param pages addresses of sitemaps below this one, where it is an index of them
 * @param reading its articles
 */
public record Feed(
        @Nullable String title,
        @Nullable String link,
        @Nullable Duration interval,
        Set<Integer> skipHours,
        List<String> pages,
        Reading reading) {
    public Feed {
        skipHours = Set.copyOf(skipHours);
        pages = List.copyOf(pages);
    }
}
