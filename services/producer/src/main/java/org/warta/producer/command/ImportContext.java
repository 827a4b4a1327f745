package org.warta.producer.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.warta.producer.stream.StreamProperties;

/** What an import needs of the service: its configuration and its clients of Kafka, and nothing that serves. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration
@EnableConfigurationProperties(StreamProperties.class)
class ImportContext {

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }
}
