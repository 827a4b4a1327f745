package org.warta.reader.site;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.EntityCount;
import org.warta.reader.article.EntityDetail;
import org.warta.reader.catalogue.Catalogue;

/** Persons, organisations and places: found by name, and each with its articles over time and whom it appears with. */
@Controller
final class EntityPages {
    private static final int LISTED = 60;

    private final Catalogue catalogue;
    private final Pages pages;

    EntityPages(Catalogue catalogue, Pages pages) {
        this.catalogue = catalogue;
        this.pages = pages;
    }

    /** Entities whose name begins so; without a name, those that most articles mention. */
    @GetMapping("/entities")
    ModelAndView entities(@RequestParam(defaultValue = "") String q) {
        String name = q.strip();
        List<EntityCount> entities = name.isEmpty()
                ? catalogue.facets(ArticleQuery.newest(1)).entities()
                : catalogue.entities(name, null, LISTED);
        return pages.page("entities").addObject("q", name).addObject("entities", entities);
    }

    @GetMapping("/entities/{id}")
    ModelAndView entity(@PathVariable UUID id, @RequestParam Map<String, String> parameters) {
        EntityDetail entity = catalogue.entity(id).orElseThrow(NoSuchPageException::new);
        ArticleQuery query = ArticleQuery.of(TopicPages.page("entity", id.toString(), parameters));
        return pages.page("entity")
                .addObject("entity", entity)
                .addObject("chart", Chart.of(entity.timeline().buckets()))
                .addObject("addresses", new Addresses("/entities/" + id, query, List.of("entity")))
                .addObject("found", catalogue.find(query));
    }
}
