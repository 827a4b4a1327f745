package org.warta.producer.command;

import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.Rejection;
import org.warta.producer.archive.Part;
import org.warta.producer.format.Draft;
import org.warta.producer.format.Reading;
import org.warta.producer.note.Note;

/** Shows articles for people: a few lines each, and how their text begins. */
final class TextPrinter implements ArticlePrinter {
    private static final int MAX_BODY = 300;

    private final PrintWriter out;

    TextPrinter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void print(String file, Part part) {
        Reading reading = part.document().reading();
        String kind = part.document().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String place = part.place().isEmpty() ? "" : ", " + part.place();
        out.println("%s%s: %s, %d articles, %d faults"
                .formatted(
                        file,
                        place,
                        kind,
                        reading.drafts().size(),
                        reading.rejections().size()));
        reading.notes().forEach(note -> note("  ", note));
        reading.drafts().forEach(this::article);
        for (Rejection rejection : reading.rejections()) {
            String line = rejection.getLine() == null ? "" : "line " + rejection.getLine() + " ";
            out.println();
            out.println("  rejected: " + line + rejection.getReason());
        }
        out.println();
    }

    @Override
    public void empty(String file) {
        out.println(file + ": holds no articles, and nothing is wrong with it");
        out.println();
    }

    @Override
    public void failed(String file, String error) {
        out.println(file + ": " + error);
        out.println();
    }

    private void article(Draft draft) {
        Article.Builder article = draft.article();
        out.println();
        out.println("  " + article.getHeadline());
        field("uri", article.getUri());
        field("link", article.hasAltIds() ? article.getAltIds().get("link") : null);
        field("published", article.getContentCreated());
        field("updated", article.getVersionCreated());
        field("language", article.getLanguage());
        field("by", article.getByline());
        field("subjects", article.getSubjects().isEmpty() ? null : String.join(", ", article.getSubjects()));
        draft.notes().forEach(note -> note("    ", note));
        String body = article.getBody();
        int end = body.length() <= MAX_BODY
                ? body.length()
                : body.offsetByCodePoints(0, body.codePointCount(0, MAX_BODY));
        body.substring(0, end).lines().forEach(line -> out.println("    | " + line));
        if (end < body.length()) {
            out.println("    | … %,d characters".formatted(body.length()));
        }
    }

    private void field(String name, @Nullable Object value) {
        if (value != null) {
            out.println("    " + name + ": " + value);
        }
    }

    private void note(String indent, Note note) {
        out.println(indent + note.kind().name().toLowerCase(Locale.ROOT) + ": " + note.text());
    }
}
