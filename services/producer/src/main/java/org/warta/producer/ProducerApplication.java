package org.warta.producer;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.warta.platform.service.ServiceApplication;

/** Starts the producer by itself. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ProducerApplication {
    public static void main(String[] args) {
        ServiceApplication.of(ProducerApplication.class, "producer").run(args);
    }
}
