package org.warta.replayer.reconcile.stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.reconcile.store.AuditView;
import org.warta.replayer.stream.RangeResolver;
import org.warta.replayer.stream.ReplaySettings;

@Configuration(proxyBeanMethods = false)
class ReconcileConfiguration {

    @Bean
    Reconciler reconciler(KafkaClients clients, RangeResolver resolver, AuditView store, ReplaySettings settings) {
        return new Reconciler(clients, resolver, store, settings);
    }
}
