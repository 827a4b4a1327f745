package org.warta.producer.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.PubStatus;
import org.warta.event.Source;
import org.warta.producer.date.NewsDates;
import org.warta.producer.format.ArticleUri;
import org.warta.producer.format.Draft;
import org.warta.producer.format.Incomplete;
import org.warta.producer.format.Origin;
import org.warta.producer.format.Reading;
import org.warta.producer.link.Links;
import org.warta.producer.note.Note;
import org.warta.producer.text.CleanText;

/** Makes articles of the entries of one feed. */
final class EntryDrafts {
    /** A headline made of the beginning of a text is about this long. */
    private static final int HEADLINE_LENGTH = 100;

    private final Origin origin;
    private final @Nullable String feedTitle;
    private final @Nullable String feedLink;
    private final @Nullable Entry cutOff;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Incomplete> incomplete = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    /** @param cutOff an entry that the document ends within; null where there is none */
    EntryDrafts(Origin origin, @Nullable String feedTitle, @Nullable String feedLink, @Nullable Entry cutOff) {
        this.origin = origin;
        this.feedTitle = feedTitle;
        this.feedLink = feedLink;
        this.cutOff = cutOff;
    }

    Reading of(List<Entry> entries, List<Note> notes) {
        Set<String> sharedPages = sharedPages(entries);
        entries.forEach(entry -> draft(entry, sharedPages));
        return Reading.of(drafts, incomplete, notes);
    }

    /** Pages that several entries without an identifier point into, by fragments. */
    private static Set<String> sharedPages(List<Entry> entries) {
        Map<String, String> first = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (Entry entry : entries) {
            String page = entry.guid != null || entry.link == null ? null : Links.canonical(entry.link);
            if (page != null && entry.link != null) {
                String other = first.putIfAbsent(page, entry.link);
                if (other != null && !other.equals(entry.link)) {
                    shared.add(page);
                }
            }
        }
        return shared;
    }

    private void draft(Entry entry, Set<String> sharedPages) {
        Article.Builder article = Article.newBuilder();
        String headline = headline(entry);
        String body = entry.body();
        article.setHeadline(headline).setBody(body).setPubStatus(PubStatus.USABLE);
        article.setSummary(entry.summary.isEmpty() || entry.summary.equals(body) ? null : entry.summary);
        article.setByline(entry.byline());
        article.setSubjects(entry.subjects());
        article.setLanguage(entry.language);
        article.setCopyrightNotice(entry.rights);
        article.setUsageTerms(entry.terms);
        article.setSource(Source.newBuilder()
                .setId(origin.sourceId())
                .setName(entry.sourceName == null ? feedTitle : entry.sourceName)
                .setUri(entry.sourceUri == null ? feedLink : entry.sourceUri)
                .build());
        dates(entry, article);
        String uri = uri(entry, sharedPages);
        article.setUri(uri);
        article.setAltIds(altIds(entry));
        if (entry.deleted) {
            article.setPubStatus(PubStatus.CANCELED);
        }
        Draft draft = new Draft("", entry.line, article, entry.notes.list());
        String problem = problem(entry, headline, uri);
        if (problem == null) {
            lines.put(uri, entry.line);
            drafts.add(draft);
        } else {
            incomplete.add(new Incomplete(draft, problem));
        }
    }

    private @Nullable String problem(Entry entry, String headline, String uri) {
        if (entry.equals(cutOff)) {
            return "the document ends within this item: it is not whole";
        }
        Integer line = lines.get(uri);
        if (line != null) {
            return "has the identity of the item on line " + line + ": " + uri;
        }
        if (headline.isEmpty() && !entry.deleted) {
            return entry.link == null
                    ? "has neither title nor text"
                    : "has neither title nor text: its page, " + entry.link + ", may have them";
        }
        return null;
    }

    private static String headline(Entry entry) {
        if (!entry.title.isEmpty() || entry.body().isEmpty() || entry.deleted) {
            return entry.title;
        }
        entry.notes.repaired("it has no title: its headline is how its text begins");
        String line = CleanText.line(entry.body().lines().findFirst().orElse(""));
        if (line.length() <= HEADLINE_LENGTH) {
            return line;
        }
        int space = line.lastIndexOf(' ', HEADLINE_LENGTH);
        int end = space < HEADLINE_LENGTH / 2 ? HEADLINE_LENGTH : space;
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return CleanText.line(line.substring(0, end)) + "…";
    }

    private void dates(Entry entry, Article.Builder article) {
        Instant published = first(entry.published(), entry);
        Instant updated = first(entry.updated(), entry);
        article.setContentCreated(published == null ? updated : published);
        if (updated != null) {
            article.setVersionCreated(updated);
        }
    }

    private @Nullable Instant first(Map<String, String> dates, Entry entry) {
        for (Map.Entry<String, String> date : dates.entrySet()) {
            Instant time = NewsDates.read(date.getKey(), date.getValue(), origin.readAt(), origin.zone(), entry.notes);
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    /** The identifier, else the address, else a hash of what hardly changes. */
    private String uri(Entry entry, Set<String> sharedPages) {
        if (entry.guid != null) {
            String identifier = Links.identifier(entry.guid);
            return identifier != null && ArticleUri.problem(identifier) == null
                    ? identifier
                    : ArticleUri.ofName(origin.sourceId(), entry.guid);
        }
        if (entry.link != null) {
            String page = Links.canonical(entry.link);
            String place = Links.canonicalWithFragment(entry.link);
            if (page != null && place != null && ArticleUri.problem(place) == null) {
                return sharedPages.contains(page) ? place : page;
            }
            return ArticleUri.ofName(origin.sourceId(), entry.link);
        }
        String dates = String.join(" ", entry.published().values());
        String words = entry.title.isEmpty() ? entry.body() : entry.title;
        entry.notes.repaired("it has no identifier and no link: it is known by a hash of its words and date");
        return ArticleUri.ofContent(origin.sourceId(), words + "\n" + dates);
    }

    private static Map<String, String> altIds(Entry entry) {
        Map<String, String> altIds = new HashMap<>();
        if (entry.guid != null) {
            altIds.put("guid", CleanText.line(entry.guid));
        }
        String page = entry.link == null ? null : Links.canonical(entry.link);
        if (page != null) {
            altIds.put("link", page);
        }
        return altIds;
    }
}
