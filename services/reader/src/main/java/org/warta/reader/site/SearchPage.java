package org.warta.reader.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.EntityCount;
import org.warta.reader.article.EntityDetail;
import org.warta.reader.article.Facets;
import org.warta.reader.article.Facets.Bucket;
import org.warta.reader.article.TopicCount;
import org.warta.reader.catalogue.Catalogue;

/** Search: what was found, and what narrows it. */
@Controller
final class SearchPage {
    static final String PATH = "/search";

    private final Catalogue catalogue;
    private final Pages pages;

    SearchPage(Catalogue catalogue, Pages pages) {
        this.catalogue = catalogue;
        this.pages = pages;
    }

    /** A filter that is set, and the address of the same search without it. */
    record Chosen(String label, String without) {}

    @GetMapping(PATH)
    ModelAndView search(@RequestParam MultiValueMap<String, String> parameters) {
        ArticleQuery query = ArticleQuery.of(filledIn(parameters));
        Addresses addresses = new Addresses(PATH, query, List.of());
        Facets facets = catalogue.facets(query);
        return pages.page("search")
                .addObject("query", query)
                .addObject("addresses", addresses)
                .addObject("found", catalogue.find(query))
                .addObject("facets", open(facets, query))
                .addObject("chosen", chosen(addresses, facets, pages.wording()));
    }

    /** Without fields of the form that were left empty, and without what others put behind addresses. */
    static Map<String, List<String>> filledIn(MultiValueMap<String, String> parameters) {
        Map<String, List<String>> filledIn = new LinkedHashMap<>();
        for (String name : ArticleQuery.PARAMETERS) {
            List<String> values = parameters.getOrDefault(name, List.of()).stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (!values.isEmpty()) {
                filledIn.put(name, values);
            }
        }
        return filledIn;
    }

    /** What can still be chosen. */
    private static Facets open(Facets facets, ArticleQuery query) {
        return new Facets(
                facets.total(),
                without(facets.topics(), topic -> query.topics().contains(topic.code())),
                without(facets.entities(), entity -> query.entities().contains(entity.id())),
                without(facets.sources(), source -> query.sources().contains(source.value())),
                without(facets.languages(), language -> query.languages().contains(language.value())),
                facets.days());
    }

    private static <T> List<T> without(List<T> all, Predicate<T> chosen) {
        return all.stream().filter(chosen.negate()).toList();
    }

    private List<Chosen> chosen(Addresses addresses, Facets facets, Wording say) {
        ArticleQuery query = addresses.query();
        List<Chosen> chosen = new ArrayList<>();
        query.topics()
                .forEach(code -> chosen.add(
                        new Chosen(say.topic(TopicCount.of(code, 0).label(), code), addresses.without("topic", code))));
        query.entities().forEach(id -> chosen.add(new Chosen(name(id, facets), addresses.without("entity", "" + id))));
        if (query.entityName() != null) {
            chosen.add(new Chosen(query.entityName(), addresses.without("entity", query.entityName())));
        }
        query.sources().forEach(id -> chosen.add(new Chosen(source(id, facets), addresses.without("source", id))));
        query.languages()
                .forEach(tag -> chosen.add(new Chosen(say.languageName(tag), addresses.without("language", tag))));
        String first = say.firstDay(query.from());
        if (!first.isEmpty() && first.equals(say.lastDay(query.to()))) {
            chosen.add(new Chosen(say.period(first), addresses.ofAnyTime()));
            return chosen;
        }
        if (query.from() != null) {
            chosen.add(new Chosen("≥ " + say.period(first), addresses.without("from", null)));
        }
        if (query.to() != null) {
            chosen.add(new Chosen("≤ " + say.period(say.lastDay(query.to())), addresses.without("to", null)));
        }
        return chosen;
    }

    private String name(UUID id, Facets facets) {
        return facets.entities().stream()
                .filter(entity -> entity.id().equals(id))
                .map(EntityCount::name)
                .findFirst()
                .or(() -> catalogue.entity(id).map(EntityDetail::name))
                .orElse(id.toString());
    }

    private static String source(String id, Facets facets) {
        return facets.sources().stream()
                .filter(source -> source.value().equals(id) && source.label() != null)
                .map(Bucket::label)
                .findFirst()
                .orElse(id);
    }
}
