package org.warta.producer.newsml;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.PubStatus;
import org.warta.event.Source;
import org.warta.producer.date.NewsDates;
import org.warta.producer.format.ArticleUri;
import org.warta.producer.format.Dates;
import org.warta.producer.format.Draft;
import org.warta.producer.format.Origin;
import org.warta.producer.link.Links;
import org.warta.producer.note.Notes;
import org.warta.producer.text.CleanText;
import org.warta.producer.text.HtmlText;
import org.warta.producer.text.LanguageTag;
import org.warta.producer.xml.XmlElement;

/**
 * One {@code newsItem}.
 *
 * @param draft what it says
 * @param problem why it cannot be published; null where it can
 */
record NewsItem(Draft draft, @Nullable String problem) {

    static NewsItem read(XmlElement item, Origin origin) {
        return new Reader(item, origin).read();
    }

    private static final class Reader {
        private final XmlElement item;
        private final Origin origin;
        private final Notes notes = new Notes();
        private final Article.Builder article = Article.newBuilder();
        private @Nullable String problem;

        Reader(XmlElement item, Origin origin) {
            this.item = item;
            this.origin = origin;
        }

        NewsItem read() {
            identity();
            status();
            times();
            words();
            rights();
            if (article.getPubStatus() == PubStatus.CANCELED) {
                article.setHeadline("").setBody("").setSubjects(List.of());
                article.clearSummary().clearByline();
            } else if (article.getHeadline().isEmpty()) {
                problem = problem == null ? "has no headline" : problem;
            }
            return new NewsItem(new Draft("", item.line(), article, notes.list()), problem);
        }

        private void identity() {
            String guid = item.attribute("guid");
            if (guid == null) {
                problem = "has no guid";
                guid = "";
            }
            String identifier = Links.identifier(guid);
            boolean uri = identifier != null && ArticleUri.problem(identifier) == null;
            article.setUri(uri ? identifier : ArticleUri.ofName(origin.sourceId(), guid));
            article.setAltIds(Map.of("guid", guid));
            XmlElement provider = first("itemmeta", "provider");
            article.setSource(Source.newBuilder()
                    .setId(origin.sourceId())
                    .setName(provider == null ? null : name(provider))
                    .build());
        }

        private void status() {
            XmlElement status = first("itemmeta", "pubstatus");
            String code = status == null ? "stat:usable" : code(status);
            switch (code.substring(code.indexOf(':') + 1).toLowerCase(Locale.ROOT)) {
                case "usable" -> article.setPubStatus(PubStatus.USABLE);
                case "withheld" -> article.setPubStatus(PubStatus.WITHHELD);
                case "canceled", "cancelled" -> article.setPubStatus(PubStatus.CANCELED);
                default -> problem = "has the pubStatus `" + code + "`, which is none of usable, withheld and canceled";
            }
        }

        private void times() {
            date("itemmeta", "versioncreated", article::setVersionCreated);
            date("itemmeta", "firstcreated", article::setFirstCreated);
            date("contentmeta", "contentcreated", article::setContentCreated);
            bound("embargoed", article::setEmbargoedUntil);
            bound("expires", article::setExpires);
        }

        private void date(String group, String name, Consumer<Instant> taker) {
            XmlElement element = first(group, name);
            if (element != null && !element.text().isBlank()) {
                Instant time = NewsDates.read(name, element.text(), origin.readAt(), origin.zone(), notes);
                if (time != null) {
                    taker.accept(time);
                }
            }
        }

        /** A time before or after which nobody may see the article: one that cannot be read keeps it back. */
        private void bound(String name, Consumer<Instant> taker) {
            XmlElement element = first("itemmeta", name);
            if (element == null || element.text().isBlank()) {
                return;
            }
            try {
                taker.accept(Dates.parse(element.text()));
            } catch (IllegalArgumentException impossible) {
                problem = "has an unreadable time in " + name + ": " + impossible.getMessage();
            }
        }

