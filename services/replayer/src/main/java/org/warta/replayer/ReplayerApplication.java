package org.warta.replayer;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.warta.platform.service.ServiceApplication;
import org.warta.replayer.command.ReplayerCommand;

/** Starts the replayer, or calls one that runs; its configuration is {@code replayer.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ReplayerApplication {
    public static void main(String[] args) {
        if (ReplayerCommand.isCalledBy(args)) {
            System.exit(ReplayerCommand.run(args));
        }
        ServiceApplication.of(ReplayerApplication.class, "replayer").run(args);
    }
}
