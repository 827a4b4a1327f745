package org.warta.producer.http;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.warta.platform.security.WritePaths;
import org.warta.producer.stream.SourceCatalogue;
import org.warta.producer.stream.SourceCoordinator;

@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    @Bean
    WritePaths articleWritePaths() {
        return new WritePaths(List.of(ArticleController.ARTICLES, ArticleController.ARTICLES + "/*"), List.of());
    }

    @Bean
    ArticleController articleController(
            SourceCoordinator coordinator, SourceCatalogue catalogue, HttpProperties properties) {
        Clock clock = Clock.systemUTC();
        Submitter submitter = new Submitter(
                coordinator,
                new Shards(properties.source(), catalogue),
                new Forwarder(catalogue, properties.answerTimeout()),
                properties,
                clock);
        return new ArticleController(
                submitter,
                new Replies(properties.idempotencyTtl(), Ticker.systemTicker()),
                new RateLimit(properties.articlesPerSecond(), System::nanoTime),
                properties,
                clock);
    }
}
