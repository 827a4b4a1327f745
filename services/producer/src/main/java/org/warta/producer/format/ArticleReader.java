package org.warta.producer.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.PubStatus;
import org.warta.producer.text.CleanText;

/** Reads the bytes of one item. Answers with rejections, never with exceptions. */
public final class ArticleReader {
    private final String sourceId;
    private final Faults faults = new Faults();
    private final List<Draft> drafts = new ArrayList<>();

    private ArticleReader(String sourceId) {
        this.sourceId = sourceId;
    }

    /**
     * Reads every article and finds every fault.
     *
     * @param sourceId the source of the articles, where they declare no other
     */
    public static Reading read(FileFormat format, byte[] bytes, String sourceId) {
        ArticleReader reader = new ArticleReader(sourceId);
        try {
            String text = Utf8.decode(bytes);
            if (text.isBlank()) {
                throw new MalformedException(1, "is empty");
            }
            switch (format) {
                case PLAIN_TEXT -> reader.plainText(text);
                case MARKDOWN -> reader.markdown(text);
                case JSON -> reader.json(text);
                case NDJSON -> reader.lines(text);
            }
        } catch (MalformedException malformed) {
            reader.faults.add(malformed);
        }
        return new Reading(reader.drafts, reader.faults.rejections());
    }

    /**
     * Reads one line of NDJSON.
     *
     * @param linesBefore lines of the file that stand before it
     * @param index how many articles stand before it
     */
    public static Reading readLine(byte[] bytes, int linesBefore, long index, String sourceId) {
        ArticleReader reader = new ArticleReader(sourceId);
        try {
            Value value = JsonValues.parse(Utf8.decode(bytes), linesBefore);
            if (value != null) {
                reader.jsonItem(value, "#/" + index);
            }
        } catch (MalformedException malformed) {
            reader.faults.add(malformed);
        }
        return new Reading(reader.drafts, reader.faults.rejections());
    }

    /** Reads one value of a JSON array. */
    public static Reading readElement(Value value, String sourceId) {
        ArticleReader reader = new ArticleReader(sourceId);
        reader.jsonItem(value, "#" + value.place().path());
        return new Reading(reader.drafts, reader.faults.rejections());
    }

    /** The first line is the headline; a second one that repeats it is dropped; the rest is the body. */
    private void plainText(String text) {
        String[] lines = CleanText.characters(text).strip().split("\n", 2);
        String headline = CleanText.line(lines[0]);
        String body = lines.length == 1 ? "" : lines[1].strip();
        String[] bodyLines = body.split("\n", 2);
        if (CleanText.line(bodyLines[0]).equals(headline)) {
            body = bodyLines.length == 1 ? "" : bodyLines[1];
        }
        Value.Mapping nothing = new Value.Mapping(new Value.Place(1, ""), Map.of());
        Article.Builder article = ArticleFields.read(nothing, sourceId, faults);
        article.setHeadline(headline);
        article.setBody(CleanText.body(body));
        finish(nothing, "", article, 0);
    }

    /** The front matter's fields; the headline may also be a heading on top, the body is the text below. */
    private void markdown(String text) throws MalformedException {
        FrontMatter front = FrontMatter.split(text);
        MarkdownText below = MarkdownText.of(front.text());
        int before = faults.count();
        Article.Builder article = ArticleFields.read(front.fields(), sourceId, faults);
        if (article.getBody() != null && !below.all().isEmpty()) {
            faults.add(front.linesBefore() + 1, "has a body twice: below the front matter and in its field `body`");
        }
        if (article.getHeadline() == null && below.startsWithHeading()) {
            article.setHeadline(below.first());
        }
        if (article.getBody() == null) {
            article.setBody(below.first().equals(article.getHeadline()) ? below.rest() : below.all());
        }
        finish(front.fields(), "", article, before);
    }

    /** One object, an array of them, or one a line. */
    private void json(String text) throws MalformedException {
        if (isNewlineDelimited(text)) {
            lines(text);
            return;
        }
        Value value = JsonValues.parse(text, 0);
        if (value instanceof Value.Sequence array) {
            array.items().forEach(item -> jsonItem(item, "#" + item.place().path()));
        } else if (value != null) {
            jsonItem(value, "");
        } else {
            throw new MalformedException(1, "holds no article");
        }
    }

    /** Whether the first line is a whole value and another follows it. */
    private static boolean isNewlineDelimited(String text) {
        String whole = text.strip();
        int end = whole.indexOf('\n');
        if (end < 0 || !whole.startsWith("{")) {
            return false;
        }
        try {
            JsonValues.parse(whole.substring(0, end), 0);
            return true;
        } catch (MalformedException severalLines) {
            return false;
        }
    }

    private void lines(String text) {
        String[] lines = text.split("\\R", -1);
        int index = 0;
        for (int before = 0; before < lines.length; before++) {
            if (lines[before].isBlank()) {
                continue;
            }
            try {
                Value value = JsonValues.parse(lines[before], before);
                if (value != null) {
                    jsonItem(value, "#/" + index);
                }
            } catch (MalformedException malformed) {
                faults.add(malformed);
            }
            index++;
        }
    }

    private void jsonItem(Value value, String fragment) {
        if (value instanceof Value.Mapping fields) {
            int before = faults.count();
            finish(fields, fragment, ArticleFields.read(fields, sourceId, faults), before);
        } else {
            faults.add(value, "is no article: it is to be an object");
        }
    }

    /** Completes an article that has no faults. A canceled one keeps nothing to read. */
    private void finish(Value.Mapping fields, String fragment, Article.Builder article, int faultsBefore) {
        if (article.getPubStatus() == PubStatus.CANCELED) {
            article.setHeadline("");
            article.setBody("");
            article.clearSummary();
            article.clearByline();
            article.clearSubjects();
        } else if (orEmpty(article.getHeadline()).isEmpty()) {
            faults.add(fields, "has no headline: declare `headline`, or begin the text with it");
        }
        if (faults.count() == faultsBefore) {
            article.setHeadline(orEmpty(article.getHeadline()));
            article.setBody(orEmpty(article.getBody()));
            drafts.add(new Draft(fragment, fields.place().line(), article));
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
