package org.warta.producer.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * A web server on loopback that answers byte for byte what a test tells it to, sound or not, whatever the host's name. It
 * serves 404 where nothing was told, closes the connection after each answer, and remembers what it was asked.
 */
public final class TestSite implements AutoCloseable {
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "test-site");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** One request, as it came. Names of header fields are in lower case. */
    public record Request(String method, String target, Map<String, String> headers) {
        /** {@code Host}, without the port. */
        public String host() {
            return headers.getOrDefault("host", "").replaceFirst(":[0-9]+$", "");
        }
    }

    /** What is answered at a path. An {@link IOException} when the client has left ends it. */
    @FunctionalInterface
    public interface Page {
        void answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    private TestSite(ServerSocket server) {
        this.server = server;
        threads.execute(this::accept);
    }

    /** A site on a port of its own. */
    public static TestSite start() {
        return start(ServerSocketFactory.getDefault());
    }

    /** A site whose connections are those of a factory: TLS, for example. */
    public static TestSite start(ServerSocketFactory sockets) {
        try {
            return new TestSite(sockets.createServerSocket(0, 1000, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** An address of the site under a host name of the caller's choice. */
    public URI at(String host, String target) {
        return URI.create("http://" + host + ":" + port() + target);
    }

    /** Tells what to answer at a path, query included. */
    public TestSite serve(String target, Page page) {
        pages.put(target, page);
        return this;
    }

    /** What it was asked, in order, {@code robots.txt} left out. */
    public List<Request> requests() {
        return requests.stream()
                .filter(request -> !request.target().equals("/robots.txt"))
                .toList();
    }

    /** What it was asked, all of it. */
    public List<Request> allRequests() {
        return List.copyOf(requests);
    }

    /** How many connections were opened to it, asked over or not. */
    public int connections() {
        return connections.get();
    }

    /** A whole answer: status, header fields as {@code Name: value}, body. */
    public static Page page(int status, byte[] body, String... headers) {
        return (request, out) -> {
            write(out, head(status, headers) + "Content-Length: " + body.length + "\r\n\r\n");
            out.write(body);
        };
    }

    public static Page page(int status, String body, String... headers) {
        return page(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public static Page redirect(int status, String location) {
        return page(status, "moved", "Location: " + location);
    }

    /** Status line and header fields, to be followed by more fields or an empty line. */
    public static String head(int status, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " .\r\nConnection: close\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.toString();
    }

    public static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String[] start = line(in).split(" ", 3);
            if (start.length < 2) {
                return;
            }
            Map<String, String> headers = new TreeMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String[] field = line.split(":", 2);
                if (field.length < 2) {
                    return; // the client left in mid-line
                }
                headers.put(field[0].toLowerCase(Locale.ROOT), field[1].strip());
            }
            Request request = new Request(start[0], start[1], headers);
            requests.add(request);
            OutputStream out = socket.getOutputStream();
            pages.getOrDefault(request.target(), page(404, "no page")).answer(request, out);
            out.flush();
        } catch (IOException | InterruptedException clientLeft) {
            // as it may
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            if (octet != '\r') {
                line.write(octet);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
