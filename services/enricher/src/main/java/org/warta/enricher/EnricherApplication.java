package org.warta.enricher;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.warta.enricher.command.EnricherCommand;
import org.warta.platform.service.ServiceApplication;

/** Starts the enricher: the service, or the command that the arguments name. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class EnricherApplication {

    /** Runs a command, if the first argument is one; else starts the service with the configuration {@code enricher.yml}. */
    public static void main(String[] arguments) {
        if (EnricherCommand.isCommand(arguments)) {
            System.exit(EnricherCommand.run(arguments));
        }
        ServiceApplication.of(EnricherApplication.class, "enricher").run(arguments);
    }
}
