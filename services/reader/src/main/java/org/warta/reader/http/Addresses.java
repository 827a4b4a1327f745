package org.warta.reader.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Absolute addresses of this reader.
 *
 * @param base what they begin with; no slash at its end
 */
record Addresses(String base) {
    static Addresses of(HttpServletRequest request, HttpProperties properties) {
        URI configured = properties.publicUrl();
        String base = configured == null
                ? ServletUriComponentsBuilder.fromContextPath(request).toUriString()
                : configured.toString();
        return new Addresses(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
    }

    /** The page of an article, for people. */
    String page(UUID article) {
        return base + "/articles/" + article;
    }

    String of(String path, Map<String, List<String>> parameters) {
        return base + relative(path, parameters);
    }

    /** The address without where it is. */
    static String relative(String path, Map<String, List<String>> parameters) {
        StringJoiner query = new StringJoiner("&", path + "?", "").setEmptyValue(path);
        parameters.forEach((name, values) ->
                values.forEach(value -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return query.toString();
    }
}
