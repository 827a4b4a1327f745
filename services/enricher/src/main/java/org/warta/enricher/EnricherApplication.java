package org.warta.enricher;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.warta.platform.service.ServiceApplication;

/** Starts the enricher. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class EnricherApplication {

    /** Starts the enricher with the configuration {@code enricher.yml}. */
    public static void main(String[] arguments) {
        ServiceApplication.of(EnricherApplication.class, "enricher").run(arguments);
    }
}
