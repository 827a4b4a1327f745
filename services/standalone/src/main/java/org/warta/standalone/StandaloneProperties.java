package org.warta.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.ConfigurableEnvironment;
import org.warta.embedded.EmbeddedServerException;
import org.warta.standalone.pipeline.Ports;

/**
 * What is decided for the process as a whole. All other arguments are the services' own configuration and pass through
 * to them.
 *
 * @param data directory of everything that is kept: records, rows, logs; created if missing
 * @param ports port by name, where another than the default is wanted: {@code kafka} (9092), {@code postgresql}
 *     (15432), and each service's ({@code reader} 8080, {@code producer} 8081, {@code enricher} 8082, {@code consumer}
 *     8083, {@code replayer} 8084); 0 takes a free one
 * @param settle how long the summary waits, at most, until everything that was found is stored
 */
@ConfigurationProperties("warta.standalone")
record StandaloneProperties(
        @DefaultValue("data") String data,
        @Nullable Map<String, Integer> ports,
        @DefaultValue("60s") Duration settle) {

    /** Reads them from the command line, the system properties and the environment variables, in this order. */
    static StandaloneProperties from(ConfigurableEnvironment environment) {
        try {
            return Binder.get(environment).bindOrCreate("warta.standalone", StandaloneProperties.class);
        } catch (BindException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new EmbeddedServerException(e.getName() + " cannot be used: " + cause.getMessage() + ".", e);
        }
    }

    Path dataDirectory() {
        return Path.of(data);
    }

    Ports allPorts() {
        return new Ports(ports == null ? Map.of() : ports);
    }
}
