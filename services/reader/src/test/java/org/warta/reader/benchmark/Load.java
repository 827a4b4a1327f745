package org.warta.reader.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Sends requests and notes how long they take. */
final class Load {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    Load(String base) {
        this.base = base;
    }

    /**
     * Open loop: requests start when they are due, whether earlier ones are answered or not, and their time counts from
     * when they were due.
     *
     * @param addresses of one request; several are asked for one after the other
     */
    void atRate(String name, int perSecond, Duration duration, Function<Random, List<String>> addresses)
            throws InterruptedException {
        int requests = (int) (perSecond * duration.toSeconds());
        long[] nanos = new long[requests];
        ExecutorService clients = Executors.newFixedThreadPool(64);
        long begin = System.nanoTime();
        Random random = new Random(42);
        for (int i = 0; i < requests; i++) {
            long due = begin + TimeUnit.SECONDS.toNanos(1) * i / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int request = i;
            List<String> paths = addresses.apply(random);
            clients.execute(() -> {
                paths.forEach(this::get);
                nanos[request] = System.nanoTime() - due;
            });
        }
        clients.shutdown();
        if (!clients.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException(name + " is not answered");
        }
        Arrays.sort(nanos);
        System.out.println(String.format(
                Locale.ROOT,
                "%-36s %3d/s  p50 %7.1f ms  p99 %7.1f ms  max %7.1f ms",
                name,
                perSecond,
                millis(nanos[requests / 2]),
                millis(nanos[requests * 99 / 100]),
                millis(nanos[requests - 1])));
    }

    /** Closed loop: so many clients, each asking again once it is answered. */
    void saturate(String name, int clients, Duration duration, Function<Random, List<String>> addresses)
            throws InterruptedException {
        AtomicInteger answered = new AtomicInteger();
        long end = System.nanoTime() + duration.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        for (int client = 0; client < clients; client++) {
            Random random = new Random(client);
            threads.execute(() -> {
                while (System.nanoTime() < end) {
                    addresses.apply(random).forEach(this::get);
                    answered.incrementAndGet();
                }
            });
        }
        threads.shutdown();
        if (!threads.awaitTermination(duration.toSeconds() + 60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " is not answered");
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%-36s saturated by %d clients: %.0f/s",
                name,
                clients,
                answered.get() / (double) duration.toSeconds()));
    }

    private void get(String path) {
        try {
            HttpResponse<byte[]> response = http.send(
                    HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + response.statusCode());
            }
        } catch (IOException failed) {
            throw new IllegalStateException(path, failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
