package org.warta.producer.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.Rejection;
import org.warta.producer.archive.Part;
import org.warta.producer.format.ArticleUri;
import org.warta.producer.format.Draft;
import org.warta.producer.format.Incomplete;
import org.warta.producer.format.Reading;
import org.warta.producer.note.Note;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** One JSON object a line: an article, one that is incomplete with its {@code error}, or an {@code error} alone. */
final class JsonPrinter implements ArticlePrinter {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean naming;

    /**
     * @param err where to note what is no object
     * @param naming whether each line names its file
     */
    JsonPrinter(PrintWriter out, PrintWriter err, boolean naming) {
        this.out = out;
        this.err = err;
        this.naming = naming;
    }

    @Override
    public void print(String file, Part part) {
        Reading reading = part.document().reading();
        for (Draft draft : reading.drafts()) {
            article(file, draft, null, reading.notes());
        }
        Set<String> told = new HashSet<>();
        for (Incomplete incomplete : reading.incomplete()) {
            article(file, incomplete.draft(), incomplete.reason(), reading.notes());
            told.add(incomplete.draft().line() + incomplete.reason());
        }
        for (Rejection rejection : reading.rejections()) {
            if (!told.contains(rejection.getLine() + rejection.getReason())) {
                error(file, rejection.getLine(), rejection.getReason());
            }
        }
    }

    @Override
    public void empty(String file) {
        err.println(file + ": holds no articles, and nothing is wrong with it");
    }

    @Override
    public void failed(String file, String error) {
        error(file, null, error);
    }

    private void error(String file, @Nullable Integer line, String error) {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("file", file);
            if (line != null) {
                json.writeNumberProperty("line", line);
            }
            json.writeStringProperty("error", error);
            json.writeEndObject();
        }
        out.println();
    }

    private void article(String file, Draft draft, @Nullable String error, List<Note> documentNotes) {
        Article.Builder article = draft.article();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            if (naming) {
                json.writeStringProperty("file", file);
            }
            text(json, "uri", uri(file, draft));
            text(json, "headline", article.getHeadline());
            text(json, "body", article.getBody());
            text(json, "summary", article.getSummary());
            time(json, "contentCreated", article.getContentCreated());
            time(json, "versionCreated", article.getVersionCreated());
            text(json, "language", article.getLanguage());
            text(json, "byline", article.getByline());
            texts(json, "subjects", article.getSubjects());
            text(json, "guid", article.hasAltIds() ? article.getAltIds().get("guid") : null);
            text(json, "link", article.hasAltIds() ? article.getAltIds().get("link") : null);
            text(json, "source", article.hasSource() ? article.getSource().getName() : null);
            text(json, "copyrightNotice", article.getCopyrightNotice());
            text(json, "usageTerms", article.getUsageTerms());
            text(
                    json,
                    "pubStatus",
                    article.hasPubStatus() ? article.getPubStatus().name() : null);
            time(json, "embargoedUntil", article.getEmbargoedUntil());
            time(json, "expires", article.getExpires());
            List<Note> notes = new ArrayList<>(draft.notes());
            notes.addAll(documentNotes);
            texts(json, "repaired", of(Note.Kind.REPAIRED, notes));
            texts(json, "dropped", of(Note.Kind.DROPPED, notes));
            if (error != null) {
                json.writeStringProperty("error", error);
            }
            json.writeEndObject();
        }
        out.println();
    }

    /** An article that declares none is known by the name of its file, as one of a directory is. */
    private static @Nullable String uri(String file, Draft draft) {
        Article.Builder article = draft.article();
        if (article.getUri() != null || !article.hasSource()) {
            return article.getUri();
        }
        Path name = Path.of(file).getFileName();
        return ArticleUri.ofName(article.getSource().getId(), String.valueOf(name)) + draft.fragment();
    }

    private static List<String> of(Note.Kind kind, List<Note> notes) {
        return notes.stream()
                .filter(note -> note.kind() == kind)
                .map(Note::text)
                .toList();
    }

    private static void text(JsonGenerator json, String name, @Nullable String text) {
        if (text == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, text);
        }
    }

    private static void time(JsonGenerator json, String name, @Nullable Instant time) {
        text(json, name, time == null ? null : time.toString());
    }

    private static void texts(JsonGenerator json, String name, @Nullable List<String> texts) {
        json.writeArrayPropertyStart(name);
        for (String text : texts == null ? List.<String>of() : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
