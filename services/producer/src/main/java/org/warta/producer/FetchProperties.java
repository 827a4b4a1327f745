package org.warta.producer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;
import org.warta.producer.fetch.FetchSettings;
import org.warta.producer.fetch.Limits;
import org.warta.producer.fetch.Reach;
import org.warta.producer.fetch.RobotsSettings;

/**
 * How feeds and pages are fetched over HTTP.
 *
 * @param contact address of a page or mailbox that tells server operators who fetches; sent in User-Agent
 * @param threads most requests in flight
 * @param hostGap time between the end of one request to a host and the start of the next
 * @param publicOnly refuse addresses that are not public; off for tests only
 * @param trustedHosts hosts that may be at any address and port: names or literal addresses
 * @param ports allowed ports; none listed means any
 * @param downgrade follow redirects from https to http
 * @param proxy through which everything is fetched, http://host:port. It looks host names up itself, so it must itself be
 *     kept from addresses that are not public
 * @param connectTimeout time to look up a host name, and to open a connection to one address
 * @param responseTimeout longest silence of a server
 * @param totalTimeout time that all requests of one fetch may take, redirects included and waiting for turns not
 * @param maxWireSize most of a body as it comes
 * @param maxBodySize most of a body after decompression
 * @param maxRatio how many times a body over 1 MB may grow by decompression
 * @param maxRedirects most redirects in a row
 * @param robots how robots.txt is read
 */
@Validated
@ConfigurationProperties("warta.producer.fetch")
public record FetchProperties(
        @Nullable URI contact,
        @DefaultValue("64") @Min(1) @Max(4096) int threads,
        @DefaultValue("1s") @NotNull Duration hostGap,
        @DefaultValue("true") boolean publicOnly,
        @DefaultValue @NotNull Set<String> trustedHosts,

        @DefaultValue({"80", "443", "8080", "8443"}) @NotNull
        Set<Integer> ports,

        @DefaultValue("false") boolean downgrade,
        @Nullable URI proxy,
        @DefaultValue("10s") @NotNull Duration connectTimeout,
        @DefaultValue("20s") @NotNull Duration responseTimeout,
        @DefaultValue("60s") @NotNull Duration totalTimeout,
        @DefaultValue("8MB") @NotNull DataSize maxWireSize,
        @DefaultValue("32MB") @NotNull DataSize maxBodySize,
        @DefaultValue("100") @Min(1) int maxRatio,
        @DefaultValue("5") @Min(0) @Max(20) int maxRedirects,
        @DefaultValue @NotNull @Valid RobotsProperties robots) {

    /**
     * How robots.txt is read.
     *
     * @param obeyed read and obey it
     * @param ttl how long one is kept
     * @param errorTtl how long it is kept that one cannot be read; nothing is fetched from its host meanwhile
     * @param maxSize how much of one is read
     * @param maxDelay longest Crawl-delay that is kept to
     * @param cacheSize about how much memory all of them may take
     */
    public record RobotsProperties(
            @DefaultValue("true") boolean obeyed,
            @DefaultValue("1d") @NotNull Duration ttl,
            @DefaultValue("5m") @NotNull Duration errorTtl,
            @DefaultValue("512KB") @NotNull DataSize maxSize,
            @DefaultValue("30s") @NotNull Duration maxDelay,
            @DefaultValue("32MB") @NotNull DataSize cacheSize) {}

    public FetchProperties {
        trustedHosts = Set.copyOf(trustedHosts);
        ports = Set.copyOf(ports);
    }

    /**
     * The same, checked.
     *
     * @param version of Warta, sent in User-Agent
     * @throws IllegalArgumentException when values do not make sense
     */
    public FetchSettings settings(String version) {
        return new FetchSettings(
                "Warta/" + version + (contact == null ? "" : " (+" + contact + ")"),
                threads,
                hostGap,
                new Reach(publicOnly, trustedHosts, ports, downgrade, proxy),
                new Limits(
                        connectTimeout,
                        responseTimeout,
                        totalTimeout,
                        maxWireSize.toBytes(),
                        maxBodySize.toBytes(),
                        maxRatio,
                        maxRedirects),
                new RobotsSettings(
                        robots.obeyed,
                        robots.ttl,
                        robots.errorTtl,
                        (int) Math.min(Integer.MAX_VALUE, robots.maxSize.toBytes()),
                        robots.maxDelay,
                        robots.cacheSize.toBytes()));
    }
}
