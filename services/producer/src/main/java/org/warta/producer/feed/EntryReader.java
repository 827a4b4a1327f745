package org.warta.producer.feed;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.producer.format.Origin;
import org.warta.producer.link.Links;
import org.warta.producer.note.Notes;
import org.warta.producer.text.CleanText;
import org.warta.producer.text.LanguageTag;
import org.warta.producer.xml.XmlElement;

/** Reads one item of a feed in XML, by the names of all formats. */
final class EntryReader {
    private static final Set<String> TITLES = Set.of("title", "dc:title", "media:title", "itunes:title", "news:title");
    private static final Set<String> CONTENTS = Set.of(
            "content:encoded", "content", "body", "xhtml:body", "xhtml:div", "fullitem", "full-text", "fulltext");
    private static final Set<String> SUMMARIES = Set.of(
            "description",
            "summary",
            "abstract",
            "dc:description",
            "tagline",
            "media:description",
            "itunes:summary",
            "dcterms:abstract",
            "itunes:subtitle");

    /** Fields of the time of publication, the most exact first. */
    private static final Map<String, String> PUBLISHED = Map.of(
            "pubdate",
            "pubDate",
            "published",
            "published",
            "issued",
            "issued",
            "dcterms:issued",
            "dcterms:issued",
            "news:publication_date",
            "publication_date",
            "prism:publicationdate",
            "prism:publicationDate",
            "dc:date",
            "dc:date",
            "created",
            "created",
            "dcterms:created",
            "dcterms:created",
            "dcterms:date",
            "dcterms:date");

    private static final Map<String, String> UPDATED = Map.of(
            "updated",
            "updated",
            "modified",
            "modified",
            "dcterms:modified",
            "dcterms:modified",
            "lastmod",
            "lastmod",
            "lastbuilddate",
            "lastBuildDate",
            "prism:modificationdate",
            "prism:modificationDate");

    private final Origin origin;
    private final XmlElement item;
    private final Entry entry;
    private @Nullable String permalink;
    private @Nullable String original;
    private int titleRank = Integer.MAX_VALUE;

    private EntryReader(XmlElement item, Origin origin) {
        this.item = item;
        this.origin = origin;
        this.entry = new Entry(item.line());
    }

    static Entry read(XmlElement item, Origin origin) {
        EntryReader reader = new EntryReader(item, origin);
        reader.attributes();
        item.children().forEach(reader::field);
        reader.finish();
        return reader.entry;
    }

    /** RDF names an item by an attribute, CDF says even more so. */
    private void attributes() {
        entry.language = language(item.language());
        entry.link = link(item.attribute("href"), item);
        entry.updated("lastmod", item.attribute("lastmod"));
    }

    private void field(XmlElement field) {
        String name = field.name();
        if (TITLES.contains(name)) {
            title(field);
        } else if (CONTENTS.contains(name)) {
            content(field);
        } else if (SUMMARIES.contains(name)) {
            String summary = Passage.body(field, entry.notes);
            boolean better = entry.summary.isEmpty() || name.equals("description") || name.equals("summary");
            if (better && !summary.isEmpty()) {
                entry.summary = summary;
            }
        } else if (PUBLISHED.containsKey(name)) {
            entry.published(PUBLISHED.getOrDefault(name, name), field.text());
        } else if (UPDATED.containsKey(name)) {
            entry.updated(UPDATED.getOrDefault(name, name), field.text());
        } else {
            other(field, name);
        }
    }

    private void other(XmlElement field, String name) {
        switch (name) {
            case "link", "loc", "url", "l:link" -> address(field);
            case "feedburner:origlink", "pheedo:origlink" -> original = link(field.text(), field);
            case "guid", "id" -> guid(field);
            case "dc:identifier" -> identifier(field.text());
            case "author", "dc:creator", "dc:author", "itunes:author", "creator", "byline" -> author(field);
            case "category", "dc:subject", "media:category", "dcterms:subject" -> subject(field);
            case "media:keywords", "itunes:keywords", "news:keywords", "keywords" -> {
                for (String keyword : field.text().split("[,;]", -1)) {
                    entry.subject(keyword);
                }
            }
            case "language", "dc:language", "news:language" -> entry.language = language(field.text());
            case "rights", "copyright", "dc:rights", "dcterms:rights", "media:copyright" -> {
                String rights = Passage.body(field, entry.notes);
                entry.rights = rights.isEmpty() ? entry.rights : rights;
            }
            case "cc:license" -> entry.terms = license(field);
            case "source", "dc:source", "ag:source", "dc:publisher" -> source(field);
            case "news:news", "news:publication", "media:group", "media:content" -> nested(field);
            default -> {}
        }
    }

    private void nested(XmlElement group) {
        for (XmlElement field : group.children()) {
            if (field.name().equals("news:name")) {
                entry.sourceName = CleanText.line(field.text());
            } else if (group.name().startsWith("news:")
                    || field.name().equals("media:description")
                    || field.name().equals("media:title")) {
                field(field);
            }
        }
    }

