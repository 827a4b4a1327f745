package org.warta.producer.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.producer.format.Origin;
import org.warta.producer.format.Value;
import org.warta.producer.link.Links;
import org.warta.producer.note.Notes;
import org.warta.producer.text.CleanText;
import org.warta.producer.text.LanguageTag;

/** Reads <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed</a> 1 and 1.1. */
public final class JsonFeedReader {
    private final Origin origin;
    private final Value.Mapping feed;

    private JsonFeedReader(Value.Mapping feed, Origin origin) {
        this.feed = feed;
        this.origin = origin;
    }

    /** Whether a JSON object is one. */
    public static boolean isFeed(Value.Mapping object) {
        String version = object.text("version");
        boolean says = version != null && version.contains("jsonfeed.org/version");
        return says || (object.get("items") instanceof Value.Sequence && object.get("title") != null);
    }

    /** Reads everything in it. */
    public static Feed read(Value.Mapping feed, Origin origin, Notes notes) {
        JsonFeedReader reader = new JsonFeedReader(feed, origin);
        List<Entry> entries = new ArrayList<>();
        for (Value item : list(feed.get("items"))) {
            if (item instanceof Value.Mapping fields && entries.size() < FeedReader.MAX_ITEMS) {
                entries.add(reader.entry(fields));
            } else {
                notes.dropped(
                        "line " + item.place().line() + ": " + item.place().path() + " is no item, or one too many");
            }
        }
        String title = line(feed.text("title"));
        String link = feed.text("home_page_url");
        String page = link == null ? null : Links.canonical(link);
        return new Feed(
                title,
                page,
                null,
                Set.of(),
                List.of(),
                new EntryDrafts(origin, title, page, null).of(entries, notes.list()));
    }

    private Entry entry(Value.Mapping item) {
        Entry entry = new Entry(item.place().line());
        Value id = item.get("id");
        entry.guid = id instanceof Value.Text text
                ? line(text.text())
                : id instanceof Value.Literal number ? number.text() : null;
        entry.link = link(item.text("url"), entry);
        if (entry.link == null) {
            entry.link = link(item.text("external_url"), entry);
        }
        String title = item.text("title");
        entry.title = title == null ? "" : CleanText.line(title);
        String html = item.text("content_html");
        String text = item.text("content_text");
        entry.content =
                html != null ? Passage.html(html, false, entry.notes) : text == null ? "" : CleanText.body(text);
        String summary = item.text("summary");
        entry.summary = summary == null ? "" : CleanText.body(summary);
        entry.published("date_published", item.text("date_published"));
        entry.updated("date_modified", item.text("date_modified"));
        for (Value tag : list(item.get("tags"))) {
            entry.subject(tag instanceof Value.Text name ? name.text() : null);
        }
        authors(item, entry);
        if (!entry.hasAuthor()) {
            authors(feed, entry);
        }
        String language = item.text("language") == null ? feed.text("language") : item.text("language");
        if (language != null) {
            entry.language = LanguageTag.of(language);
            if (entry.language == null) {
                entry.notes.dropped("language " + Notes.quote(language) + " is no BCP 47 tag");
            }
        }
        return entry;
    }

    private static void authors(Value.Mapping of, Entry entry) {
        List<Value> authors = new ArrayList<>(list(of.get("authors")));
        if (authors.isEmpty() && of.get("author") != null) {
            authors.addAll(list(of.get("author")));
        }
        for (Value author : authors) {
            entry.author(author instanceof Value.Mapping person ? person.text("name") : null);
        }
    }

    private @Nullable String link(@Nullable String reference, Entry entry) {
        if (reference == null || reference.isBlank()) {
            return null;
        }
        String home = feed.text("home_page_url");
        String absolute = Links.resolve(origin.base() == null ? home : origin.base(), reference);
        if (absolute == null || Links.canonical(absolute) == null) {
            entry.notes.dropped("url " + Notes.quote(reference) + " is no address on the web");
            return null;
        }
        return absolute;
    }

    private static List<Value> list(@Nullable Value value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof Value.Sequence sequence ? sequence.items() : List.of(value);
    }

    private static @Nullable String line(@Nullable String text) {
        String line = text == null ? "" : CleanText.line(text);
        return line.isEmpty() ? null : line;
    }
}
