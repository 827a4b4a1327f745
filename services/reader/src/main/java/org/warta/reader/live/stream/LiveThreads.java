package org.warta.reader.live.stream;

import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.warta.reader.live.Hub;

/**
 * The three threads of live events. They stop before the web server does, so that it does not wait for streams that never
 * end by themselves.
 */
final class LiveThreads implements SmartLifecycle {
    private final Hub hub;
    private final List<Runnable> work;
    private List<Thread> threads = List.of();

    LiveThreads(Hub hub, LiveFeed feed, CatchUp catchUp, Duration heartbeat) {
        this.hub = hub;
        this.work = List.of(feed, catchUp, () -> beat(heartbeat));
    }

    @Override
    public synchronized void start() {
        threads = work.stream().map(each -> new Thread(each, "live")).toList();
        threads.forEach(Thread::start);
    }

    @Override
    public synchronized void stop() {
        hub.close();
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        threads = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }

    private void beat(Duration heartbeat) {
        try {
            while (true) {
                Thread.sleep(heartbeat.toMillis());
                hub.beat();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
