package org.warta.reader.syndication;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The rules of <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a>, as its text has them. */
public final class JsonFeedRules {
    private static final Set<String> FEED = Set.of(
            "version",
            "title",
            "home_page_url",
            "feed_url",
            "description",
            "user_comment",
            "next_url",
            "icon",
            "favicon",
            "authors",
            "language",
            "expired",
            "hubs",
            "items");
    private static final Set<String> ITEM = Set.of(
            "id",
            "url",
            "external_url",
            "title",
            "content_html",
            "content_text",
            "summary",
            "image",
            "banner_image",
            "date_published",
            "date_modified",
            "authors",
            "tags",
            "language",
            "attachments");
    private static final Set<String> ADDRESSES = Set.of("home_page_url", "feed_url", "next_url", "url", "external_url");
    private static final Set<String> DATES = Set.of("date_published", "date_modified");
    private static final Set<String> LISTS = Set.of("authors", "tags", "items");

    private JsonFeedRules() {}

    /** What in the document is against the rules. */
    public static List<String> faults(JsonNode feed) {
        List<String> faults = new ArrayList<>();
        if (!feed.path("version").asString("").equals("https://jsonfeed.org/version/1.1")) {
            faults.add("version is not that of JSON Feed 1.1");
        }
        if (feed.path("title").asString("").isEmpty() || !feed.path("items").isArray()) {
            faults.add("title and items are required");
        }
        checkFields("feed", feed, FEED, faults);
        Set<String> ids = new HashSet<>();
        for (JsonNode item : feed.path("items")) {
            checkFields("item", item, ITEM, faults);
            if (!item.path("id").isString() || !ids.add(item.get("id").asString())) {
                faults.add("an item has no id of its own");
            }
            if (!item.has("content_html") && !item.has("content_text")) {
                faults.add("an item has no content");
            }
            for (JsonNode author : item.path("authors")) {
                if (!author.has("name") && !author.has("url") && !author.has("avatar")) {
                    faults.add("an author is nobody");
                }
            }
        }
        return faults;
    }

    private static void checkFields(String what, JsonNode object, Set<String> known, List<String> faults) {
        object.properties().forEach(property -> {
            String name = property.getKey();
            JsonNode value = property.getValue();
            // Section "Extensions": an object whose name begins with an underscore and has no dot.
            boolean extension = name.matches("_[^.]+") && value.isObject();
            boolean right = LISTS.contains(name) ? value.isArray() : value.isString();
            if (!extension && (!known.contains(name) || !right || !isForm(name, value))) {
                faults.add(what + " has " + name + ": " + value);
            }
        });
    }

    private static boolean isForm(String name, JsonNode value) {
        try {
            if (ADDRESSES.contains(name)) {
                return URI.create(value.asString()).isAbsolute();
            }
            return !DATES.contains(name) || OffsetDateTime.parse(value.asString()) != null;
        } catch (RuntimeException other) {
            return false;
        }
    }
}