        private void words() {
            String body = "";
            String headline = line("contentmeta", "headline");
            for (XmlElement set : item.children("contentset")) {
                for (XmlElement part : set.children()) {
                    Content read = Content.of(part);
                    body = body.isEmpty() ? read.body() : body;
                    headline = headline.isEmpty() ? read.headline() : headline;
                    if (part.name().startsWith("remote")) {
                        notes.dropped("content elsewhere, " + Notes.quote(String.valueOf(part.attribute("href"))));
                    }
                }
            }
            article.setHeadline(headline).setBody(body);
            article.setSummary(emptyToNull(line("contentmeta", "description")));
            article.setByline(byline());
            article.setLanguage(language());
            article.setSubjects(subjects());
        }

        private @Nullable String byline() {
            String by = line("contentmeta", "by");
            if (!by.isEmpty()) {
                return by;
            }
            List<String> names = new ArrayList<>();
            for (XmlElement creator : all("contentmeta", "creator")) {
                String name = name(creator);
                if (name != null) {
                    names.add(name);
                }
            }
            return emptyToNull(String.join(", ", names));
        }

        private @Nullable String language() {
            XmlElement language = first("contentmeta", "language");
            String tag = language == null ? item.language() : language.attribute("tag");
            return tag == null ? null : LanguageTag.of(tag);
        }

        /** Media topics by their code, others by their name. */
        private List<String> subjects() {
            Set<String> subjects = new LinkedHashSet<>();
            for (XmlElement subject : all("contentmeta", "subject")) {
                String code = code(subject);
                String name = name(subject);
                String said = code.startsWith("medtop:") || name == null ? code : name;
                if (!said.isEmpty()) {
                    subjects.add(said);
                }
            }
            return List.copyOf(subjects);
        }

        private void rights() {
            XmlElement holder = first("rightsinfo", "copyrightholder");
            article.setCopyrightHolder(holder == null ? null : name(holder));
            article.setCopyrightNotice(emptyToNull(line("rightsinfo", "copyrightnotice")));
            article.setUsageTerms(emptyToNull(line("rightsinfo", "usageterms")));
        }

        private List<XmlElement> all(String group, String name) {
            XmlElement parent = item.child(group);
            return parent == null ? List.of() : parent.children(name);
        }

        private @Nullable XmlElement first(String group, String name) {
            List<XmlElement> all = all(group, name);
            return all.isEmpty() ? null : all.get(0);
        }

        private String line(String group, String name) {
            XmlElement element = first(group, name);
            return element == null ? "" : CleanText.line(element.text());
        }

        private static String code(XmlElement concept) {
            for (String attribute : List.of("qcode", "uri", "literal")) {
                String code = concept.attribute(attribute);
                if (code != null) {
                    return code;
                }
            }
            return CleanText.line(concept.text());
        }

        private static @Nullable String name(XmlElement concept) {
            String name = concept.childText("name");
            String literal = name == null ? concept.attribute("literal") : name;
            return literal == null ? null : emptyToNull(CleanText.line(literal));
        }

        private static @Nullable String emptyToNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    /**
     * The words of one part of the content.
     *
     * @param headline empty where it has none
     * @param body empty where it has none
     */
    private record Content(String headline, String body) {
        static Content of(XmlElement part) {
            if (part.name().equals("inlinedata")) {
                String type = String.valueOf(part.attribute("contenttype"));
                return new Content("", type.contains("html") ? HtmlText.of(part.text()) : CleanText.body(part.text()));
            }
            if (!part.name().equals("inlinexml")) {
                return new Content("", "");
            }
            XmlElement body = part;
            String headline = "";
            for (XmlElement element : descendants(part)) {
                String local = element.name().substring(element.name().indexOf(':') + 1);
                if (local.equals("body.content") || (local.equals("body") && body == part)) {
                    body = element;
                } else if ((local.equals("hl1") || local.equals("title")) && headline.isEmpty()) {
                    headline = CleanText.line(element.text());
                }
            }
            return new Content(headline, HtmlText.of(body.markup()));
        }

        private static List<XmlElement> descendants(XmlElement part) {
            List<XmlElement> all = new ArrayList<>();
            part.walk(all::add);
            return all;
        }
    }
}
