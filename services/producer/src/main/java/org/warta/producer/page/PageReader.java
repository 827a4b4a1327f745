package org.warta.producer.page;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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
import org.warta.producer.note.Notes;
import org.warta.producer.text.CleanText;
import org.warta.producer.text.HtmlText;
import org.warta.producer.text.LanguageTag;
import org.warta.producer.text.Markup;

/** Reads the article of a page: what JSON-LD says first, then what meta elements say, then what the page shows. */
public final class PageReader {
    private static final String[] PUBLISHED = {
        "meta[property=article:published_time]",
        "meta[itemprop=datePublished]",
        "[itemprop=datePublished]",
        "meta[name=pubdate]",
        "meta[name=publishdate]",
        "meta[name=publish-date]",
        "meta[name=date]",
        "meta[name=dc.date]",
        "meta[name=DC.date.issued]",
        "meta[name=parsely-pub-date]",
        "time[pubdate]",
        "article time[datetime]",
        "time[datetime]"
    };
    private static final String[] UPDATED = {
        "meta[property=article:modified_time]",
        "meta[property=og:updated_time]",
        "[itemprop=dateModified]",
        "meta[name=lastmod]"
    };

    private final Document page;
    private final LinkedData data;
    private final Origin origin;
    private final Notes notes;

    private PageReader(Document page, Origin origin, Notes notes) {
        this.page = page;
        this.origin = origin;
        this.notes = notes;
        this.data = LinkedData.of(page, notes);
    }

    /** Reads its article; it is incomplete where the page shows none. */
    public static Reading read(String html, Origin origin, Notes notes) {
        String base = origin.base() == null ? "" : origin.base();
        return new PageReader(Jsoup.parse(Markup.bounded(html), base), origin, notes).read();
    }

    private Reading read() {
        String address = address();
        String headline = headline();
        Article.Builder article =
                Article.newBuilder().setPubStatus(PubStatus.USABLE).setHeadline(headline);
        if (address != null) {
            article.setUri(address);
            article.setAltIds(Map.of("link", address));
        } else {
            article.setAltIds(Map.of());
        }
        article.setSummary(emptyToNull(summary()));
        article.setByline(byline());
        article.setLanguage(language());
        article.setSubjects(subjects());
        article.setCopyrightHolder(line(data.text("copyrightHolder")));
        article.setCopyrightNotice(line(data.text("copyrightNotice")));
        article.setUsageTerms(line(data.text("license")));
        article.setSource(Source.newBuilder()
                .setId(origin.sourceId())
                .setName(publisher())
                .build());
        Instant published = date("datePublished", PUBLISHED);
        Instant updated = date("dateModified", UPDATED);
        article.setContentCreated(published == null ? updated : published);
        if (updated != null) {
            article.setVersionCreated(updated);
        }
        article.setBody(body());
        if (address == null) {
            article.setUri(ArticleUri.ofContent(origin.sourceId(), headline));
            notes.repaired("the page names no address: it is known by a hash of its headline");
        }
        Draft draft = new Draft("", 1, article, notes.list());
        String problem = headline.isEmpty()
                ? "is a page without a title"
                : article.getBody().isEmpty() ? "is a page without an article's text" : null;
        return problem == null
                ? Reading.of(List.of(draft), List.of(), List.of())
                : Reading.of(List.of(), List.of(new Incomplete(draft, problem)), List.of());
    }

    /** What the page calls its canonical address, which an AMP page has, too; else where it was read. */
    private @Nullable String address() {
        for (String named : new String[] {attribute("link[rel=canonical]", "href"), meta("og:url"), data.text("url")}) {
            String absolute = named == null || named.isBlank() ? null : Links.resolve(origin.base(), named);
            String canonical = absolute == null ? null : Links.canonical(absolute);
            if (canonical != null && ArticleUri.problem(canonical) == null) {
                return canonical;
            }
        }
        String read = origin.base() == null ? null : Links.canonical(origin.base());
        return read == null || ArticleUri.problem(read) != null ? null : read;
    }

