package org.warta.platform.telemetry;

import io.micrometer.observation.ObservationPredicate;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** The beans of this package, for every service. */
@AutoConfiguration(after = OpenTelemetrySdkAutoConfiguration.class)
class TelemetryAutoConfiguration {

    @Bean
    RecordTracing recordTracing(ObjectProvider<OpenTelemetry> openTelemetry) {
        return new RecordTracing(openTelemetry.getIfAvailable(OpenTelemetry::noop));
    }

    /** Whoever looks at a service's health every second is no traffic. */
    @Bean
    ObservationPredicate actuatorUnobserved() {
        return (name, context) -> {
            HttpServletRequest request =
                    context instanceof ServerRequestObservationContext exchange ? exchange.getCarrier() : null;
            return request == null || !request.getRequestURI().startsWith("/actuator/");
        };
    }
}
