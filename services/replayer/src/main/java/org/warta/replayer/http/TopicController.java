package org.warta.replayer.http;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.stream.TopicBrowser;

/** Topics over HTTP: what there is to replay, to compare and to redrive. */
@RestController
final class TopicController {
    private final TopicBrowser browser;

    TopicController(KafkaClients clients) {
        this.browser = new TopicBrowser(clients);
    }

    @GetMapping("/api/v1/topics")
    Map<String, List<TopicBrowser.Topic>> topics() {
        return Map.of("topics", browser.topics());
    }
}
