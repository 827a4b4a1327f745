package org.warta.producer.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.warta.producer.feed.Feed;
import org.warta.producer.feed.FeedReader;
import org.warta.producer.feed.JsonFeedReader;
import org.warta.producer.format.ArticleReader;
import org.warta.producer.format.FileFormat;
import org.warta.producer.format.JsonValues;
import org.warta.producer.format.MalformedException;
import org.warta.producer.format.Origin;
import org.warta.producer.format.Reading;
import org.warta.producer.format.Value;
import org.warta.producer.newsml.NewsMlReader;
import org.warta.producer.note.Notes;
import org.warta.producer.page.PageReader;
import org.warta.producer.text.Decoded;
import org.warta.producer.xml.XmlElement;
import org.warta.producer.xml.XmlTree;

/** Reads the bytes of one document. What they are is told by themselves first, and by their type where they leave doubt. */
public final class DocumentReader {
    /** Something that looks like the root of a feed, after whatever. */
    private static final Pattern XML_ROOT = Pattern.compile(
            "<(?:\\?xml|(?:[\\w.-]{1,20}:)?(?:rss|rdf|feed|channel|urlset|sitemapindex|newsitem|newsmessage|packageitem|item|entry|opml)[\\s>])",
            Pattern.CASE_INSENSITIVE);

    /** HTML, which may have an XML declaration or comments on top. */
    private static final Pattern HTML_ROOT = Pattern.compile(
            "(?:<\\?xml[^>]{0,200}>\\s*+)?(?:<!--[\\s\\S]{0,2000}?-->\\s*+){0,5}<(?:!doctype\\s+html(?![^>]{0,200}>\\s*+<(?:rss|feed|rdf))|html|head|body|meta|title|article)[\\s>]",
            Pattern.CASE_INSENSITIVE);

    /** How a rejection begins that is a fault of this program. */
    static final String DEFECT = "cannot be read by a defect of Warta, which please report with the document: ";

    /** A root stands within this. */
    private static final int TOP = 64 * 1024;

    private final Origin origin;
    private final Notes notes = new Notes();

    private DocumentReader(Origin origin) {
        this.origin = origin;
    }

    /** Reads every article and finds every fault; answers with rejections, never with exceptions. */
    public static Document read(byte[] bytes, Origin origin) {
        try {
            return new DocumentReader(origin).read(bytes);
        } catch (RuntimeException | StackOverflowError defect) {
            // one document of millions must not stop the others
            return new Document(DocumentKind.UNKNOWN, Reading.rejected(DEFECT + defect));
        }
    }

    private Document read(byte[] bytes) {
        byte[] plain = bytes;
        if (Gzip.isPacked(bytes)) {
            try {
                plain = Gzip.unpack(bytes);
            } catch (IOException broken) {
                return unknown("is packed by gzip and cannot be unpacked: " + broken.getMessage());
            }
        }
        if (plain.length > Limits.MAX_DOCUMENT_BYTES) {
            return unknown("is %,d bytes long, over the limit of %,d: split it"
                    .formatted(plain.length, Limits.MAX_DOCUMENT_BYTES));
        }
        String text = Decoded.of(plain, origin.contentType(), notes).text();
        String start = text.substring(0, Math.min(text.length(), TOP)).strip();
        if (start.isEmpty()) {
            return unknown("is empty");
        }
        return switch (type()) {
            case "text/plain", "text/markdown" -> declared(text, start);
            case "application/x-ndjson", "application/ndjson", "application/jsonl" -> ninjs(FileFormat.NDJSON, text);
            default -> shaped(text, start);
        };
    }

    /** Text is taken at its word unless it is evidently a feed: many servers call everything text. */
    private Document declared(String text, String start) {
        if (start.startsWith("<")
                && (XML_ROOT.matcher(start).find() || HTML_ROOT.matcher(start).lookingAt())) {
            return shaped(text, start);
        }
        boolean markdown = type().equals("text/markdown");
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Reading reading =
                ArticleReader.read(markdown ? FileFormat.MARKDOWN : FileFormat.PLAIN_TEXT, utf8, origin.sourceId());
        return new Document(markdown ? DocumentKind.MARKDOWN : DocumentKind.PLAIN_TEXT, reading.noting(notes.list()));
    }

    private Document shaped(String text, String start) {
        if (start.startsWith("{") || start.startsWith("[")) {
            return json(text);
        }
        boolean html = HTML_ROOT.matcher(start).lookingAt();
        if (!html && (start.startsWith("<") || XML_ROOT.matcher(start).find())) {
            Document xml = xml(text);
            if (xml != null) {
                return xml;
            }
        }
        if (html || isHtmlType()) {
            return new Document(DocumentKind.PAGE, PageReader.read(text, origin, notes));
        }
        return unknown("is no feed, no NewsML-G2, no JSON and no page of news");
    }

    private boolean isHtmlType() {
        return type().equals("text/html") || type().equals("application/xhtml+xml");
    }

    private @Nullable Document xml(String text) {
        XmlTree tree = XmlTree.of(text, notes);
        if (tree == null) {
            return null;
        }
        if (tree.root().name().equals("opml")) {
            return unknown("is OPML, a list of sources: import it as such");
        }
        if (NewsMlReader.isNewsMl(tree.root())) {
            return new Document(DocumentKind.NEWSML_G2, NewsMlReader.read(tree, origin, notes));
        }
        XmlElement root = FeedReader.find(tree.root());
        if (root == null) {
            return null;
        }
        Feed feed = FeedReader.read(tree, root, origin, notes);
        boolean lost =
                feed.reading().drafts().isEmpty() && feed.reading().rejections().isEmpty();
        if (lost && feed.pages().isEmpty() && !tree.wellFormed()) {
            return unknown("is a broken feed without an item that could be read");
        }
        return new Document(DocumentKind.FEED, feed.reading(), feed);
    }

    private Document json(String text) {
        try {
            if (JsonValues.parse(text, 0) instanceof Value.Mapping object && JsonFeedReader.isFeed(object)) {
                Feed feed = JsonFeedReader.read(object, origin, notes);
                return new Document(DocumentKind.JSON_FEED, feed.reading(), feed);
            }
        } catch (MalformedException severalValues) {
            // ninjs, one a line, or the same fault found again
        }
        return ninjs(FileFormat.JSON, text);
    }

    private Document ninjs(FileFormat format, String text) {
        Reading reading = ArticleReader.read(format, text.getBytes(StandardCharsets.UTF_8), origin.sourceId());
        return new Document(DocumentKind.NINJS, reading.noting(notes.list()));
    }

    private Document unknown(String reason) {
        Reading rejected = Reading.rejected(reason);
        return new Document(
                DocumentKind.UNKNOWN, new Reading(List.of(), rejected.rejections(), List.of(), notes.list()));
    }

    private String type() {
        String type = origin.contentType();
        return type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }
}
