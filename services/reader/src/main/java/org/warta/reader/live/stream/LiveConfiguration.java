package org.warta.reader.live.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.warta.platform.kafka.KafkaClients;
import org.warta.platform.telemetry.LaneLatency;
import org.warta.platform.telemetry.Stage;
import org.warta.reader.live.Hub;
import org.warta.reader.store.Arrivals;
import org.warta.schemas.topic.Topics;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    Hub hub(LiveProperties properties, MeterRegistry meters) {
        Hub hub = new Hub(properties.clients(), properties.recent(), InstantSource.system());
        Gauge.builder("warta.reader.live.clients", hub, Hub::clients)
                .description("Clients that listen to live events")
                .register(meters);
        return hub;
    }

    @Bean
    LiveThreads liveThreads(
            KafkaClients clients,
            Arrivals store,
            JsonMapper json,
            Hub hub,
            LiveProperties properties,
            MeterRegistry meters) {
        LaneLatency latency =
                new LaneLatency(meters, Clock.systemUTC(), Topics.ENRICHED.name(), Set.of(Stage.ENRICHED_TOLD));
        EnrichedTopic topic = new EnrichedTopic(clients);
        Teller teller = new Teller(store, json);
        return new LiveThreads(
                hub,
                new LiveFeed(topic, teller, hub, properties.recent(), latency),
                new CatchUp(topic, teller, hub, properties),
                properties.heartbeat());
    }
}