    private String headline() {
        Element heading = page.selectFirst("article h1, main h1, h1");
        for (String candidate : new String[] {
            data.text("headline"),
            meta("og:title"),
            meta("twitter:title"),
            heading == null ? null : heading.text(),
            page.title()
        }) {
            String line = candidate == null ? "" : plain(candidate);
            if (!line.isEmpty()) {
                return line;
            }
        }
        return "";
    }

    private String summary() {
        for (String candidate : new String[] {data.text("description"), meta("og:description"), meta("description")}) {
            String line = candidate == null ? "" : plain(candidate);
            if (!line.isEmpty()) {
                return line;
            }
        }
        return "";
    }

    /** Attributes and JSON hold plain text, in which many leave HTML. */
    private static String plain(String text) {
        return CleanText.line(Markup.isHtml(text) ? HtmlText.of(text) : text);
    }

    private String body() {
        String said = data.text("articleBody");
        if (said != null) {
            String body = Markup.isHtml(said) ? HtmlText.of(said, notes) : CleanText.body(said);
            if (!body.isEmpty()) {
                return body;
            }
        }
        return MainText.of(page);
    }

    private @Nullable String byline() {
        Set<String> names = new LinkedHashSet<>(data.texts("author"));
        if (names.isEmpty()) {
            for (String candidate : new String[] {
                meta("author"),
                meta("article:author"),
                meta("dc.creator"),
                text("[itemprop=author] [itemprop=name]"),
                text("[itemprop=author]"),
                text("[rel=author]")
            }) {
                if (names.isEmpty() && candidate != null && !candidate.isBlank() && !Links.isWeb(candidate)) {
                    names.add(candidate);
                }
            }
        }
        names.removeIf(Links::isWeb);
        return line(String.join(", ", names));
    }

    private @Nullable String language() {
        Element html = page.selectFirst("html");
        for (String candidate : new String[] {
            data.text("inLanguage"),
            html == null ? null : html.attr("lang"),
            meta("og:locale"),
            attribute("meta[http-equiv=content-language]", "content")
        }) {
            String tag = candidate == null ? null : LanguageTag.of(candidate);
            if (tag != null) {
                return tag;
            }
        }
        return null;
    }

    private List<String> subjects() {
        Set<String> subjects = new LinkedHashSet<>(data.texts("articleSection"));
        String section = meta("article:section");
        if (section != null) {
            subjects.add(section);
        }
        for (String keywords : data.texts("keywords")) {
            subjects.addAll(List.of(keywords.split("\\s*,\\s*", -1)));
        }
        for (Element tag : page.select("meta[property=article:tag]")) {
            subjects.add(tag.attr("content"));
        }
        return subjects.stream()
                .map(CleanText::line)
                .filter(name -> !name.isEmpty())
                .limit(100)
                .distinct()
                .toList();
    }

    private @Nullable String publisher() {
        String said = data.text("publisher");
        return line(said == null ? meta("og:site_name") : said);
    }

    private @Nullable Instant date(String field, String[] places) {
        Set<String> tried = new LinkedHashSet<>();
        String said = data.text(field);
        if (said != null) {
            Instant time = read(field, said);
            if (time != null) {
                return time;
            }
        }
        for (String place : places) {
            Element element = page.selectFirst(place);
            if (element != null) {
                String date = element.hasAttr("content")
                        ? element.attr("content")
                        : element.hasAttr("datetime") ? element.attr("datetime") : element.text();
                Instant time = date.isBlank() || !tried.add(date) ? null : read(field, date);
                if (time != null) {
                    return time;
                }
            }
        }
        return null;
    }

    private @Nullable Instant read(String field, String date) {
        return NewsDates.read(field, date, origin.readAt(), origin.zone(), notes);
    }

    private @Nullable String meta(String name) {
        Element element = page.selectFirst("meta[property=" + name + "], meta[name=" + name + "]");
        return element == null || element.attr("content").isBlank() ? null : element.attr("content");
    }

    private @Nullable String attribute(String selector, String name) {
        Element element = page.selectFirst(selector);
        return element == null ? null : element.attr(name);
    }

    private @Nullable String text(String selector) {
        Element element = page.selectFirst(selector);
        return element == null ? null : element.hasAttr("content") ? element.attr("content") : element.text();
    }

    private static @Nullable String line(@Nullable String text) {
        return text == null ? null : emptyToNull(CleanText.line(text));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
