package org.warta.replayer.stream;

import org.warta.event.ReplayEvent;

/**
 * Sees every event of {@code news.replays}, those of before the start included, on one thread, each partition in its
 * order. A bean of this type is found by the {@link ReplayLog}.
 */
public interface ReplayObserver {
    void see(ReplayEvent event);
}
