package org.warta.reader.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.Cursor;

/**
 * Addresses of pages that show a query, and the same query a little changed. Another filter starts at the first page.
 *
 * @param path of the page
 * @param query what it shows
 * @param implied parameters that the path says already
 */
record Addresses(String path, ArticleQuery query, List<String> implied) {
    private static final String CURSOR = "cursor";

    /** The same query with this filter too. */
    public String with(String name, String value) {
        Map<String, List<String>> parameters = parameters();
        List<String> values = new ArrayList<>(parameters.getOrDefault(name, List.of()));
        values.add(value);
        parameters.put(name, values);
        return address(path, parameters);
    }

    /** The same query with this filter only, of those of this name. */
    public String only(String name, String value) {
        Map<String, List<String>> parameters = parameters();
        parameters.put(name, List.of(value));
        return address(path, parameters);
    }

    /** The same query, of one day in UTC. */
    public String on(String day) {
        Map<String, List<String>> parameters = parameters();
        parameters.put("from", List.of(day));
        parameters.put("to", List.of(day));
        return address(path, parameters);
    }

    /** The same query of any time. */
    public String ofAnyTime() {
        return address(path, kept("from", "to"));
    }

    /** The same query without this filter. */
    public String without(String name, @Nullable String value) {
        Map<String, List<String>> parameters = parameters();
        parameters.computeIfPresent(
                name,
                (same, values) -> values.stream()
                        .filter(one -> value != null && !one.equals(value))
                        .toList());
        return address(path, parameters);
    }

    /** The same query from this place on. */
    public String after(Cursor place) {
        return only(CURSOR, place.token());
    }

    /** The articles of this query, from the first, as a feed or a stream has them. */
    public String of(String otherPath) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(query.toParameters());
        parameters.remove(CURSOR);
        return address(otherPath, parameters);
    }

    /** What a form that asks again has to keep. */
    public Map<String, List<String>> kept(String... changed) {
        Map<String, List<String>> parameters = parameters();
        List.of(changed).forEach(parameters::remove);
        return parameters;
    }

    private Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>(query.toParameters());
        parameters.remove(CURSOR);
        implied.forEach(parameters::remove);
        return parameters;
    }

    private static String address(String path, Map<String, List<String>> parameters) {
        StringJoiner query = new StringJoiner("&", path + "?", "").setEmptyValue(path);
        parameters.forEach((name, values) ->
                values.forEach(value -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return query.toString();
    }
}
