package org.warta.reader.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.ArticleSummary;
import org.warta.reader.article.TopicView;
import org.warta.reader.article.TopicView.Label;
import org.warta.reader.catalogue.Catalogue;
import org.warta.schemas.mediatopic.MediaTopicConcept;

/**
 * The front page: what is newest in the reader's language, led by what has a summary, what else has come in in any
 * language, the rest by topic, and who and what today's news is about. Each article is there once.
 */
@Controller
final class FrontPage {
    private static final int LEADING = 5;
    private static final int IN_WIRE = 10;
    private static final int SHEETS = 9;
    private static final int ON_A_SHEET = 4;
    private static final int NAMES = 12;

    private final Catalogue catalogue;
    private final Pages pages;

    FrontPage(Catalogue catalogue, Pages pages) {
        this.catalogue = catalogue;
        this.pages = pages;
    }

    /** Articles of one topic of the upper level. */
    record Sheet(String slug, Label label, List<ArticleSummary> stories) {}

    @GetMapping("/")
    ModelAndView front() {
        Wording say = pages.wording();
        List<ArticleSummary> newest =
                catalogue.find(ArticleQuery.newest(ArticleQuery.MAX_LIMIT)).articles();
        List<ArticleSummary> leading = new ArrayList<>(newest.stream()
                .filter(article -> say.reads(article.enrichment().language().tag()))
                .limit(LEADING)
                .toList());
        leading.sort(Comparator.comparing(article -> article.summary() == null));
        List<ArticleSummary> others = new ArrayList<>(newest);
        others.removeAll(leading);
        List<ArticleSummary> wire = others.stream().limit(IN_WIRE).toList();
        return pages.page("front")
                .addObject("leading", leading)
                .addObject("wire", wire)
                .addObject("sheets", sheets(others.subList(wire.size(), others.size())))
                .addObject(
                        "names",
                        catalogue.facets(today(say)).entities().stream()
                                .limit(NAMES)
                                .toList());
    }

    /** Sheets of what has a topic, the fullest first. */
    private static List<Sheet> sheets(List<ArticleSummary> articles) {
        Map<String, List<ArticleSummary>> byTopic = new LinkedHashMap<>();
        for (ArticleSummary article : articles) {
            article.enrichment().topics().stream()
                    .findFirst()
                    .ifPresent(topic -> byTopic.computeIfAbsent(upper(topic), none -> new ArrayList<>())
                            .add(article));
        }
        return byTopic.entrySet().stream()
                .flatMap(entry -> MediaTopicConcept.byCode(entry.getKey()).stream()
                        .filter(topic -> topic.slug() != null)
                        .map(topic -> new Sheet(
                                String.valueOf(topic.slug()),
                                new Label(topic.englishLabel(), topic.indonesianLabel()),
                                entry.getValue())))
                .sorted(Comparator.comparingInt((Sheet sheet) -> sheet.stories().size())
                        .reversed())
                .limit(SHEETS)
                .map(sheet -> new Sheet(
                        sheet.slug(),
                        sheet.label(),
                        sheet.stories().stream().limit(ON_A_SHEET).toList()))
                .toList();
    }

    private static String upper(TopicView topic) {
        return MediaTopicConcept.byCode(topic.code())
                .map(MediaTopicConcept::parent)
                .orElse(topic.code());
    }

    private static ArticleQuery today(Wording say) {
        Instant midnight = say.now()
                .atZone(say.zone())
                .toLocalDate()
                .atStartOfDay(say.zone())
                .toInstant();
        return ArticleQuery.of(Map.of("from", List.of(midnight.toString())));
    }
}
