package org.warta.reader.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.warta.reader.article.Parameters;

/** Where everything is. */
@RestController
final class IndexController {
    static final String API = "/api/v1";

    private final Answers answers;

    IndexController(Answers answers) {
        this.answers = answers;
    }

    @GetMapping(value = API, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> index(@RequestParam MultiValueMap<String, String> parameters) {
        Parameters.none(parameters);
        Map<String, String> index = new LinkedHashMap<>();
        index.put("description", OpenApiController.DOCUMENT);
        index.put("articles", ArticlesController.ARTICLES);
        index.put("atom", ArticlesController.ATOM);
        index.put("jsonFeed", ArticlesController.JSON_FEED);
        index.put("facets", ArticlesController.FACETS);
        index.put("topics", TopicController.TOPICS);
        index.put("entities", EntityController.ENTITIES);
        index.put("changes", ChangeController.CHANGES);
        index.put("live", API + "/live");
        index.put("health", "/actuator/health");
        return answers.json(index);
    }
}
