package org.warta.reader.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.warta.reader.ReaderApplication;
import org.warta.reader.live.LiveSamples;
import org.warta.reader.live.LiveServer;

/**
 * How long it takes from an article's record to those who listen, and how many one reader holds that has the heap of a
 * container of 512 MB. The reader is a process of its own; Kafka, PostgreSQL and the listeners share the processors with it.
 *
 * <pre>mvn -q -pl services/reader test -Dtest=LiveBenchmark "-Dwarta.test.jvm=-Xmx1g"</pre>
 */
class LiveBenchmark {
    private static final List<Integer> CLIENTS = Arrays.stream(
                    System.getProperty("warta.benchmark.clients", "1,100,1000,2000")
                            .split(",", -1))
            .map(Integer::valueOf)
            .toList();
    private static final int RATE = Integer.getInteger("warta.benchmark.rate", 50);
    private static final int WARM_UP = 2 * RATE;
    private static final int ARTICLES = RATE * Integer.getInteger("warta.benchmark.seconds", 15);

    /** What has not been heard so long after the last article is lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** 60 % of 512 MB, as the image has it. */
    private static final String HEAP = "-Xmx307m";

    @Test
    void measure() throws IOException, InterruptedException {
        try (LiveServer server = new LiveServer()) {
            server.stopReader();
            int port = freePort();
            Process reader = start(server, port);
            try {
                await().atMost(Duration.ofMinutes(2)).until(() -> isListening(port));
                round(server, reader, port, 1, WARM_UP, "warming up");
                for (int clients : CLIENTS) {
                    round(server, reader, port, clients, ARTICLES, "measured");
                }
            } finally {
                reader.destroy();
                reader.waitFor();
            }
        }
    }

    private static void round(LiveServer server, Process reader, int port, int clients, int articles, String what)
            throws IOException {
        try (Crowd crowd = new Crowd(port, clients)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> crowd.listening() == clients);
            long start = System.nanoTime();
            for (int number = 0; number < articles; number++) {
                LockSupport.parkNanos(start + number * TimeUnit.SECONDS.toNanos(1) / RATE - System.nanoTime());
                server.publish(LiveSamples.article(System.nanoTime() + " berita"));
            }
            double rate = articles / ((System.nanoTime() - start) / 1e9);
            int all = clients * articles;
            long last = System.nanoTime() + PATIENCE.toNanos();
            while (crowd.heard() < all && System.nanoTime() < last) {
                LockSupport.parkNanos(PATIENCE.toNanos() / 1_000);
            }
            long[] times = crowd.times();
            say(
                    "%s: %d listen, %d still do; %.0f articles/s, heard %d of %d; p50 %.0f ms, p99 %.0f ms, max %.0f ms; reader"
                            + " %d MB",
                    what,
                    clients,
                    crowd.listening(),
                    rate,
                    times.length,
                    all,
                    millis(times, 0.5),
                    millis(times, 0.99),
                    millis(times, 1),
                    residentMegabytes(reader));
        }
    }

    private static Process start(LiveServer server, int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                ReaderApplication.class.getName()));
        command.addAll(server.arguments("server.port=" + port, "warta.reader.live.heartbeat=15s"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/live-benchmark.log"))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static double millis(long[] sorted, double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(part * sorted.length) - 1] / 1e6;
    }

    private static long residentMegabytes(Process reader) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(reader.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
