package org.warta.reader.syndication;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.Identifiers;
import org.warta.reader.article.TopicView;

/** Tells a feed in Atom (<a href="https://www.rfc-editor.org/rfc/rfc4287">RFC 4287</a>). */
public final class AtomFeed {
    private AtomFeed() {}

    /** The document in UTF-8. */
    public static byte[] write(Feed feed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            AtomWriter xml = new AtomWriter(
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name()));
            xml.start("feed", null);
            xml.text("id", feed.self());
            xml.text("title", feed.title());
            xml.text("updated", feed.updated().toString());
            xml.link("self", "application/atom+xml", feed.self());
            xml.link("alternate", "text/html", feed.page());
            if (feed.next() != null) {
                xml.link("next", "application/atom+xml", feed.next());
            }
            xml.text("generator", "Warta");
            for (Feed.Entry entry : feed.entries()) {
                write(entry, xml);
            }
            xml.end();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a feed cannot be written to memory", impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Feed.Entry entry, AtomWriter xml) throws XMLStreamException {
        ArticleView article = entry.article();
        xml.start("entry", article.languageTag());
        xml.text("id", "urn:uuid:" + article.id());
        xml.text("title", article.headline());
        xml.text("updated", article.versionCreated().toString());
        xml.text("published", article.publishedAt().toString());
        xml.link("alternate", "text/html", entry.page());
        String publishersPage = Identifiers.page(article.uri());
        if (publishersPage != null) {
            xml.link("via", null, publishersPage);
        }
        xml.start("author", null);
        xml.text("name", entry.author());
        xml.end();
        for (TopicView topic : article.enrichment().topics()) {
            category(topic, article.languageTag(), xml);
        }
        xml.text("rights", article.rights().text());
        xml.text("summary", article.summary());
        xml.html("content", Paragraphs.html(article.body()));
        xml.start("source", null);
        xml.text("id", Identifiers.uri(article.source().uri()));
        xml.text("title", entry.source());
        xml.end();
        xml.end();
    }

    private static void category(TopicView topic, @Nullable String language, AtomWriter xml) throws XMLStreamException {
        xml.category(
                topic.code(),
                Identifiers.mediaTopic(topic.code()) == null ? null : Identifiers.MEDIA_TOPICS,
                topic.label() == null ? null : topic.label().in(language));
    }
}
