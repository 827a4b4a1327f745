package org.warta.producer.format;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.warta.event.Article;
import org.warta.event.PubStatus;
import org.warta.event.Source;
import org.warta.producer.text.CleanText;
import org.warta.producer.text.HtmlText;

/**
 * Fills an article from the fields of front matter or JSON, by {@code Article}'s own names and those of IPTC <a
 * href="https://iptc.org/standards/ninjs/">ninjs</a> 3.1 and older. A name that neither knows is a fault: a misspelled
 * embargo must not publish an article.
 */
final class ArticleFields {
    private static final Pattern SOURCE_ID = Pattern.compile("[a-z0-9._-]+");

    private final Fields item;
    private final Article.Builder article = Article.newBuilder();

    private ArticleFields(Fields item) {
        this.item = item;
    }

    /**
     * What the fields say. Headline and body are set only where declared.
     *
     * @param sourceId the source that the item came from, where it names no other
     * @param faults takes what is wrong; the article is not to be used then
     */
    static Article.Builder read(Value.Mapping item, String sourceId, Faults faults) {
        FieldNames.refuseUnknown(item, faults);
        ArticleFields fields = new ArticleFields(new Fields(item, faults));
        fields.identity(sourceId);
        fields.times();
        fields.words();
        fields.rights();
        return fields.article;
    }

    private void identity(String sourceId) {
        item.text("uri", String::strip, uri -> {
            String problem = ArticleUri.problem(uri);
            if (problem == null) {
                article.setUri(uri);
            } else {
                item.fault("uri", problem);
            }
        });
        article.setAltIds(altIds());
        Source.Builder source = Source.newBuilder().setId(sourceId);
        item.mappings("infoSources").stream().limit(1).forEach(first -> source(first, source));
        if (item.mapping().get("source") instanceof Value.Mapping parts) {
            Fields fields = new Fields(parts, item.faults());
            fields.line("id", id -> sourceId(fields, id, source));
            source(fields, source);
        } else {
            item.line("source", source::setName);
        }
        article.setSource(source.build());
    }

    private static void source(Fields fields, Source.Builder source) {
        fields.line("name", source::setName);
        fields.line("uri", source::setUri);
    }

    private static void sourceId(Fields fields, String id, Source.Builder source) {
        if (SOURCE_ID.matcher(id).matches()) {
            source.setId(id);
        } else {
            fields.fault("id", "`" + id + "` is no source id: use lower-case letters, digits, `-`, `_` and `.`");
        }
    }

    private void times() {
        item.time("versionCreated", article::setVersionCreated);
        item.time("firstCreated", article::setFirstCreated);
        item.time("contentCreated", article::setContentCreated);
        item.time("embargoed", article::setEmbargoedUntil);
        item.time("embargoedUntil", article::setEmbargoedUntil);
        item.time("expires", article::setExpires);
    }

    /** Of several fields for the same thing, the last one taken wins. */
    private void words() {
        item.line("title", article::setHeadline);
        NinjsPart.best(item, "headlines").ifPresent(part -> article.setHeadline(CleanText.line(part)));
        item.line("headline", article::setHeadline);

        item.text("body_xhtml", HtmlText::of, article::setBody);
        item.text("body_html", HtmlText::of, article::setBody);
        item.text("body_text", CleanText::body, article::setBody);
        NinjsPart.best(item, "bodies").ifPresent(article::setBody);
        item.text("body", CleanText::body, article::setBody);

        item.text("description_html", HtmlText::of, article::setSummary);
        item.text("description_text", CleanText::body, article::setSummary);
        NinjsPart.best(item, "descriptions").ifPresent(article::setSummary);
        item.text("summary", CleanText::body, article::setSummary);

        item.line("by", article::setByline);
        item.line("byline", article::setByline);
        item.line("language", this::language);
        article.setSubjects(subjects());
    }

    private void rights() {
        item.line("copyrightHolder", article::setCopyrightHolder);
        item.text("copyrightNotice", CleanText::body, article::setCopyrightNotice);
        item.text("usageTerms", CleanText::body, article::setUsageTerms);
        article.setPubStatus(PubStatus.USABLE);
        item.line("pubStatus", status -> {
            switch (status.toLowerCase(Locale.ROOT)) {
                case "usable" -> article.setPubStatus(PubStatus.USABLE);
                case "withheld" -> article.setPubStatus(PubStatus.WITHHELD);
                case "canceled" -> article.setPubStatus(PubStatus.CANCELED);
                default -> item.fault("pubStatus", "`" + status + "` is none of usable, withheld and canceled");
            }
        });
    }

    private void language(String tag) {
        try {
            article.setLanguage(new Locale.Builder().setLanguageTag(tag).build().toLanguageTag());
        } catch (IllformedLocaleException malformed) {
            item.fault("language", "`" + tag + "` is no BCP 47 language tag: write it as id, en or en-GB");
        }
    }

    /** Plain names, or ninjs's objects, of which the name is taken. */
    private List<String> subjects() {
        List<Value> values = new ArrayList<>(item.items("subject"));
        values.addAll(item.items("subjects"));
        List<String> subjects = new ArrayList<>();
        for (Value value : values) {
            if (value instanceof Value.Mapping subject) {
                new Fields(subject, item.faults()).line("name", subjects::add);
            } else {
                String name = item.text(value, CleanText::line);
                if (name != null) {
                    subjects.add(name);
                }
            }
        }
        return subjects;
    }

    /** From kind to identifier: a mapping, or ninjs's list of {@code role} and {@code value}. */
    private Map<String, String> altIds() {
        Map<String, String> altIds = new TreeMap<>();
        if (item.mapping().get("altIds") instanceof Value.Mapping byKind) {
            Fields kinds = new Fields(byKind, item.faults());
            for (String kind : byKind.entries().keySet()) {
                kinds.line(kind, id -> altIds.put(CleanText.line(kind), id));
            }
            return altIds;
        }
        for (Fields altId : item.mappings("altIds")) {
            String kind = altId.text(altId.mapping().get("role"), CleanText::line);
            altId.line("value", id -> altIds.put(kind == null ? "id" : kind, id));
        }
        return altIds;
    }
}
