package org.warta.reader.site;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.warta.reader.article.ArticleSummary;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.ArticleView.EntityView;
import org.warta.reader.article.VersionDiff;
import org.warta.reader.article.VersionView;
import org.warta.reader.catalogue.Catalogue;
import org.warta.reader.index.NotReadyException;
import org.warta.reader.site.MarkedText.Piece;

/** One article with the names in it, and how it changed. */
@Controller
final class ArticlePages {
    private static final int ELSEWHERE = 6;
    private static final int RELATED = 6;
    private static final List<String> KINDS = List.of("PERSON", "ORGANISATION", "PLACE");

    private final Catalogue catalogue;
    private final Pages pages;

    ArticlePages(Catalogue catalogue, Pages pages) {
        this.catalogue = catalogue;
        this.pages = pages;
    }

    @GetMapping("/articles/{id}")
    ModelAndView article(@PathVariable UUID id) {
        ArticleView article = catalogue.article(id).orElseThrow(NoSuchPageException::new);
        List<EntityView> entities = article.enrichment().entities();
        List<List<Piece>> paragraphs = MarkedText.paragraphs(article.body(), "BODY", entities);
        List<ArticleSummary> elsewhere = found(() -> catalogue.otherSources(id, ELSEWHERE));
        List<ArticleSummary> related = found(() -> catalogue.related(id, RELATED)).stream()
                .filter(story -> !elsewhere.contains(story))
                .toList();
        return pages.page("article")
                .addObject("article", article)
                .addObject("paragraphs", paragraphs)
                .addObject(
                        "crossheads",
                        Crossheads.in(
                                paragraphs.stream().map(MarkedText::joined).toList()))
                .addObject("kinds", kinds(paragraphs))
                .addObject("entities", byType(entities))
                .addObject("versions", catalogue.versions(id).size())
                .addObject("elsewhere", elsewhere)
                .addObject("related", related);
    }

    /** Nothing while the index is being built: the article can be read without. */
    private static List<ArticleSummary> found(Supplier<List<ArticleSummary>> search) {
        try {
            return search.get();
        } catch (NotReadyException building) {
            return List.of();
        }
    }

    /** Which versions there are, and what changed between two: without any named, between the last two. */
    @GetMapping("/articles/{id}/versions")
    ModelAndView versions(@PathVariable UUID id, @RequestParam @Nullable Long from, @RequestParam @Nullable Long to) {
        ArticleView article = catalogue.article(id).orElseThrow(NoSuchPageException::new);
        List<VersionView> versions = catalogue.versions(id);
        Optional<VersionDiff> difference = Optional.empty();
        if (from != null && to != null) {
            difference = Optional.of(catalogue.difference(id, from, to).orElseThrow(NoSuchPageException::new));
        } else if (versions.size() > 1) {
            difference = catalogue.difference(
                    id, versions.get(1).version(), versions.get(0).version());
        }
        return pages.page("versions")
                .addObject("article", article)
                .addObject("versions", versions)
                .addObject("difference", difference.orElse(null));
    }

    /** Types of the names that are marked, in their usual order. */
    private static Set<String> kinds(List<List<Piece>> paragraphs) {
        Set<String> marked = paragraphs.stream()
                .flatMap(List::stream)
                .map(Piece::entity)
                .filter(Objects::nonNull)
                .map(EntityView::type)
                .collect(Collectors.toSet());
        return KINDS.stream().filter(marked::contains).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Entities by type, the most often named first; types that this release does not know come last. */
    private static Map<String, List<EntityView>> byType(List<EntityView> entities) {
        Map<String, List<EntityView>> byType = new LinkedHashMap<>();
        Stream.concat(KINDS.stream(), entities.stream().map(EntityView::type)).forEach(type -> {
            List<EntityView> ofType = entities.stream()
                    .filter(entity -> entity.type().equals(type))
                    .sorted(Comparator.comparingInt(
                                    (EntityView entity) -> entity.mentions().size())
                            .reversed())
                    .toList();
            if (!ofType.isEmpty()) {
                byType.put(type, ofType);
            }
        });
        return byType;
    }
}
