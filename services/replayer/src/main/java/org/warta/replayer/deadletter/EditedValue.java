package org.warta.replayer.deadletter;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.Entity;
import org.warta.event.Span;
import org.warta.event.Topic;
import org.warta.replayer.replay.RefusedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operator made of a letter's value: JSON that becomes an event, held against its schema and against what the
 * schema cannot say. What follows from the rest need not be written: {@code id}, {@code version} and {@code ingestedAt}
 * may be missing, and {@code contentHash} is computed anew.
 *
 * @param event the event
 * @param key the key of its record: the article's id
 * @param article the article in it
 */
public record EditedValue(SpecificRecord event, String key, Article article) {

    /**
     * The event that a value is.
     *
     * @param origin the topic whose letter it is, which says what it must be
     * @param now for an article that does not say when it was taken in
     * @throws RefusedException with everything that is wrong with it
     */
    public static EditedValue of(JsonNode json, String origin, Instant now) {
        JsonFaults faults = new JsonFaults();
        boolean enriched = isEnriched(origin);
        Schema schema = enriched ? EnrichedArticle.getClassSchema() : Article.getClassSchema();
        JsonNode value = json.deepCopy();
        String pointer = enriched ? JsonFaults.at(JsonFaults.ROOT, "article") : JsonFaults.ROOT;
        if ((enriched ? value.get("article") : value) instanceof ObjectNode fields) {
            complete(fields, now);
        }
        IndexedRecord event = new JsonAvro(faults).read(value, schema, JsonFaults.ROOT);
        faults.check();
        if (event instanceof EnrichedArticle holder) {
            Article article = hashed(holder.getArticle());
            EnrichedArticle whole = new EnrichedArticle(article, holder.getEnrichment());
            ArticleRules.check(article, pointer, faults);
            check(whole, faults);
            faults.check();
            return new EditedValue(whole, article.getId(), article);
        }
        Article article = hashed((Article) Objects.requireNonNull(event, "what has no fault"));
        ArticleRules.check(article, pointer, faults);
        faults.check();
        return new EditedValue(article, article.getId(), article);
    }

    /** Whether the records of a topic are enriched articles; else they are articles. */
    public static boolean isEnriched(String origin) {
        return !origin.startsWith("news.articles");
    }

    private static void complete(ObjectNode fields, Instant now) {
        if (!fields.has("id") && fields.path("uri").isString()) {
            fields.put("id", ArticleRules.id(fields.path("uri").stringValue()));
        }
        if (!fields.has("version") && fields.path("versionCreated").isString()) {
            Long millis = ArticleRules.millis(fields.path("versionCreated").stringValue());
            if (millis != null) {
                fields.put("version", millis);
            }
        }
        if (!fields.has("ingestedAt")) {
            fields.put("ingestedAt", now.toString());
        }
        fields.put("contentHash", "");
    }

    private static Article hashed(Article article) {
        String headline = nfc(article.getHeadline());
        String body = nfc(article.getBody());
        return Article.newBuilder(article)
                .setHeadline(headline)
                .setBody(body)
                .setContentHash(ArticleRules.contentHash(headline, body))
                .build();
    }

    private static void check(EnrichedArticle enriched, JsonFaults faults) {
        Article article = enriched.getArticle();
        List<Topic> topics = enriched.getEnrichment().getTopics();
        for (int i = 0; i < topics.size(); i++) {
            String pointer = "#/enrichment/topics/" + i;
            if (!topics.get(i).getCode().matches("medtop:\\d{8}")) {
                faults.add(pointer + "/code", "is `" + topics.get(i).getCode() + "`, but must be as medtop:11000000");
            }
            confidence(topics.get(i).getConfidence(), pointer, faults);
            spans(topics.get(i).getEvidence(), article, pointer + "/evidence", faults);
        }
        List<Entity> entities = enriched.getEnrichment().getEntities();
        for (int i = 0; i < entities.size(); i++) {
            String pointer = "#/enrichment/entities/" + i;
            confidence(entities.get(i).getConfidence(), pointer, faults);
            spans(entities.get(i).getMentions(), article, pointer + "/mentions", faults);
        }
        confidence(enriched.getEnrichment().getLanguage().getConfidence(), "#/enrichment/language", faults);
    }

    private static void confidence(float confidence, String pointer, JsonFaults faults) {
        if (!(confidence >= 0 && confidence <= 1)) {
            faults.add(pointer + "/confidence", "is " + confidence + ", but must be from 0 to 1");
        }
    }

    private static void spans(List<Span> spans, Article article, String pointer, JsonFaults faults) {
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            String text = text(article, span);
            if (text != null
                    && (span.getStart() < 0
                            || span.getStart() >= span.getEnd()
                            || span.getEnd() > text.codePointCount(0, text.length()))) {
                faults.add(
                        pointer + "/" + i,
                        "is " + span.getStart() + " to " + span.getEnd() + ", which lies outside of the "
                                + text.codePointCount(0, text.length()) + " characters of the " + span.getField()
                                + ": correct or remove it");
            }
        }
    }

    private static @Nullable String text(Article article, Span span) {
        return switch (span.getField()) {
            case HEADLINE -> article.getHeadline();
            case BODY -> article.getBody();
            case SUMMARY -> article.getSummary() == null ? "" : article.getSummary();
            default -> null;
        };
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
