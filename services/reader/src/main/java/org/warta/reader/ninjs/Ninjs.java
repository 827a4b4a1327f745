package org.warta.reader.ninjs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.ArticleView.EntityView;
import org.warta.reader.article.Identifiers;
import org.warta.reader.article.TopicView;
import org.warta.reader.ninjs.NinjsDocument.AltId;
import org.warta.reader.ninjs.NinjsDocument.InfoSource;
import org.warta.reader.ninjs.NinjsDocument.Named;
import org.warta.reader.ninjs.NinjsDocument.Standard;
import org.warta.reader.ninjs.NinjsDocument.Subject;
import org.warta.reader.ninjs.NinjsDocument.Text;

/** Tells an article in ninjs. */
public final class Ninjs {
    private static final Standard STANDARD =
            new Standard("ninjs", "3.1", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#");
    private static final String PLAIN_TEXT = "text/plain";
    private static final int PERCENT = 100;

    private Ninjs() {}

    /** The whole article, with what was found in it. */
    public static NinjsDocument of(ArticleView article) {
        return new NinjsDocument(
                Identifiers.of(article.id(), article.uri()),
                "text",
                "full",
                STANDARD,
                Long.toString(article.version()),
                article.firstCreated(),
                article.versionCreated(),
                article.contentCreated(),
                article.embargoedUntil(),
                article.expires(),
                article.pubStatus().toLowerCase(Locale.ROOT),
                article.languageTag(),
                article.copyrightHolder(),
                article.copyrightNotice(),
                article.usageTerms(),
                List.of(text("main", article.headline())),
                article.summary() == null ? List.of() : List.of(text("summary", article.summary())),
                List.of(body(article.body())),
                article.byline(),
                List.of(source(article)),
                subjects(article),
                entities(article, "PERSON"),
                entities(article, "ORGANISATION"),
                entities(article, "PLACE"),
                altIds(article.altIds()));
    }

    private static Text text(String role, String value) {
        return new Text(role, PLAIN_TEXT, null, null, value);
    }

    private static Text body(String value) {
        String words = value.strip();
        return new Text(
                "main",
                PLAIN_TEXT,
                value.codePointCount(0, value.length()),
                words.isEmpty() ? 0 : words.split("\\s+", -1).length,
                value);
    }

    private static InfoSource source(ArticleView article) {
        return new InfoSource(
                article.source().name(),
                "supplier",
                Identifiers.uri(article.source().uri()),
                article.source().id());
    }

    private static List<Subject> subjects(ArticleView article) {
        List<Subject> subjects = new ArrayList<>();
        for (TopicView topic : article.enrichment().topics()) {
            subjects.add(new Subject(
                    topic.label() == null ? null : topic.label().in(article.languageTag()),
                    "about",
                    Identifiers.mediaTopic(topic.code()),
                    topic.code(),
                    article.enrichment().model().name(),
                    Math.round(topic.confidence() * PERCENT)));
        }
        for (String category : article.subjects()) {
            subjects.add(new Subject(category, null, null, category, null, null));
        }
        return subjects;
    }

    private static List<Named> entities(ArticleView article, String type) {
        return article.enrichment().entities().stream()
                .filter(entity -> entity.type().equals(type))
                .map(Ninjs::named)
                .toList();
    }

    private static Named named(EntityView entity) {
        return new Named(entity.name(), "mentions", Identifiers.uri(entity.uri()));
    }

    private static List<AltId> altIds(Map<String, @Nullable String> ids) {
        return ids.entrySet().stream()
                .map(id -> new AltId(id.getKey(), id.getValue()))
                .toList();
    }
}
