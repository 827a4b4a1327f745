package org.warta.reader.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.TopicCount;
import org.warta.reader.catalogue.Catalogue;

/** Media topics: all of them, and each with its news. */
@Controller
final class TopicPages {
    private static final int NAMES = 12;

    private final Catalogue catalogue;
    private final Pages pages;

    TopicPages(Catalogue catalogue, Pages pages) {
        this.catalogue = catalogue;
        this.pages = pages;
    }

    /** A topic of the upper level and those below it that have articles. */
    record Branch(TopicCount topic, List<TopicCount> below) {}

    @GetMapping("/topics")
    ModelAndView topics() {
        List<TopicCount> all = catalogue.topics();
        return pages.page("topics")
                .addObject(
                        "branches",
                        all.stream()
                                .filter(topic -> topic.parent() == null)
                                .map(topic -> new Branch(topic, below(topic.code(), all)))
                                .toList());
    }

    /** @param name the topic's slug or code */
    @GetMapping("/topics/{name}")
    ModelAndView topic(@PathVariable String name, @RequestParam Map<String, String> parameters) {
        List<TopicCount> all = catalogue.topics();
        TopicCount topic = all.stream()
                .filter(one -> one.code().equals(name) || name.equals(one.slug()))
                .findFirst()
                .orElseThrow(NoSuchPageException::new);
        ArticleQuery query = ArticleQuery.of(page("topic", topic.code(), parameters));
        return pages.page("topic")
                .addObject("topic", topic)
                .addObject("above", topic(topic.parent(), all))
                .addObject("below", below(topic.code(), all))
                .addObject("addresses", new Addresses("/topics/" + name, query, List.of("topic")))
                .addObject("found", catalogue.find(query))
                .addObject(
                        "names",
                        catalogue.facets(query.after(null)).entities().stream()
                                .limit(NAMES)
                                .toList());
    }

    /** The parameters of a page of a list with one filter: the filter and the place. */
    static Map<String, List<String>> page(String filter, String value, Map<String, String> parameters) {
        Map<String, List<String>> page = new LinkedHashMap<>();
        page.put(filter, List.of(value));
        String cursor = parameters.get("cursor");
        if (cursor != null) {
            page.put("cursor", List.of(cursor));
        }
        return page;
    }

    private static @Nullable TopicCount topic(@Nullable String code, List<TopicCount> all) {
        return all.stream().filter(one -> one.code().equals(code)).findFirst().orElse(null);
    }

    private static List<TopicCount> below(String code, List<TopicCount> all) {
        return all.stream()
                .filter(one -> code.equals(one.parent()) && one.count() > 0)
                .toList();
    }
}
