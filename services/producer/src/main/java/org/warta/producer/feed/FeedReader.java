package org.warta.producer.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.producer.format.Origin;
import org.warta.producer.link.Links;
import org.warta.producer.note.Notes;
import org.warta.producer.text.LanguageTag;
import org.warta.producer.xml.XmlElement;
import org.warta.producer.xml.XmlTree;

/** Reads a feed in XML: RSS 0.9 to 2.0, Atom 0.3 and 1.0, CDF, sitemaps. */
public final class FeedReader {
    /** More than a feed ever holds. */
    static final int MAX_ITEMS = 10_000;

    private static final Set<String> ROOTS =
            Set.of("rss", "rdf:rdf", "feed", "channel", "urlset", "sitemapindex", "rdf");
    private static final Set<String> ITEMS = Set.of("item", "entry");
    private static final Map<String, Duration> PERIODS = Map.of(
            "hourly",
            Duration.ofHours(1),
            "daily",
            Duration.ofDays(1),
            "weekly",
            Duration.ofDays(7),
            "monthly",
            Duration.ofDays(30),
            "yearly",
            Duration.ofDays(365));
    /** Elements of a feed that are described like items and are none. */
    private static final Set<String> NO_ITEMS = Set.of("image", "textinput", "source", "author", "contributor");

    private final Origin origin;
    private final Notes notes;
    private final List<XmlElement> items = new ArrayList<>();
    private XmlElement channel;
    private int omitted;

    private FeedReader(XmlElement root, Origin origin, Notes notes) {
        this.channel = root;
        this.origin = origin;
        this.notes = notes;
    }

    /** The element of the tree that is a feed, or holds the items of one that lost its root; null where none is. */
    public static @Nullable XmlElement find(XmlElement root) {
        XmlElement feed = first(root, ROOTS);
        if (feed != null) {
            return feed;
        }
        return first(root, ITEMS) == null ? null : root;
    }

