package org.warta.replayer.deadletter.stream;

import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.deadletter.LetterIndex;
import org.warta.replayer.deadletter.RedriveBook;
import org.warta.replayer.stream.ReplayCoordinator;
import org.warta.replayer.stream.ReplayLog;
import org.warta.replayer.stream.ReplayObserver;
import org.warta.replayer.stream.ReplaySettings;

/** Wires dead letters to Kafka. */
@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

    @Bean
    RedriveBook redriveBook() {
        return new RedriveBook();
    }

    @Bean
    ReplayObserver redriveObserver(RedriveBook book) {
        return book::take;
    }

    @Bean
    LetterIndex letterIndex(DeadLetterProperties properties, RedriveBook book) {
        return new LetterIndex(properties.indexed(), book::find);
    }

    @Bean
    LetterFollower letterFollower(
            KafkaClients clients, LetterIndex index, RedriveBook book, DeadLetterProperties properties) {
        return new LetterFollower(clients, index, book, properties.indexed());
    }

    @Bean
    LetterValues letterValues(KafkaClients clients) {
        return new LetterValues(clients);
    }

    @Bean
    Redriver redriver(
            KafkaClients clients,
            EventRecords events,
            ReplayLog replays,
            RedriveBook book,
            LetterValues values,
            ReplaySettings settings,
            DeadLetterProperties properties) {
        return new Redriver(
                clients,
                new RedriveRecords(events, Clock.systemUTC()),
                replays,
                book,
                values,
                settings.group() + "-redrives",
                properties.maxAttempts(),
                Clock.systemUTC());
    }

    @Bean
    Processing processing(KafkaClients clients, LetterFollower follower, ReplaySettings settings) {
        return new Processing(clients.admin(), follower, groups(settings));
    }

    @Bean
    RedriveRunner redriveRunner(
            KafkaClients clients,
            LetterValues values,
            LetterIndex index,
            RedriveBook book,
            Redriver redriver,
            Processing processing,
            ReplayCoordinator coordinator) {
        return new RedriveRunner(clients, values, index, book, redriver, processing, coordinator::isMine);
    }

    @Bean
    DeadLetters deadLetters(
            KafkaClients clients,
            ReplayLog replays,
            LetterIndex index,
            LetterFollower follower,
            RedriveBook book,
            Redriver redriver,
            LetterValues values,
            ReplaySettings settings,
            DeadLetterProperties properties) {
        return new DeadLetters(
                clients,
                replays,
                index,
                follower,
                book,
                redriver,
                values,
                new DryRun(clients, values, redriver, properties.dryRunLetters(), properties.dryRunTime()),
                groups(settings),
                Clock.systemUTC());
    }

    private static Map<String, String> groups(ReplaySettings settings) {
        return Processing.groups(settings.enricherGroup(), settings.consumerGroup());
    }
}
