package org.warta.reader.jsonld;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.ArticleView.EntityView;
import org.warta.reader.article.Identifiers;
import org.warta.reader.article.TopicView;

/**
 * A <a href="https://schema.org/NewsArticle">NewsArticle</a> of schema.org. What is null or empty is left out.
 *
 * @param id what identifies the article in the world
 * @param url the publisher's page, or ours where there is none
 * @param mainEntityOfPage our page
 * @param datePublished what lists are ordered by
 * @param about media topics
 * @param mentions entities
 * @param keywords the publisher's own categories
 * @param usageInfo the terms of use
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NewsArticle(
        @JsonProperty("@context") String context,
        @JsonProperty("@type") String type,
        @JsonProperty("@id") String id,
        String identifier,
        String url,
        String mainEntityOfPage,
        String version,
        String headline,
        @Nullable String description,
        String articleBody,
        @Nullable String inLanguage,
        @Nullable Instant dateCreated,
        Instant datePublished,
        Instant dateModified,
        @Nullable Instant expires,
        @Nullable Thing author,
        Thing publisher,
        @Nullable Thing copyrightHolder,
        @Nullable String copyrightNotice,
        @Nullable Terms usageInfo,
        List<Topic> about,
        List<Thing> mentions,
        List<String> keywords) {

    /** A person, organisation, place or what else there is. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Thing(
            @JsonProperty("@type") String type,
            @JsonProperty("@id") @Nullable String id,
            String name,
            @Nullable String url,
            List<String> sameAs) {}

    /** A term of a vocabulary. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Topic(
            @JsonProperty("@type") String type,
            @JsonProperty("@id") @Nullable String id,
            String termCode,
            @Nullable String name,
            @Nullable String inDefinedTermSet) {}

    /** Terms in words. */
    public record Terms(@JsonProperty("@type") String type, String text) {}

    /**
     * Tells an article.
     *
     * @param page address of our page of it
     */
    public static NewsArticle of(ArticleView article, String page) {
        String publishersPage = Identifiers.page(article.uri());
        String name = article.source().name();
        String terms = article.usageTerms();
        return new NewsArticle(
                "https://schema.org",
                "NewsArticle",
                Identifiers.of(article.id(), article.uri()),
                article.id().toString(),
                publishersPage == null ? page : publishersPage,
                page,
                Long.toString(article.version()),
                article.headline(),
                article.summary(),
                article.body(),
                article.languageTag(),
                article.firstCreated(),
                article.publishedAt(),
                article.versionCreated(),
                article.expires(),
                thing("Person", article.byline()),
                new Thing(
                        "NewsMediaOrganization",
                        null,
                        name == null ? article.source().id() : name,
                        Identifiers.uri(article.source().uri()),
                        List.of()),
                thing("Organization", article.copyrightHolder()),
                article.copyrightNotice(),
                terms == null ? null : new Terms("CreativeWork", terms),
                article.enrichment().topics().stream()
                        .map(topic -> topic(topic, article.languageTag()))
                        .toList(),
                article.enrichment().entities().stream()
                        .map(NewsArticle::entity)
                        .toList(),
                article.subjects());
    }

    private static @Nullable Thing thing(String type, @Nullable String name) {
        return name == null ? null : new Thing(type, null, name, null, List.of());
    }

    private static Topic topic(TopicView topic, @Nullable String language) {
        String id = Identifiers.mediaTopic(topic.code());
        return new Topic(
                "DefinedTerm",
                id,
                topic.code(),
                topic.label() == null ? null : topic.label().in(language),
                id == null ? null : Identifiers.MEDIA_TOPICS);
    }

    private static Thing entity(EntityView entity) {
        String type = switch (entity.type()) {
            case "PERSON" -> "Person";
            case "ORGANISATION" -> "Organization";
            case "PLACE" -> "Place";
            default -> "Thing";
        };
        return new Thing(type, Identifiers.uri(entity.uri()), entity.name(), null, entity.sameAs());
    }
}
