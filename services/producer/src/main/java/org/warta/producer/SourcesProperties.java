package org.warta.producer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.warta.event.Lane;

/**
 * The feeds that the configuration declares. More can be made at runtime; one that is left out here is served no more, and
 * goes on where it was once it is back.
 *
 * @param sources the feeds
 */
@Validated
@ConfigurationProperties("warta.producer")
record SourcesProperties(@DefaultValue List<@Valid FeedProperties> sources) {

    /**
     * A feed.
     *
     * @param id {@code Source.id} of its articles: lower-case letters, digits, {@code -}, {@code _} and {@code .}
     * @param uri address of an RSS, Atom, JSON or news sitemap feed
     * @param name name for people
     * @param lane {@code live}, or {@code backfill} for what can wait, and is for the store alone
     * @param fetchPages whether the page of each new item is fetched for its text
     * @param shortest shortest interval between polls, in place of {@code warta.producer.schedule.shortest}
     * @param longest longest interval, in place of {@code warta.producer.schedule.longest}
     */
    record FeedProperties(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,63}")
            String id,

            @NotNull URI uri,
            @Nullable String name,
            @DefaultValue("live") Lane lane,
            @DefaultValue("false") boolean fetchPages,
            @Nullable Duration shortest,
            @Nullable Duration longest) {}

    SourcesProperties {
        sources = List.copyOf(sources);
    }
}
