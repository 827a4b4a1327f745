package org.warta.standalone.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.warta.embedded.EmbeddedServerException;
import org.warta.embedded.LoopbackPort;

/** The port of each server and service: what was asked for, else the default. */
public final class Ports {
    private static final String KAFKA = "kafka";
    private static final String POSTGRESQL = "postgresql";

    private final Map<String, Integer> ports = new LinkedHashMap<>();

    /**
     * @param wanted port by name; 0 is any free one
     * @throws EmbeddedServerException when a name or a number means nothing
     */
    public Ports(Map<String, Integer> wanted) {
        ports.put(KAFKA, 9092);
        ports.put(POSTGRESQL, 15432);
        Arrays.stream(Service.values()).forEach(service -> ports.put(service.title(), ownPort(service)));
        wanted.forEach((name, port) -> {
            if (!ports.containsKey(name) || port < 0 || port > 65535) {
                throw new EmbeddedServerException("warta.standalone.ports." + name + "=" + port
                        + " cannot be used: there are " + String.join(", ", ports.keySet()) + ", each 0 to 65535.");
            }
            ports.put(name, port);
        });
    }

    /**
     * Checks that nothing listens on any of them.
     *
     * @throws EmbeddedServerException for the first that is taken
     */
    public void requireFree() {
        ports.forEach((name, port) -> {
            if (port != 0) {
                LoopbackPort.requireFree(
                        port, purpose(name), "choose another port with --warta.standalone.ports." + name + "=…");
            }
        });
    }

    private static String purpose(String name) {
        return switch (name) {
            case KAFKA -> "Kafka";
            case POSTGRESQL -> "PostgreSQL";
            default -> "the " + name;
        };
    }

    int kafka() {
        return of(KAFKA);
    }

    int postgresql() {
        return of(POSTGRESQL);
    }

    int of(Service service) {
        return of(service.title());
    }

    private int of(String name) {
        return Objects.requireNonNull(ports.get(name));
    }

    /** As the service's own configuration file has it, so that the default stays in one place. */
    private static int ownPort(Service service) {
        String file = service.title() + ".yml";
        try {
            Object port = new YamlPropertySourceLoader()
                    .load(file, new ClassPathResource(file))
                    .get(0)
                    .getProperty("server.port");
            return (int) Objects.requireNonNull(port, file + " has no server.port");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
