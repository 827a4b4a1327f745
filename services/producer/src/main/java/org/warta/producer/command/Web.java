package org.warta.producer.command;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.producer.fetch.Content;
import org.warta.producer.fetch.FetchSettings;
import org.warta.producer.fetch.Fetched;
import org.warta.producer.fetch.Fetcher;
import org.warta.producer.fetch.Limits;
import org.warta.producer.fetch.Outcome;
import org.warta.producer.fetch.Reach;
import org.warta.producer.fetch.RobotsSettings;

/** Fetches what a command was told to read, as cautiously as the service fetches its sources. */
final class Web implements AutoCloseable {
    private static final Set<Integer> PORTS = Set.of(80, 443, 8080, 8443);
    private static final Limits LIMITS = new Limits(
            Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60), 8 << 20, 32 << 20, 100, 5);
    private static final RobotsSettings ROBOTS = new RobotsSettings(
            true, Duration.ofDays(1), Duration.ofMinutes(5), 512 << 10, Duration.ofSeconds(30), 1 << 20);

    private final Set<String> trustedHosts;
    /** Made when it is first needed: files are read without it. */
    private @Nullable Fetcher fetcher;

    /** @param trustedHosts hosts that may be at addresses that are not public */
    Web(Set<String> trustedHosts) {
        this.trustedHosts = trustedHosts;
    }

    private Fetcher fetcher() {
        if (fetcher == null) {
            String userAgent = "Warta/" + Versions.number();
            Reach reach = new Reach(true, trustedHosts, PORTS, false, null);
            fetcher = new Fetcher(new FetchSettings(userAgent, 1, Duration.ZERO, reach, LIMITS, ROBOTS));
        }
        return fetcher;
    }

    /**
     * The content of an address.
     *
     * @throws IOException when there is none; its message says why
     */
    Page fetch(String address) throws IOException {
        try {
            Fetched fetched = fetcher().fetch(new URI(address), null).join();
            if (fetched.outcome() instanceof Outcome.Fresh fresh) {
                return new Page(fetched.address().toString(), fresh.content());
            }
            throw new IOException(String.valueOf(fetched.outcome().reason()));
        } catch (URISyntaxException malformed) {
            throw new IOException("is no address: " + malformed.getMessage(), malformed);
        }
    }

    @Override
    public void close() {
        if (fetcher != null) {
            fetcher.close();
        }
    }

    /**
     * What was fetched.
     *
     * @param address where it was in the end
     */
    record Page(String address, Content content) {}
}
