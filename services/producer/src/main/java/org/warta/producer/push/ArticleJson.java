package org.warta.producer.push;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Articles in JSON by their own field names, which is how instances hand them on: {@link SubmissionReader} reads it back. */
public final class ArticleJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ArticleJson() {}

    /** Lines, one an article. */
    public static byte[] lines(List<Submission> submissions) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Submission submission : submissions) {
            write(submission.article(), lines);
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private static void write(Article.Builder article, OutputStream out) {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), new Unclosed(out))) {
            json.writeStartObject();
            text(json, "uri", article.getUri());
            text(json, "headline", article.getHeadline());
            text(json, "body", article.getBody());
            text(json, "summary", article.getSummary());
            text(json, "byline", article.getByline());
            text(json, "language", article.getLanguage());
            text(json, "copyrightHolder", article.getCopyrightHolder());
            text(json, "copyrightNotice", article.getCopyrightNotice());
            text(json, "usageTerms", article.getUsageTerms());
            text(json, "pubStatus", article.getPubStatus().name().toLowerCase(Locale.ROOT));
            time(json, "embargoedUntil", article.getEmbargoedUntil());
            time(json, "expires", article.getExpires());
            time(json, "contentCreated", article.getContentCreated());
            if (article.hasVersionCreated()) {
                time(json, "versionCreated", article.getVersionCreated());
            }
            time(json, "firstCreated", article.getFirstCreated());
            json.writeObjectPropertyStart("source");
            text(json, "id", article.getSource().getId());
            text(json, "name", article.getSource().getName());
            text(json, "uri", article.getSource().getUri());
            json.writeEndObject();
            json.writeArrayPropertyStart("subjects");
            if (article.hasSubjects()) {
                article.getSubjects().forEach(json::writeString);
            }
            json.writeEndArray();
            json.writeObjectPropertyStart("altIds");
            if (article.hasAltIds()) {
                article.getAltIds().forEach((kind, id) -> text(json, kind, id));
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void text(JsonGenerator json, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            json.writeStringProperty(name, text);
        }
    }

    private static void time(JsonGenerator json, String name, @Nullable Instant time) {
        text(json, name, time == null ? null : time.toString());
    }

    /** Goes on after a generator has closed it. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws java.io.IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {}
    }
}
