package org.warta.reader.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.warta.reader.article.ArticleSummary;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.InvalidParameterException;
import org.warta.reader.article.Parameters;
import org.warta.reader.article.VersionDiff;
import org.warta.reader.article.VersionDiff.Edit;
import org.warta.reader.article.VersionView;
import org.warta.reader.catalogue.Catalogue;
import org.warta.reader.jsonld.NewsArticle;
import org.warta.reader.ninjs.Ninjs;

/** One article: in the representation that is asked for, its versions, and its relatives. */
@RestController
final class ArticleController {
    static final String ARTICLE = ArticlesController.ARTICLES + "/{id}";
    static final String RELATED = ARTICLE + "/related";
    static final String OTHER_SOURCES = ARTICLE + "/other-sources";
    static final String VERSIONS = ARTICLE + "/versions";
    static final String DIFFERENCE = VERSIONS + "/{version}/difference";

    /** Not registered: IPTC has registered no media type for ninjs, and this is the one in use. */
    static final MediaType NINJS = MediaType.parseMediaType("application/ninjs+json");

    static final MediaType JSON_LD = MediaType.parseMediaType("application/ld+json");
    private static final List<MediaType> REPRESENTATIONS = List.of(MediaType.APPLICATION_JSON, NINJS, JSON_LD);

    private static final int DEFAULT_RELATED = 10;
    private static final int MAX_RELATED = 50;

    private final Catalogue catalogue;
    private final Answers answers;
    private final HttpProperties properties;

    ArticleController(Catalogue catalogue, Answers answers, HttpProperties properties) {
        this.catalogue = catalogue;
        this.answers = answers;
        this.properties = properties;
    }

    /** Articles about the same, closest first. */
    record RelatedList(List<ArticleSummary> articles) {}

    /** Versions, newest first; the rights are those of the current one. */
    record VersionList(
            List<VersionView> versions,
            @Nullable String copyrightHolder,
            @Nullable String copyrightNotice,
            @Nullable String usageTerms) {}

    /** What changed; the rights are those of the current version. */
    record Difference(
            VersionView from,
            VersionView to,
            List<Edit> headline,
            List<List<Edit>> body,
            @Nullable String copyrightHolder,
            @Nullable String copyrightNotice,
            @Nullable String usageTerms) {}

    @GetMapping(ARTICLE)
    ResponseEntity<byte[]> article(
            HttpServletRequest request, @PathVariable String id, @RequestParam MultiValueMap<String, String> parameters)
            throws HttpMediaTypeNotAcceptableException {
        MediaType type = Negotiation.choose(request.getHeader(HttpHeaders.ACCEPT), REPRESENTATIONS);
        Parameters.none(parameters);
        ArticleView article = article(id);
        HttpHeaders headers = new HttpHeaders();
        headers.setVary(List.of(HttpHeaders.ACCEPT));
        if (type.equals(NINJS)) {
            return answers.json(type, headers, Ninjs.of(article));
        }
        if (type.equals(JSON_LD)) {
            String page = Addresses.of(request, properties).page(article.id());
            return answers.json(type, headers, NewsArticle.of(article, page));
        }
        return answers.json(type, headers, article);
    }

    @GetMapping(value = RELATED, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> related(@PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters, List.of("limit"), List.of());
        int limit = given.number("limit", 1, MAX_RELATED, DEFAULT_RELATED);
        return answers.json(new RelatedList(catalogue.related(article(id).id(), limit)));
    }

    @GetMapping(value = OTHER_SOURCES, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> otherSources(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters, List.of("limit"), List.of());
        int limit = given.number("limit", 1, MAX_RELATED, DEFAULT_RELATED);
        return answers.json(new RelatedList(catalogue.otherSources(article(id).id(), limit)));
    }

    @GetMapping(value = VERSIONS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> versions(@PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        Parameters.none(parameters);
        ArticleView article = article(id);
        return answers.json(new VersionList(
                catalogue.versions(article.id()),
                article.copyrightHolder(),
                article.copyrightNotice(),
                article.usageTerms()));
    }

    @GetMapping(value = DIFFERENCE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> difference(
            @PathVariable String id,
            @PathVariable String version,
            @RequestParam MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters, List.of("to"), List.of());
        long from = version("version", version);
        long to = version("to", given.text("to"));
        ArticleView article = article(id);
        VersionDiff difference = catalogue
                .difference(article.id(), from, to)
                .orElseThrow(() -> ProblemException.unknownVersion(article.id(), from, to));
        return answers.json(new Difference(
                difference.from(),
                difference.to(),
                difference.headline(),
                difference.body(),
                article.copyrightHolder(),
                article.copyrightNotice(),
                article.usageTerms()));
    }

    private ArticleView article(String id) {
        UUID article = Parameters.id("id", id);
        return catalogue.article(article).orElseThrow(() -> ProblemException.unknownArticle(article));
    }

    private static long version(String name, @Nullable String text) {
        try {
            if (text != null) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        throw new InvalidParameterException(
                name, "This must be the number of a version, as the list of the article's versions has it.");
    }
}
