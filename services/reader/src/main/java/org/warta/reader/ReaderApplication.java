package org.warta.reader;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.warta.platform.service.ServiceApplication;

/** The reader's application; its configuration is {@code reader.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ReaderApplication {
    public static void main(String[] args) {
        ServiceApplication.of(ReaderApplication.class, "reader").run(args);
    }
}
