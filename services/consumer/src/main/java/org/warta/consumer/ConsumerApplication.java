package org.warta.consumer;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.warta.platform.service.ServiceApplication;

/** The consumer's application; its configuration is {@code consumer.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ConsumerApplication {
    public static void main(String[] args) {
        ServiceApplication.of(ConsumerApplication.class, "consumer").run(args);
    }
}
