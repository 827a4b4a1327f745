package org.warta.reader.live.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.warta.reader.live.Client;

/**
 * One answer that does not end. Writes never block (Servlet's non-blocking output): what the client does not take waits in
 * a queue until the container says that it takes more. A client whose queue is full is cut off: its queue goes at once, its
 * connection at the container's time-out for writing, or when the client reads on.
 *
 * <p>The hub calls while it holds its lock, so this class neither calls it nor the container's {@code complete} while it
 * holds its own.
 */
final class EventStream implements Client, WriteListener, AsyncListener {
    private final int capacity;
    private final Queue<byte[]> queue = new ArrayDeque<>();
    private @Nullable AsyncContext async;
    private @Nullable ServletOutputStream out;
    private Runnable gone = () -> {};
    private boolean writable;
    private boolean unflushed;
    private boolean closing;
    private boolean ended;

    /** @param capacity most frames that wait */
    EventStream(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Answers with what comes.
     *
     * @param whenGone called when the client hears nothing more, perhaps more than once
     */
    void start(AsyncContext context, ServletOutputStream output, Runnable whenGone) {
        synchronized (this) {
            async = context;
            out = output;
            gone = whenGone;
        }
        context.setTimeout(0);
        context.addListener(this);
        output.setWriteListener(this);
    }

    @Override
    public synchronized boolean offer(byte[] frame) {
        if (closing) {
            return false;
        }
        if (queue.size() >= capacity) {
            queue.clear();
            closing = true;
            return false;
        }
        queue.add(frame);
        return true;
    }

    @Override
    public void flush() {
        boolean ending;
        Runnable after;
        synchronized (this) {
            boolean endedBefore = ended;
            write();
            ending = ended && !endedBefore;
            after = closing ? gone : () -> {};
        }
        if (ending) {
            complete();
        }
        after.run();
    }

    @Override
    public void close() {
        synchronized (this) {
            closing = true;
        }
        flush();
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            writable = true;
        }
        flush();
    }

    /** Writes what the client takes. */
    private void write() {
        ServletOutputStream output = out;
        if (output == null) {
            return;
        }
        try {
            boolean more = true;
            while (more && writable && !ended) {
                writable = output.isReady(); // when it is not, the container calls once it is
                if (writable) {
                    more = writeNext(output);
                }
            }
            if (closing && writable) {
                ended = true;
            }
        } catch (IOException | IllegalStateException disconnected) {
            end();
        }
    }

    /** Whether there may be more to write. */
    private boolean writeNext(ServletOutputStream output) throws IOException {
        byte[] frame = queue.poll();
        if (frame != null) {
            output.write(frame);
            unflushed = true;
            return true;
        }
        if (unflushed) {
            output.flush();
            unflushed = false;
            return true;
        }
        return false;
    }

    private synchronized void end() {
        ended = true;
        closing = true;
        queue.clear();
    }

    private void complete() {
        AsyncContext context = async;
        try {
            if (context != null) {
                context.complete();
            }
        } catch (IllegalStateException completed) {
            // by the container
        }
    }

    private void disconnected() {
        boolean ending;
        synchronized (this) {
            ending = !ended;
            end();
        }
        if (ending) {
            complete();
        }
        gone.run();
    }

    @Override
    public void onError(Throwable failure) {
        disconnected();
    }

    @Override
    public void onError(AsyncEvent event) {
        disconnected();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        disconnected();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
        gone.run();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // is started once
    }
}
