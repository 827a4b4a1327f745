package org.warta.replayer;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.warta.platform.service.ServiceApplication;

/** Starts the replayer; its configuration is {@code replayer.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ReplayerApplication {
    public static void main(String[] args) {
        ServiceApplication.of(ReplayerApplication.class, "replayer").run(args);
    }
}
