package org.warta.reader.benchmark;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many who listen to live articles, on one thread. Headlines say when they were written, in nanoseconds of this process. */
final class Crowd implements Closeable {
    /** HTTP/1.0, so that the stream comes as it is and not in chunks. */
    private static final byte[] REQUEST =
            "GET /api/v1/live HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final Pattern WRITTEN = Pattern.compile("Judul (\\d+) ");
    private static final int REST = 64;
    private static final long PATIENCE_MILLIS = 10_000;

    /** What came last may go on with what comes next. */
    private static final class Listener {
        private boolean answered;
        private String rest = "";
    }

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private final Thread thread = new Thread(this::read, "crowd");
    private final AtomicInteger listening = new AtomicInteger();
    private long[] nanos = new long[1 << 20];
    private int heard;
    private volatile boolean closed;

    Crowd(int port, int clients) throws IOException {
        for (int client = 0; client < clients; client++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.write(ByteBuffer.wrap(REQUEST));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Listener());
        }
        thread.start();
    }

    /** How many have been answered. */
    int listening() {
        return listening.get();
    }

    /** How many articles all of them have heard together. */
    synchronized int heard() {
        return heard;
    }

    /** How long each article took to each of them, in nanoseconds, sorted. */
    synchronized long[] times() {
        long[] times = Arrays.copyOf(nanos, heard);
        Arrays.sort(times);
        return times;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private void read() {
        try {
            while (!closed) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    read(key);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void read(SelectionKey key) throws IOException {
        buffer.clear();
        if (((SocketChannel) key.channel()).read(buffer) < 0) {
            key.cancel();
            listening.decrementAndGet();
            return;
        }
        long now = System.nanoTime();
        Listener listener = (Listener) key.attachment();
        if (!listener.answered) {
            listener.answered = true;
            listening.incrementAndGet();
        }
        String text = listener.rest + new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
        Matcher written = WRITTEN.matcher(text);
        int seen = 0;
        while (written.find()) {
            add(now - Long.parseLong(written.group(1)));
            seen = written.end();
        }
        listener.rest = text.substring(Math.max(seen, text.length() - REST));
    }

    private synchronized void add(long time) {
        if (heard == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * heard);
        }
        nanos[heard++] = time;
    }
}
