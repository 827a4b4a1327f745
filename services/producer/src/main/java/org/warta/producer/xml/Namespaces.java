package org.warta.producer.xml;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The prefixes that namespaces of news usually have. Those of the feeds themselves have none. */
final class Namespaces {
    static final String NONE = "";

    private static final Map<String, String> USUAL = usual();

    private Namespaces() {}

    /** The usual prefix of a namespace; null where it is unknown. Case and a last slash make no difference. */
    static @Nullable String prefix(String uri) {
        return USUAL.get(key(uri));
    }

    private static String key(String uri) {
        return uri.strip().toLowerCase(Locale.ROOT).replaceFirst("[/#]+$", "").replaceFirst("^https:", "http:");
    }

    private static Map<String, String> usual() {
        Map<String, String> usual = new HashMap<>();
        add(
                usual,
                NONE,
                "",
                "http://backend.userland.com/rss",
                "http://backend.userland.com/rss2",
                "http://blogs.law.harvard.edu/tech/rss",
                "http://purl.org/rss/1.0/",
                "http://purl.org/net/rss1.1#",
                "http://my.netscape.com/rdf/simple/0.9/",
                "http://channel.netscape.com/rdf/simple/0.9/",
                "http://my.netscape.com/publish/formats/rss-0.91.dtd",
                "http://purl.org/rss/2.0/",
                "http://purl.org/rss/1.0/modules/rss091#",
                "http://example.com/newformat#",
                "http://example.com/necho",
                "http://purl.org/echo/",
                "uri/of/echo/namespace#",
                "http://purl.org/pie/",
                "http://purl.org/atom/ns#",
                "http://www.w3.org/2005/Atom",
                "http://www.sitemaps.org/schemas/sitemap/0.9",
                "http://www.google.com/schemas/sitemap/0.84",
                "http://www.google.com/schemas/sitemap/0.9",
                "http://iptc.org/std/nar/2006-10-01/",
                "http://www.w3.org/2004/12/atom");
        add(usual, "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/TR/RDF/");
        add(usual, "dc", "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/");
        add(usual, "dcterms", "http://purl.org/dc/terms/");
        add(usual, "content", "http://purl.org/rss/1.0/modules/content/");
        add(usual, "sy", "http://purl.org/rss/1.0/modules/syndication/");
        add(usual, "slash", "http://purl.org/rss/1.0/modules/slash/");
        add(
                usual,
                "media",
                "http://search.yahoo.com/mrss/",
                "http://search.yahoo.com/mrss",
                "http://tools.search.yahoo.com/mrss/",
                "http://video.search.yahoo.com/mrss",
                "http://search.yahoo.com/rss",
                "http://api.maps.yahoo.com/Maps/V1/AnnotatedMaps.xsd");
        add(usual, "itunes", "http://www.itunes.com/DTDs/PodCast-1.0.dtd", "http://example.com/DTDs/PodCast-1.0.dtd");
        add(usual, "feedburner", "http://rssnamespace.org/feedburner/ext/1.0", "http://www.feedburner.com/fsp");
        add(
                usual,
                "news",
                "http://www.google.com/schemas/sitemap-news/0.9",
                "http://www.google.com/schemas/sitemap-news/0.84");
        add(
                usual,
                "cc",
                "http://web.resource.org/cc/",
                "http://creativecommons.org/ns#",
                "http://backend.userland.com/creativeCommonsRssModule",
                "http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html");
        add(
                usual,
                "prism",
                "http://prismstandard.org/namespaces/basic/2.0/",
                "http://prismstandard.org/namespaces/1.2/basic/",
                "http://purl.org/rss/1.0/modules/prism/");
        add(usual, "ag", "http://purl.org/rss/1.0/modules/aggregation/");
        add(usual, "l", "http://purl.org/rss/1.0/modules/link/");
        add(usual, "xhtml", "http://www.w3.org/1999/xhtml");
        add(usual, "xml", "http://www.w3.org/XML/1998/namespace");
        add(usual, "xlink", "http://www.w3.org/1999/xlink");
        add(usual, "at", "http://purl.org/atompub/tombstones/1.0");
        add(usual, "svg", "http://www.w3.org/2000/svg");
        add(usual, "math", "http://www.w3.org/1998/Math/MathML");
        add(usual, "nitf", "http://iptc.org/std/NITF/2006-10-18/");
        return Map.copyOf(usual);
    }

    private static void add(Map<String, String> usual, String prefix, String... uris) {
        for (String uri : uris) {
            usual.put(key(uri), prefix);
        }
    }
}
