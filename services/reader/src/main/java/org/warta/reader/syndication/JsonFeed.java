package org.warta.reader.syndication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.Identifiers;
import org.warta.reader.article.TopicView;

/** A feed in <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a>: names and meanings are those of its text. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record JsonFeed(
        String version,
        String title,
        @JsonProperty("home_page_url") String homePageUrl,
        @JsonProperty("feed_url") String feedUrl,
        @JsonProperty("next_url") @Nullable String nextUrl,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Item> items) {

    /**
     * An article.
     *
     * @param url our page
     * @param externalUrl the publisher's page; null for none
     * @param warta what JSON Feed has no words for
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Item(
            String id,
            String url,
            @JsonProperty("external_url") @Nullable String externalUrl,
            String title,
            @Nullable String summary,

            @JsonInclude(JsonInclude.Include.ALWAYS) @JsonProperty("content_html")
            String contentHtml,

            @JsonProperty("date_published") Instant datePublished,
            @JsonProperty("date_modified") Instant dateModified,
            List<Author> authors,
            List<String> tags,
            @Nullable String language,
            @JsonProperty("_warta") Extension warta) {}

    /** Who wrote it. */
    public record Author(String name) {}

    /** The article in Warta's own words: its id and version, and what has to be shown with every copy. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Extension(
            String about,
            UUID id,
            long version,
            String source,
            @Nullable String copyrightHolder,
            @Nullable String copyrightNotice,
            @Nullable String usageTerms) {}

    /**
     * Tells a feed.
     *
     * @param about address that explains the extension
     */
    public static JsonFeed of(Feed feed, String about) {
        return new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                feed.title(),
                feed.page(),
                feed.self(),
                feed.next(),
                feed.entries().stream().map(entry -> item(entry, about)).toList());
    }

    private static Item item(Feed.Entry entry, String about) {
        ArticleView article = entry.article();
        return new Item(
                "urn:uuid:" + article.id(),
                entry.page(),
                Identifiers.page(article.uri()),
                article.headline(),
                article.summary(),
                Paragraphs.html(article.body()),
                article.publishedAt(),
                article.versionCreated(),
                List.of(new Author(entry.author())),
                article.enrichment().topics().stream()
                        .map(topic -> tag(topic, article.languageTag()))
                        .toList(),
                article.languageTag(),
                new Extension(
                        about,
                        article.id(),
                        article.version(),
                        entry.source(),
                        article.copyrightHolder(),
                        article.copyrightNotice(),
                        article.usageTerms()));
    }

    private static String tag(TopicView topic, @Nullable String language) {
        return topic.label() == null ? topic.code() : topic.label().in(language);
    }
}
