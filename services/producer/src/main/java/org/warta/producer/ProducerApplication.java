package org.warta.producer;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.warta.platform.service.ServiceApplication;
import org.warta.producer.command.ProducerCommand;

/** Starts the producer by itself, or runs one of its commands. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ProducerApplication {
    public static void main(String[] args) {
        if (ProducerCommand.isCalledBy(args)) {
            System.exit(ProducerCommand.run(args));
        }
        ServiceApplication.of(ProducerApplication.class, "producer").run(args);
    }
}
