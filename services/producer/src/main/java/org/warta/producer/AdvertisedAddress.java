package org.warta.producer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.springframework.core.env.Environment;
import org.warta.producer.stream.StreamProperties;

/** Where the other instances reach this one over HTTP: as configured, or where its server listens. */
final class AdvertisedAddress implements Supplier<String> {
    private final StreamProperties properties;
    private final Environment environment;

    AdvertisedAddress(StreamProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    @Override
    public String get() {
        if (properties.advertisedAddress() != null) {
            return properties.advertisedAddress().toString();
        }
        String host = environment.getProperty("server.address", "");
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8081"));
        String scheme = environment.getProperty("server.ssl.bundle", "").isEmpty() ? "http" : "https";
        return scheme + "://" + (host.isEmpty() || host.equals("0.0.0.0") ? hostName() : host) + ":" + port;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }
}
