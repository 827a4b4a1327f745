package org.warta.reader.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.warta.reader.article.ArticlePage;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.Cursor;
import org.warta.reader.catalogue.Catalogue;

/** Articles: the list, newest first, and each one. */
@RestController
final class ArticleController {
    static final String ARTICLES = "/api/v1/articles";

    /** A copy may be kept but not shown without asking: a takedown or an expiry counts at once. */
    private static final CacheControl ASK_FIRST = CacheControl.noCache();

    private final Catalogue catalogue;

    ArticleController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/")
    Map<String, String> index() {
        return Map.of("articles", ARTICLES, "health", "/actuator/health");
    }

    @GetMapping(ARTICLES)
    ResponseEntity<ArticleList> list(@RequestParam MultiValueMap<String, String> parameters) {
        ArticlePage page = catalogue.find(ArticleQuery.of(parameters));
        ResponseEntity.BodyBuilder response = ResponseEntity.ok().cacheControl(ASK_FIRST);
        Cursor next = page.next();
        if (next == null) {
            return response.body(new ArticleList(page.articles(), null));
        }
        String link = link(parameters, next);
        return response.header(HttpHeaders.LINK, "<" + link + ">; rel=\"next\"")
                .body(new ArticleList(page.articles(), link));
    }

    @GetMapping(ARTICLES + "/{id}")
    ResponseEntity<ArticleView> article(@PathVariable String id) {
        UUID uuid = ArticleQuery.articleId(id);
        ArticleView article = catalogue.article(uuid).orElseThrow(() -> new UnknownArticleException(uuid));
        return ResponseEntity.ok()
                .cacheControl(ASK_FIRST)
                .eTag(article.version() + "-"
                        + article.enrichment().enrichedAt().toEpochMilli())
                .body(article);
    }

    /** The same list from this place on. */
    private static String link(MultiValueMap<String, String> parameters, Cursor next) {
        StringBuilder link = new StringBuilder(ARTICLES).append('?');
        parameters.forEach((name, values) -> {
            if (!name.equals("cursor")) {
                values.forEach(value -> link.append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .append('&'));
            }
        });
        return link.append("cursor=").append(next.token()).toString();
    }
}
