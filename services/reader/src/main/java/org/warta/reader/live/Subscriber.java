package org.warta.reader.live;

import org.jspecify.annotations.Nullable;

/** A client and what it wants to hear. Its place is the hub's, and guarded by it. */
public final class Subscriber {
    private final Client client;
    private final LiveFilter filter;

    /** What the client has seen before or elsewhere; null: whatever the hub has sent. */
    @Nullable
    Position seen;

    public Subscriber(Client client, LiveFilter filter, @Nullable Position seen) {
        this.client = client;
        this.filter = filter;
        this.seen = seen;
    }

    public Client client() {
        return client;
    }

    public LiveFilter filter() {
        return filter;
    }
}
