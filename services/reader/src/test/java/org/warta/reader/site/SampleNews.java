package org.warta.reader.site;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.Enrichment;
import org.warta.event.Entity;
import org.warta.event.EntityType;
import org.warta.event.Language;
import org.warta.event.LanguageBasis;
import org.warta.event.Model;
import org.warta.event.PubStatus;
import org.warta.event.Source;
import org.warta.event.Span;
import org.warta.event.TextField;
import org.warta.event.Topic;

/** An article as the enricher passes it on: every name that the test knows is marked wherever the body has it. */
final class SampleNews {
    private final Article.Builder article;
    private final Map<String, EntityType> names = new LinkedHashMap<>();
    private String language = "id";
    private String topic = "medtop:04000000";

    private SampleNews(String headline, String body) {
        Instant now = Instant.now();
        article = Article.newBuilder()
                .setId(id(headline))
                .setUri("https://news.example/" + id(headline))
                .setVersion(now.toEpochMilli())
                .setVersionCreated(now)
                .setContentCreated(now)
                .setHeadline(headline)
                .setBody(body)
                .setSource(new Source("harian", "Harian Pesisir", "https://harian.example/"))
                .setSubjects(List.of())
                .setAltIds(Map.of())
                .setContentHash("0".repeat(64))
                .setIngestedAt(now);
    }

    static SampleNews of(String headline, String body) {
        return new SampleNews(headline, body);
    }

    /** The id of the article with that headline, unless it was given another. */
    static String id(String headline) {
        return UUID.nameUUIDFromBytes(headline.getBytes(StandardCharsets.UTF_8)).toString();
    }

    SampleNews at(Instant published) {
        article.setContentCreated(published);
        return this;
    }

    /** A version of the article of another headline. */
    SampleNews versionOf(String headline, Instant created) {
        article.setId(id(headline)).setUri("https://news.example/" + id(headline));
        article.setVersion(created.toEpochMilli()).setVersionCreated(created);
        return this;
    }

    SampleNews uri(String uri) {
        article.setUri(uri);
        return this;
    }

    SampleNews from(String id, String name) {
        article.setSource(new Source(id, name, null));
        return this;
    }

    SampleNews summary(String summary) {
        article.setSummary(summary);
        return this;
    }

    SampleNews rights(String notice, String terms) {
        article.setCopyrightNotice(notice).setUsageTerms(terms);
        return this;
    }

    SampleNews embargoedUntil(Instant time) {
        article.setEmbargoedUntil(time);
        return this;
    }

    SampleNews canceled() {
        article.setPubStatus(PubStatus.CANCELED);
        return this;
    }

    SampleNews in(String tag) {
        language = tag;
        return this;
    }

    SampleNews about(String code) {
        topic = code;
        return this;
    }

    SampleNews naming(EntityType type, String... of) {
        for (String name : of) {
            names.put(name, type);
        }
        return this;
    }

    EnrichedArticle enriched() {
        List<Entity> entities = new ArrayList<>();
        names.forEach((name, type) -> entities.add(new Entity(
                type, name, "https://www.wikidata.org/wiki/" + name.hashCode(), 0.9f, spans(name), List.of())));
        return EnrichedArticle.newBuilder()
                .setArticle(article.build())
                .setEnrichment(Enrichment.newBuilder()
                        .setLanguage(new Language(language, 0.9f, LanguageBasis.DECLARED))
                        .setTopics(List.of(new Topic(topic, 0.8f, List.of(new Span(TextField.HEADLINE, 0, 1)))))
                        .setEntities(entities)
                        .setEnrichedAt(Instant.now())
                        .setModel(new Model("test", "1", "none"))
                        .build())
                .build();
    }

    private List<Span> spans(String name) {
        String body = article.getBody();
        List<Span> spans = new ArrayList<>();
        for (int at = body.indexOf(name); at >= 0; at = body.indexOf(name, at + 1)) {
            int start = body.codePointCount(0, at);
            spans.add(new Span(TextField.BODY, start, start + name.codePointCount(0, name.length())));
        }
        return spans;
    }
}
