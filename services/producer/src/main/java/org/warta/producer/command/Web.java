package org.warta.producer.command;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.warta.producer.FetchProperties;
import org.warta.producer.fetch.Content;
import org.warta.producer.fetch.Fetched;
import org.warta.producer.fetch.Fetcher;
import org.warta.producer.fetch.Outcome;

/** Fetches what a command was told to read, as cautiously as the service fetches its sources by default. */
final class Web implements AutoCloseable {
    private static final String PREFIX = "warta.producer.fetch";

    private final Set<String> trustedHosts;
    /** Made when it is first needed: files are read without it. */
    private @Nullable Fetcher fetcher;

    /** @param trustedHosts hosts that may be at addresses that are not public */
    Web(Set<String> trustedHosts) {
        this.trustedHosts = trustedHosts;
    }

    private Fetcher fetcher() {
        if (fetcher == null) {
            Map<String, Object> settings = Map.of(
                    PREFIX + ".threads",
                    1,
                    PREFIX + ".host-gap",
                    "0s",
                    PREFIX + ".trusted-hosts",
                    String.join(",", trustedHosts));
            FetchProperties properties = new Binder(new MapConfigurationPropertySource(settings))
                    .bindOrCreate(PREFIX, FetchProperties.class);
            fetcher = new Fetcher(properties.settings(Versions.number()));
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
