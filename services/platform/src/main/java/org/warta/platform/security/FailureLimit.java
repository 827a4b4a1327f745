package org.warta.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the refused tokens of each address within a minute of the first: not to keep 32 random bytes from being
 * guessed, which nobody does, but to keep those who try from filling log and processor. A network of IPv6, which one
 * host may have all of, counts as one address.
 */
final class FailureLimit {
    static final Duration PERIOD = Duration.ofMinutes(1);

    private static final int MOST_ADDRESSES = 10_000;
    private static final int NETWORK_BYTES = 8;

    private final Cache<String, AtomicInteger> failures;
    private final int most;

    FailureLimit(int most, Ticker ticker) {
        this.most = most;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterWrite(PERIOD)
                .ticker(ticker)
                .build();
    }

    void failed(String address) {
        failures.get(network(address), none -> new AtomicInteger()).incrementAndGet();
    }

    boolean isReached(String address) {
        AtomicInteger count = failures.getIfPresent(network(address));
        return count != null && count.get() >= most;
    }

    private static String network(String address) {
        try {
            InetAddress literal = InetAddress.getByName(address);
            return literal instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(literal.getAddress(), NETWORK_BYTES))
                    : literal.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
