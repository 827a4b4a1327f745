package org.warta.producer.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What may be fetched from.
 *
 * @param publicOnly whether addresses must be public; off for tests only
 * @param trustedHosts hosts that may be at any address and port: names or literal addresses, IPv6 without brackets
 * @param ports allowed ports; empty for any
 * @param downgrade whether a redirect may lead from https to http
 * @param proxy through which everything is fetched, {@code http://host:port}; null for none. A proxy looks names up
 *     itself, so it must itself be kept from addresses that are not public
 */
public record Reach(
        boolean publicOnly,
        Set<String> trustedHosts,
        Set<Integer> ports,
        boolean downgrade,
        @Nullable URI proxy) {
    public Reach {
        trustedHosts = trustedHosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        ports = Set.copyOf(ports);
        if (ports.stream().anyMatch(port -> port < 1 || port > 65535)) {
            throw new IllegalArgumentException("ports " + ports + ": must be 1 to 65535");
        }
        if (proxy != null && (!"http".equals(proxy.getScheme()) || proxy.getHost() == null || proxy.getPort() < 1)) {
            throw new IllegalArgumentException("proxy " + proxy + ": must be http://host:port");
        }
    }

    /** Whether any address of a host will do: of a trusted one, and of the proxy. */
    boolean isUnguarded(String host) {
        return !publicOnly
                || trustedHosts.contains(host)
                || (proxy != null && proxy.getHost().equalsIgnoreCase(host));
    }

    /** Whether a port may be asked. */
    boolean allows(String host, int port) {
        return ports.isEmpty() || ports.contains(port) || trustedHosts.contains(host);
    }
}
