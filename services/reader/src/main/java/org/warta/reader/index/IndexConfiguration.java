package org.warta.reader.index;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.warta.reader.store.ChangeFeed;

@Configuration(proxyBeanMethods = false)
class IndexConfiguration {

    @Bean
    SearchIndex searchIndex() {
        return new SearchIndex();
    }

    @Bean
    IndexFollower indexFollower(ChangeFeed feed, IndexProperties properties, SearchIndex index) {
        return new IndexFollower(feed, properties, index);
    }

    @Bean
    ArticleSearch articleSearch(SearchIndex index) {
        return new ArticleSearch(index);
    }

    @Bean
    FacetSearch facetSearch(SearchIndex index) {
        return new FacetSearch(index);
    }

    @Bean
    RelatedSearch relatedSearch(SearchIndex index) {
        return new RelatedSearch(index);
    }

    @Bean
    StorySearch storySearch(SearchIndex index) {
        return new StorySearch(index);
    }

    @Bean
    IndexHealth indexHealthIndicator(SearchIndex index) {
        return new IndexHealth(index);
    }

    @Bean
    MeterBinder indexMeters(SearchIndex index) {
        return (MeterRegistry meters) -> {
            Gauge.builder(
                            "warta.reader.index.articles",
                            index,
                            searched -> searched.progress().articles())
                    .description("Articles in the search index")
                    .register(meters);
            TimeGauge.builder("warta.reader.index.lag", index, TimeUnit.SECONDS, IndexConfiguration::lagSeconds)
                    .description("Time since the search index last had every change; not a number before that")
                    .register(meters);
        };
    }

    private static double lagSeconds(SearchIndex index) {
        Instant caughtUp = index.progress().caughtUpAt();
        return caughtUp == null
                ? Double.NaN
                : Duration.between(caughtUp, Instant.now()).toMillis() / 1000.0;
    }
}
