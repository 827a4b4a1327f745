package org.warta.producer.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.warta.producer.format.JsonValues;
import org.warta.producer.format.Value;
import org.warta.producer.note.Notes;
import org.warta.producer.text.CleanText;

/**
 * What a page says of its article for machines, as <a href="https://schema.org/NewsArticle">schema.org</a> in JSON-LD.
 *
 * @param article the object that is one; empty where there is none
 */
record LinkedData(Value.Mapping article) {
    private static final int MAX_OBJECTS = 10_000;

    /** Finds the article, wherever in lists and graphs it stands; the one with a text before others. */
    static LinkedData of(Document page, Notes notes) {
        List<Value.Mapping> articles = new ArrayList<>();
        for (Element script : page.select("script[type~=(?i)application/ld\\+json]")) {
            String json =
                    script.data().strip().replaceFirst("^<!\\[CDATA\\[", "").replaceFirst("^<!--", "");
            Value value = JsonValues.forgiving(json);
            if (value == null && !json.isEmpty()) {
                notes.dropped("JSON-LD that is no JSON");
            }
            collect(value, articles);
        }
        return new LinkedData(articles.stream()
                .filter(article -> article.text("articleBody") != null)
                .findFirst()
                .orElse(articles.isEmpty() ? nothing() : articles.get(0)));
    }

    private static Value.Mapping nothing() {
        return new Value.Mapping(new Value.Place(1, ""), Map.of());
    }

    /** Objects nest no deeper than JSON may. */
    private static void collect(@Nullable Value value, List<Value.Mapping> articles) {
        if (articles.size() >= MAX_OBJECTS) {
            return;
        }
        if (value instanceof Value.Sequence list) {
            list.items().forEach(item -> collect(item, articles));
        } else if (value instanceof Value.Mapping object) {
            if (texts(object.get("@type")).stream().anyMatch(LinkedData::isArticle)) {
                articles.add(object);
            } else {
                object.entries().values().forEach(inner -> collect(inner, articles));
            }
        }
    }

    private static boolean isArticle(String type) {
        return type.endsWith("Article") || type.endsWith("BlogPosting");
    }

    /** A text; null where there is none. */
    @Nullable
    String text(String name) {
        List<String> texts = texts(article.get(name));
        return texts.isEmpty() ? null : texts.get(0);
    }

    /** Texts of a list or of one value, and the names of objects in place of texts. */
    List<String> texts(String name) {
        return texts(article.get(name));
    }

    private static List<String> texts(@Nullable Value value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof Value.Sequence list) {
            list.items().forEach(item -> texts.addAll(texts(item)));
        } else if (value instanceof Value.Mapping object) {
            Value name = object.get("name") == null ? object.get("@id") : object.get("name");
            texts.addAll(name instanceof Value.Mapping ? List.of() : texts(name));
        } else if (value instanceof Value.Text text && !text.text().isBlank()) {
            texts.add(CleanText.body(text.text()));
        }
        return texts;
    }
}
