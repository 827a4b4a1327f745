package org.warta.enricher.command;

import java.util.List;
import java.util.Locale;
import org.warta.event.Article;
import org.warta.event.Enrichment;
import org.warta.event.Entity;
import org.warta.event.Span;
import org.warta.event.TextField;
import org.warta.event.Topic;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An enrichment as a JSON object in one line, with the names of the event's schema. */
final class EnrichmentJson {
    private EnrichmentJson() {}

    static String of(String file, Article article, Enrichment enrichment) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("file", file);
        json.put("headline", article.getHeadline());
        json.put("body", article.getBody());
        json.putObject("language")
                .put("tag", enrichment.getLanguage().getTag())
                .put("confidence", enrichment.getLanguage().getConfidence())
                .put("basis", enrichment.getLanguage().getBasis().name());
        ArrayNode topics = json.putArray("topics");
        for (Topic topic : enrichment.getTopics()) {
            ObjectNode one = topics.addObject().put("code", topic.getCode()).put("confidence", topic.getConfidence());
            spans(one.putArray("evidence"), topic.getEvidence(), article);
        }
        ArrayNode entities = json.putArray("entities");
        for (Entity entity : enrichment.getEntities()) {
            ObjectNode one = entities.addObject()
                    .put("type", entity.getType().name())
                    .put("name", entity.getName())
                    .put("uri", entity.getUri())
                    .put("confidence", entity.getConfidence());
            ArrayNode sameAs = one.putArray("sameAs");
            entity.getSameAs().forEach(sameAs::add);
            spans(one.putArray("mentions"), entity.getMentions(), article);
        }
        return json.toString();
    }

    private static void spans(ArrayNode array, List<Span> spans, Article article) {
        for (Span span : spans) {
            array.addObject()
                    .put("field", span.getField().name().toLowerCase(Locale.ROOT))
                    .put("start", span.getStart())
                    .put("end", span.getEnd())
                    .put("text", cut(article, span));
        }
    }

    private static String cut(Article article, Span span) {
        String text = span.getField() == TextField.HEADLINE ? article.getHeadline() : article.getBody();
        return text.substring(text.offsetByCodePoints(0, span.getStart()), text.offsetByCodePoints(0, span.getEnd()));
    }
}
