package org.warta.reader.live;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last events, so that who was away a short time is sent what came meanwhile. Of an article it holds the last event
 * alone: a text that was superseded or taken down is gone from here at once.
 */
final class Recent {
    private final int capacity;
    private final Map<UUID, LiveEvent> events = new LinkedHashMap<>();
    private Position floor;

    /** @param floor what came before is not here */
    Recent(int capacity, Position floor) {
        this.capacity = capacity;
        this.floor = floor;
    }

    @Nullable
    LiveEvent of(UUID article) {
        return events.get(article);
    }

    void add(LiveEvent event) {
        events.remove(event.id());
        events.put(event.id(), event);
        if (events.size() > capacity) {
            Iterator<LiveEvent> oldest = events.values().iterator();
            floor = floor.and(oldest.next().position());
            oldest.remove();
        }
    }

    /** Whether everything after this position is here. */
    boolean reaches(Position position) {
        return floor.isWithin(position);
    }

    /** What a client at this position has not seen, in order. */
    List<LiveEvent> after(Position position) {
        List<LiveEvent> unseen = new ArrayList<>();
        for (LiveEvent event : events.values()) {
            if (!event.isSeenAt(position)) {
                unseen.add(event);
            }
        }
        return unseen;
    }
}