    private static @Nullable XmlElement first(XmlElement element, Set<String> names) {
        if (names.contains(element.name())) {
            return element;
        }
        for (XmlElement child : element.children()) {
            XmlElement found = first(child, names);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Reads everything in a feed. */
    public static Feed read(XmlTree tree, XmlElement feed, Origin origin, Notes notes) {
        FeedReader reader = new FeedReader(feed, origin, notes);
        reader.collect(feed);
        return reader.feed(tree.cutOff());
    }

    /** Items may stand in the channel, beside it, in a list within it, or, unclosed, in each other. */
    private void collect(XmlElement element) {
        for (XmlElement child : element.children()) {
            switch (child.name()) {
                case "item", "entry", "at:deleted-entry" -> item(child);
                case "url" -> {
                    if (element.name().equals("urlset")) {
                        item(child);
                    }
                }
                case "channel" -> {
                    channel = channel.name().equals("channel") ? channel : child;
                    collect(child);
                }
                default -> {
                    if (!NO_ITEMS.contains(child.name())) {
                        collect(child);
                    }
                }
            }
        }
        if (element == channel
                && items.isEmpty()
                && (element.name().equals("entry") || element.name().equals("item"))) {
            items.add(element);
        }
    }

    private void item(XmlElement item) {
        if (items.size() < MAX_ITEMS) {
            items.add(item);
        } else {
            omitted++;
        }
    }

    private Feed feed(boolean cutOff) {
        if (omitted > 0) {
            notes.dropped(omitted + " items beyond the first " + MAX_ITEMS);
        }
        String title = title();
        String link = link();
        Origin resolved = origin.base() == null && link != null ? origin.withBase(link) : origin;
        String language = language();
        String rights = rights();
        List<String> authors = authors();
        List<Entry> entries = new ArrayList<>();
        for (XmlElement item : items) {
            Entry entry = item.name().equals("at:deleted-entry") ? deleted(item) : EntryReader.read(item, resolved);
            entry.language = entry.language == null ? language : entry.language;
            entry.rights = entry.rights == null ? rights : entry.rights;
            if (!entry.hasAuthor()) {
                authors.forEach(entry::author);
            }
            entries.add(entry);
        }
        Entry last = cutOff && !entries.isEmpty() ? entries.get(entries.size() - 1) : null;
        List<String> pages = pages(resolved);
        EntryDrafts drafts = new EntryDrafts(origin, title, link, last);
        return new Feed(title, link, interval(), skipHours(), pages, drafts.of(entries, notes.list()));
    }

    private static Entry deleted(XmlElement item) {
        Entry entry = new Entry(item.line());
        entry.guid = item.attribute("ref");
        entry.deleted = true;
        entry.updated("when", item.attribute("when"));
        return entry;
    }

    private @Nullable String title() {
        XmlElement title = channel.child("title");
        String line = title == null ? "" : Passage.line(title, notes);
        return line.isEmpty() ? null : line;
    }

    private @Nullable String link() {
        for (XmlElement link : channel.children("link")) {
            String rel = link.attribute("rel");
            String href = link.attribute("href");
            String target = href == null ? link.text() : href;
            boolean page = rel == null || rel.equals("alternate");
            String absolute = page && !target.isBlank() ? Links.resolve(link.base(origin.base()), target) : null;
            if (absolute != null && Links.isWeb(absolute)) {
                return Links.canonical(absolute);
            }
        }
        String about = channel.attribute("rdf:about");
        return about != null && Links.isWeb(about) ? Links.canonical(about) : null;
    }

    private @Nullable String language() {
        String language = channel.childText("language");
        String tag = language == null ? channel.childText("dc:language") : language;
        String ofRoot = tag == null ? channel.language() : tag;
        return ofRoot == null ? null : LanguageTag.of(ofRoot);
    }

    private @Nullable String rights() {
        for (String name : List.of("rights", "copyright", "dc:rights")) {
            XmlElement rights = channel.child(name);
            String text = rights == null ? "" : Passage.body(rights, notes);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return null;
    }

    /** Atom alone says that an entry without authors has those of its feed. */
    private List<String> authors() {
        List<String> authors = new ArrayList<>();
        if (channel.name().equals("feed")) {
            for (XmlElement author : channel.children("author")) {
                String name = author.childText("name");
                authors.add(name == null ? "" : name);
            }
        }
        return authors;
    }

    private @Nullable Duration interval() {
        String ttl = channel.childText("ttl");
        if (ttl != null && ttl.matches("\\d{1,6}")) {
            return Duration.ofMinutes(Long.parseLong(ttl));
        }
        String period = channel.childText("sy:updateperiod");
        Duration length = period == null ? null : PERIODS.get(period.toLowerCase(Locale.ROOT));
        String frequency = channel.childText("sy:updatefrequency");
        if (length == null || frequency == null || !frequency.matches("[1-9]\\d{0,3}")) {
            return length;
        }
        return length.dividedBy(Long.parseLong(frequency));
    }

    private Set<Integer> skipHours() {
        Set<Integer> hours = new HashSet<>();
        XmlElement skip = channel.child("skiphours");
        if (skip != null) {
            for (XmlElement hour : skip.children("hour")) {
                String text = hour.text().strip();
                if (text.matches("\\d{1,2}") && Integer.parseInt(text) <= 24) {
                    hours.add(Integer.parseInt(text) % 24);
                }
            }
        }
        return hours;
    }

    private List<String> pages(Origin resolved) {
        List<String> pages = new ArrayList<>();
        if (channel.name().equals("sitemapindex")) {
            for (XmlElement sitemap : channel.children("sitemap")) {
                String location = sitemap.childText("loc");
                String page = location == null ? null : Links.resolve(resolved.base(), location);
                if (page != null && Links.isWeb(page) && pages.size() < MAX_ITEMS) {
                    pages.add(page);
                }
            }
        }
        return pages;
    }
}
