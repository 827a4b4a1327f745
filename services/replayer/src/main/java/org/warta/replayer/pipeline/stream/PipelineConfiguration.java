package org.warta.replayer.pipeline.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.pipeline.Alarm;
import org.warta.replayer.pipeline.Leg;
import org.warta.replayer.pipeline.LetterBook;
import org.warta.replayer.pipeline.Pipeline;
import org.warta.replayer.pipeline.SourceBook;
import org.warta.replayer.stream.ReplaySettings;

@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {
    private static final Logger log = LoggerFactory.getLogger(Pipeline.class);

    @Bean
    LetterBook letterBook() {
        return new LetterBook();
    }

    @Bean
    SourceBook sourceBook() {
        return new SourceBook();
    }

    @Bean
    Pipeline pipeline(PipelineProperties properties, ReplaySettings settings, LetterBook letters, SourceBook sources) {
        return new Pipeline(legs(settings), properties.thresholds(), letters, sources, PipelineConfiguration::tell);
    }

    @Bean
    PipelineWatch pipelineWatch(
            PipelineProperties properties,
            ReplaySettings settings,
            KafkaClients clients,
            Pipeline pipeline,
            MeterRegistry meters,
            LetterBook letters,
            SourceBook sources) {
        return new PipelineWatch(
                legs(settings), properties.interval(), clients, pipeline, new PipelineMeters(meters), letters, sources);
    }

    @Bean
    HealthIndicator alarmsHealthIndicator(Pipeline pipeline, PipelineWatch watch) {
        return new PipelineHealth(pipeline, watch);
    }

    private static List<Leg> legs(ReplaySettings settings) {
        return Leg.all(settings.enricherGroup(), settings.consumerGroup());
    }

    private static void tell(Alarm alarm) {
        if (alarm.over() == null) {
            log.warn("Alarm {}: {}, since {}", alarm.kind().label(), alarm.message(), alarm.since());
        } else {
            log.info("Alarm {} of {} is over, it stood since {}", alarm.kind().label(), alarm.subject(), alarm.since());
        }
    }
}
