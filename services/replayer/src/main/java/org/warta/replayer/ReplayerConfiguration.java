package org.warta.replayer;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.platform.kafka.TopicsProperties;
import org.warta.platform.security.OperatorPaths;
import org.warta.replayer.stream.RangeResolver;
import org.warta.replayer.stream.ReplayCoordinator;
import org.warta.replayer.stream.ReplayLog;
import org.warta.replayer.stream.ReplayObserver;
import org.warta.replayer.stream.ReplaySettings;
import org.warta.replayer.stream.Replays;

@Configuration(proxyBeanMethods = false)
class ReplayerConfiguration {

    /** The whole API shows texts, errors and who did what. */
    @Bean
    OperatorPaths operatorPaths() {
        return new OperatorPaths(List.of("/api/**"));
    }

    /** Process and host tell instances apart in the audit. */
    @Bean
    ReplaySettings replaySettings(ReplayerProperties properties) {
        return properties.settings(ManagementFactory.getRuntimeMXBean().getName());
    }

    @Bean
    ReplayLog replayLog(KafkaClients clients, EventRecords events, ObjectProvider<ReplayObserver> observers) {
        return new ReplayLog(clients, events, observers.orderedStream().toList());
    }

    @Bean
    RangeResolver rangeResolver(KafkaClients clients) {
        return new RangeResolver(clients);
    }

    @Bean
    ReplayCoordinator replayCoordinator(ReplaySettings settings, KafkaClients clients, ReplayLog replays) {
        return new ReplayCoordinator(settings, clients, replays);
    }

    @Bean
    Replays replays(
            ReplaySettings settings,
            KafkaClients clients,
            ReplayLog log,
            RangeResolver ranges,
            TopicsProperties topics) {
        return new Replays(settings, clients, log, ranges, topics);
    }

    @Bean
    HealthIndicator replaysHealthIndicator(ReplayLog replays, ReplayCoordinator coordinator) {
        return new ReplaysHealth(replays, coordinator);
    }
}