    private void title(XmlElement field) {
        String title = Passage.line(field, entry.notes);
        int rank = field.name().equals("title")
                ? 0
                : field.name().startsWith("dc:") || field.name().startsWith("news:") ? 1 : 2;
        if (!title.isEmpty() && rank < titleRank) {
            entry.title = title;
            titleRank = rank;
        }
    }

    private void content(XmlElement field) {
        String address = field.attribute("src");
        String type = field.attribute("type");
        boolean text = type == null || !type.matches("(?i)(?:image|audio|video|application/(?!xhtml|xml|atom)).*");
        String content = text ? Passage.body(field, entry.notes) : "";
        if (content.length() > entry.content.length()) {
            entry.content = content;
            entry.language = language(field.attribute("xml:lang"));
        }
        if (text && address != null && permalink == null) {
            permalink = link(address, field);
        }
    }

    /** The page itself, not its feed, its comments or what else is related to it. */
    private void address(XmlElement field) {
        String rel = field.attribute("rel");
        String href = field.attribute("href");
        String type = field.attribute("type");
        if ("license".equals(rel)) {
            entry.terms = href;
            return;
        }
        boolean alternate = rel == null || rel.toLowerCase(Locale.ROOT).endsWith("alternate");
        boolean page = type == null
                || type.toLowerCase(Locale.ROOT).matches("(?:text/html|application/xhtml\\+xml|html|text).*");
        if (!alternate || !page) {
            return;
        }
        String resource = field.attribute("rdf:resource");
        String target = href != null ? href : resource != null ? resource : field.text();
        if (entry.link == null) {
            entry.link = link(target, field);
        }
    }

    private void guid(XmlElement field) {
        String text = field.text().strip();
        if (text.isEmpty()) {
            return;
        }
        boolean relative = text.startsWith("/") && !text.startsWith("//");
        String resolved = relative ? Links.resolve(field.base(origin.base()), text) : null;
        entry.guid = resolved == null ? text : resolved;
        String permanent = field.attribute("ispermalink");
        boolean isLink = field.name().equals("guid") && (permanent == null || permanent.equalsIgnoreCase("true"));
        if (isLink && Links.isWeb(entry.guid)) {
            permalink = entry.guid;
        }
    }

    private void identifier(String text) {
        if (entry.guid == null && !text.isBlank()) {
            entry.guid = text.strip();
        }
    }

    private void author(XmlElement field) {
        entry.author(Person.name(field, entry.notes));
    }

    private void subject(XmlElement field) {
        String label = field.attribute("label");
        String term = field.attribute("term");
        String named = label == null ? term : label;
        entry.subject(named == null ? Passage.line(field, entry.notes) : named);
    }

    private void source(XmlElement field) {
        String title = field.childText("title");
        String name = CleanText.line(title == null ? (field.hasChildren() ? "" : field.text()) : title);
        XmlElement link = field.child("link");
        String address =
                field.attribute("url") != null ? field.attribute("url") : link == null ? null : link.attribute("href");
        if (!name.isEmpty() && !Links.isWeb(name)) {
            entry.sourceName = name;
            entry.sourceUri = address == null ? null : link(address, field);
        }
    }

    private @Nullable String license(XmlElement field) {
        String resource = field.attribute("rdf:resource");
        String terms = resource == null ? CleanText.line(field.text()) : resource;
        return terms.isEmpty() ? null : terms;
    }

    private @Nullable String language(@Nullable String tag) {
        if (tag == null || tag.isBlank()) {
            return entry.language;
        }
        String language = LanguageTag.of(tag);
        if (language == null) {
            entry.notes.dropped("language " + Notes.quote(tag) + " is no BCP 47 tag");
            return entry.language;
        }
        return language;
    }

    private @Nullable String link(@Nullable String reference, XmlElement at) {
        if (reference == null || reference.isBlank()) {
            return null;
        }
        String absolute = Links.resolve(at.base(origin.base()), reference);
        if (absolute == null) {
            entry.notes.dropped("link " + Notes.quote(reference) + " is relative to nothing: name a base");
        } else if (!Links.isWeb(absolute) || Links.canonical(absolute) == null) {
            entry.notes.dropped("link " + Notes.quote(reference) + " is no address on the web");
            return null;
        }
        return absolute;
    }

    private void finish() {
        if (original != null) {
            entry.link = original;
        } else if (entry.link == null) {
            entry.link = permalink;
        }
        String about = item.attribute("rdf:about");
        if (entry.guid == null && about != null) {
            entry.guid = about;
        }
        if (entry.link == null && about != null && Links.isWeb(about)) {
            entry.link = Links.canonical(about) == null ? null : about;
        }
        if (entry.content.isEmpty() && !item.hasChildren() && entry.title.isEmpty()) {
            entry.title = Passage.line(item, entry.notes);
        }
    }
}
