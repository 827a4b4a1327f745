package org.warta.reader.live;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Brings every event to every client whose filter admits it, once and in order. A client that comes back is sent what it
 * has missed: from the recent events, or, where they do not reach back, by whoever takes it from {@link #takeBehind()}.
 *
 * <p>Safe for use by many threads. Nothing waits for a client.
 */
public final class Hub {

    private final int maxClients;
    private final int recentEvents;
    private final InstantSource clock;
    private final Set<Subscriber> all = new LinkedHashSet<>();
    private final Map<LiveFilter, Set<Subscriber>> joined = new HashMap<>();
    private final BlockingQueue<Subscriber> behind = new LinkedBlockingQueue<>();
    private @Nullable Recent recent;
    private @Nullable Position position;
    private boolean serving;
    private boolean closed;

    /**
     * @param maxClients most clients at a time
     * @param recentEvents how many events are kept for clients that come back
     */
    public Hub(int maxClients, int recentEvents, InstantSource clock) {
        this.maxClients = maxClients;
        this.recentEvents = recentEvents;
        this.clock = clock;
    }

    /** Lets a client in, which is told at once where it is; false when there is no room for it. */
    public boolean open(Subscriber subscriber) {
        synchronized (this) {
            if (closed || all.size() >= maxClients) {
                return false;
            }
            all.add(subscriber);
            if (serving) {
                join(subscriber);
            } else {
                send(subscriber, List.of(Frames.COMMENT));
            }
        }
        subscriber.client().flush();
        return true;
    }

    /** The client is gone. Does nothing when it was already. */
    public synchronized void leave(Subscriber subscriber) {
        if (all.remove(subscriber)) {
            Set<Subscriber> group = joined.get(subscriber.filter());
            if (group != null && group.remove(subscriber) && group.isEmpty()) {
                joined.remove(subscriber.filter());
            }
        }
    }

    public synchronized int clients() {
        return all.size();
    }

    /** Where the events are; null before the first {@link #begin}. */
    public synchronized @Nullable Position position() {
        return position;
    }

    /** The last event of an article, when it is among the recent ones. */
    public synchronized @Nullable LiveEvent last(UUID article) {
        return recent == null ? null : recent.of(article);
    }

    /** Starts from here, with nothing before. Clients wait until {@link #serve}. */
    public synchronized void begin(Position start) {
        Position left = position;
        for (Subscriber subscriber : all) {
            if (subscriber.seen == null) {
                subscriber.seen = left;
            }
        }
        joined.clear();
        behind.clear();
        recent = new Recent(recentEvents, start);
        position = start;
        serving = false;
    }

    /** The recent events are there: from now on clients are served. Does nothing when they are already. */
    public void serve() {
        List<Subscriber> waiting;
        synchronized (this) {
            if (serving) {
                return;
            }
            serving = true;
            waiting = List.copyOf(all);
            waiting.forEach(this::join);
        }
        waiting.forEach(subscriber -> subscriber.client().flush());
    }

    /**
     * Sends these events to whom they concern.
     *
     * @param reached what has been seen with them
     */
    public void publish(List<LiveEvent> events, Position reached) {
        List<Subscriber> told = new ArrayList<>();
        synchronized (this) {
            Recent kept = recent;
            if (kept == null) {
                throw new IllegalStateException("events before the beginning");
            }
            events.forEach(kept::add);
            position = reached;
            List<Subscriber> slow = new ArrayList<>();
            joined.forEach((filter, group) -> {
                List<LiveEvent> admitted =
                        events.stream().filter(filter::admits).toList();
                if (admitted.isEmpty()) {
                    return;
                }
                List<byte[]> frames = admitted.stream()
                        .map(event -> Frames.event(event, event.position()))
                        .toList();
                for (Subscriber subscriber : group) {
                    boolean fast = subscriber.seen == null
                            ? send(subscriber, frames)
                            : sendUnseen(subscriber, subscriber.seen, admitted);
                    (fast ? told : slow).add(subscriber);
                }
            });
            slow.forEach(this::leave);
            for (Subscriber subscriber : all) {
                if (subscriber.seen != null && isJoined(subscriber) && subscriber.seen.isWithin(reached)) {
                    subscriber.seen = null;
                }
            }
        }
        told.forEach(subscriber -> subscriber.client().flush());
    }

    /** Tells every client that it is still connected, and where it is. */
    public void beat() {
        List<Subscriber> told;
        synchronized (this) {
            Position here = position;
            told = List.copyOf(all);
            for (Subscriber subscriber : told) {
                byte[] beat = here != null && subscriber.seen == null && isJoined(subscriber)
                        ? Frames.place(here)
                        : Frames.COMMENT;
                if (!send(subscriber, List.of(beat))) {
                    leave(subscriber);
                }
            }
        }
        told.forEach(subscriber -> subscriber.client().flush());
    }

    /** The next client that has been away longer than the recent events reach; waits for one. */
    public Subscriber takeBehind() throws InterruptedException {
        return behind.take();
    }

    /** Where a client was when it came; null when it is gone. */
    public synchronized @Nullable Position seen(Subscriber subscriber) {
        return all.contains(subscriber) ? subscriber.seen : null;
    }

    /**
     * Sends a client that was behind what it has missed.
     *
     * @param missed the events between where it was and there, in order
     * @param there where it is then
     */
    public void caughtUp(Subscriber subscriber, List<LiveEvent> missed, Position there) {
        synchronized (this) {
            List<byte[]> frames = missed.stream()
                    .filter(event -> !event.isExpired(clock.instant()))
                    .map(event -> Frames.event(event, event.position()))
                    .toList();
            if (!all.contains(subscriber) || !send(subscriber, frames)) {
                leave(subscriber);
                return;
            }
            subscriber.seen = there;
            if (serving) {
                join(subscriber);
            }
        }
        subscriber.client().flush();
    }

    /** A client cannot be sent all that it has missed: it has to load again what it shows, and goes on from here. */
    public void reset(Subscriber subscriber) {
        synchronized (this) {
            if (serving && all.contains(subscriber)) {
                restart(subscriber);
            }
        }
        subscriber.client().flush();
    }

    /** Ends all streams and lets nobody in any more. */
    public void close() {
        List<Subscriber> last;
        synchronized (this) {
            closed = true;
            last = List.copyOf(all);
            all.clear();
            joined.clear();
        }
        last.forEach(subscriber -> subscriber.client().close());
    }

    private void join(Subscriber subscriber) {
        Position here = position;
        Recent kept = recent;
        if (here == null || kept == null) {
            throw new IllegalStateException("a client joins before the beginning");
        }
        Position seen = subscriber.seen;
        if (seen == null) {
            add(subscriber, List.of(Frames.place(here)));
        } else if (!seen.topic().equals(here.topic())
                || seen.offsets().size() > here.offsets().size()) {
            restart(subscriber);
        } else if (kept.reaches(seen)) {
            List<LiveEvent> missed = kept.after(seen).stream()
                    .filter(event -> !event.isExpired(clock.instant())
                            && subscriber.filter().admits(event))
                    .toList();
            if (sendUnseen(subscriber, seen, missed)) {
                add(subscriber, List.of(Frames.place(seen.and(here))));
                subscriber.seen = seen.isWithin(here) ? null : seen.and(here);
            } else {
                leave(subscriber);
            }
        } else {
            behind.add(subscriber);
        }
    }

    private boolean isJoined(Subscriber subscriber) {
        return joined.getOrDefault(subscriber.filter(), Set.of()).contains(subscriber);
    }

    private void restart(Subscriber subscriber) {
        Position here = position;
        if (here != null) {
            subscriber.seen = null;
            add(subscriber, List.of(Frames.reset(here)));
        }
    }

    private void add(Subscriber subscriber, List<byte[]> frames) {
        if (send(subscriber, frames)) {
            joined.computeIfAbsent(subscriber.filter(), filter -> new LinkedHashSet<>())
                    .add(subscriber);
        } else {
            leave(subscriber);
        }
    }

    /** Events come in the order of this instance: only with what was seen before do their ids say what is seen now. */
    private static boolean sendUnseen(Subscriber subscriber, Position seen, List<LiveEvent> events) {
        List<byte[]> frames = new ArrayList<>();
        for (LiveEvent event : events) {
            if (!event.isSeenAt(seen)) {
                frames.add(Frames.event(event, seen.and(event.position())));
            }
        }
        return send(subscriber, frames);
    }

    private static boolean send(Subscriber subscriber, List<byte[]> frames) {
        for (byte[] frame : frames) {
            if (!subscriber.client().offer(frame)) {
                return false;
            }
        }
        return true;
    }
}
