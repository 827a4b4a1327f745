package org.warta.reader.http;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.warta.reader.article.Parameters;
import org.warta.reader.article.TopicCount;
import org.warta.reader.catalogue.Catalogue;

/** Media topics. */
@RestController
final class TopicController {
    static final String TOPICS = IndexController.API + "/topics";

    private final Catalogue catalogue;
    private final Answers answers;

    TopicController(Catalogue catalogue, Answers answers) {
        this.catalogue = catalogue;
        this.answers = answers;
    }

    /** All of both levels. */
    record TopicList(List<TopicCount> topics) {}

    @GetMapping(value = TOPICS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> topics(@RequestParam MultiValueMap<String, String> parameters) {
        Parameters.none(parameters);
        return answers.json(new TopicList(catalogue.topics()));
    }
}
