package org.warta.producer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.warta.producer.http.ArticlesIT.assertProblem;
import static org.warta.producer.http.ArticlesIT.ninjs;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warta.embedded.EmbeddedKafka;
import org.warta.event.Article;

@Tag("embedded")
class BrokerAwayIT {
    private static final String JSON = "application/json";

    @TempDir
    Path data;

    @Test
    void asksToComeBackAndPublishesOnceWhenItIsThereAgain() {
        int port;
        try (EmbeddedKafka first = new EmbeddedKafka(data, 0);
                HttpProducer producer = producer(first)) {
            port = Integer.parseInt(first.bootstrapServers().replaceFirst(".*:", ""));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> producer.post(JSON, article("satu")).statusCode() < 300);
            first.close();

            HttpResponse<String> away = producer.post(JSON, article("dua"));
            assertProblem(away, 503, "unavailable");
            assertThat(away.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
            assertProblem(
                    producer.post("application/x-ndjson", article("tiga") + "\n" + article("empat")),
                    503,
                    "unavailable");

            try (EmbeddedKafka second = new EmbeddedKafka(data, port)) {
                await().atMost(Duration.ofSeconds(90))
                        .until(() -> producer.post(JSON, article("dua")).statusCode() < 300);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> producer.post("application/x-ndjson", article("tiga") + "\n" + article("empat"))
                                        .statusCode()
                                == 200);
                assertThat(producer.articles())
                        .extracting(Article::getHeadline)
                        .containsExactlyInAnyOrderElementsOf(List.of("satu", "dua", "tiga", "empat"));
            }
        }
    }

    private static HttpProducer producer(EmbeddedKafka kafka) {
        return new HttpProducer("away", kafka.bootstrapServers(), "--warta.producer.http.answer-timeout=2s");
    }

    private static String article(String headline) {
        return ninjs("urn:away:" + headline, headline, "");
    }
}
