package org.warta.reader.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.warta.reader.article.ArticlePage;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.Cursor;
import org.warta.reader.catalogue.Catalogue;
import org.warta.reader.syndication.AtomFeed;
import org.warta.reader.syndication.JsonFeed;

/** Any query: its articles as a list or as a feed, and how they spread. */
@RestController
final class ArticlesController {
    static final String ARTICLES = IndexController.API + "/articles";
    static final String ATOM = ARTICLES + ".atom";
    static final String JSON_FEED = ARTICLES + ".json";
    static final String FACETS = IndexController.API + "/facets";

    static final MediaType FEED_JSON = MediaType.parseMediaType("application/feed+json");
    private static final List<MediaType> REPRESENTATIONS =
            List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_ATOM_XML, FEED_JSON);

    private final Catalogue catalogue;
    private final Feeds feeds;
    private final Answers answers;
    private final HttpProperties properties;

    ArticlesController(Catalogue catalogue, Feeds feeds, Answers answers, HttpProperties properties) {
        this.catalogue = catalogue;
        this.feeds = feeds;
        this.answers = answers;
        this.properties = properties;
    }

    @GetMapping(ARTICLES)
    ResponseEntity<byte[]> list(HttpServletRequest request, @RequestParam MultiValueMap<String, String> parameters)
            throws HttpMediaTypeNotAcceptableException {
        MediaType type = Negotiation.choose(request.getHeader(HttpHeaders.ACCEPT), REPRESENTATIONS);
        HttpHeaders headers = new HttpHeaders();
        headers.setVary(List.of(HttpHeaders.ACCEPT));
        ArticleQuery query = ArticleQuery.of(parameters);
        Map<String, List<String>> start = query.after(null).toParameters();
        link(headers, Addresses.relative(ATOM, start), "alternate\"; type=\"" + MediaType.APPLICATION_ATOM_XML);
        link(headers, Addresses.relative(JSON_FEED, start), "alternate\"; type=\"" + FEED_JSON);
        if (type.equals(MediaType.APPLICATION_ATOM_XML)) {
            return atom(query, request, headers);
        }
        return type.equals(FEED_JSON) ? jsonFeed(query, request, headers) : list(query, headers);
    }

    /** The feed at an address of its own: feed readers ask for anything and take what comes. */
    @GetMapping(ATOM)
    ResponseEntity<byte[]> atom(HttpServletRequest request, @RequestParam MultiValueMap<String, String> parameters) {
        return atom(ArticleQuery.of(parameters), request, new HttpHeaders());
    }

    /** The feed at an address of its own: feed readers ask for anything and take what comes. */
    @GetMapping(JSON_FEED)
    ResponseEntity<byte[]> jsonFeed(
            HttpServletRequest request, @RequestParam MultiValueMap<String, String> parameters) {
        return jsonFeed(ArticleQuery.of(parameters), request, new HttpHeaders());
    }

    @GetMapping(value = FACETS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> facets(@RequestParam MultiValueMap<String, String> parameters) {
        return answers.json(catalogue.facets(ArticleQuery.of(parameters)));
    }

    private ResponseEntity<byte[]> list(ArticleQuery query, HttpHeaders headers) {
        ArticlePage page = catalogue.find(query);
        Cursor next = page.next();
        String link = next == null
                ? null
                : Addresses.relative(ARTICLES, query.after(next).toParameters());
        if (link != null) {
            link(headers, link, "next");
        }
        return answers.json(MediaType.APPLICATION_JSON, headers, new ArticleList(page.articles(), page.total(), link));
    }

    private static void link(HttpHeaders headers, String address, String relation) {
        headers.add(HttpHeaders.LINK, "<" + address + ">; rel=\"" + relation + "\"");
    }

    private ResponseEntity<byte[]> atom(ArticleQuery query, HttpServletRequest request, HttpHeaders headers) {
        return answers.of(
                MediaType.APPLICATION_ATOM_XML,
                headers,
                AtomFeed.write(feeds.of(query, ATOM, Addresses.of(request, properties))));
    }

    private ResponseEntity<byte[]> jsonFeed(ArticleQuery query, HttpServletRequest request, HttpHeaders headers) {
        Addresses addresses = Addresses.of(request, properties);
        return answers.json(
                FEED_JSON,
                headers,
                JsonFeed.of(feeds.of(query, JSON_FEED, addresses), addresses.of(OpenApiController.API, Map.of())));
    }
}
