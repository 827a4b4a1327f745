package org.warta.producer.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks names up in bounded time. A look-up of the operating system cannot be interrupted, so it is left behind on a thread
 * of its own; as many as there are threads may hang, and the next ones are given up in time as well.
 */
final class TimedNames implements HostNames, AutoCloseable {
    private static final int IDLE_SECONDS = 30;

    private final HostNames names;
    private final Duration patience;
    private final ThreadPoolExecutor lookUps;

    TimedNames(HostNames names, int threads, Duration patience, ThreadFactory factory) {
        this.names = names;
        this.patience = patience;
        this.lookUps = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        lookUps.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        Future<List<InetAddress>> lookUp = lookUps.submit(() -> names.resolve(host));
        try {
            return lookUp.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw failure("`" + host + "` is not found within " + patience.toMillis() + " ms", late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof UnknownHostException unknown
                    ? unknown
                    : failure("`" + host + "` cannot be looked up: " + failed.getCause(), failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw failure("`" + host + "` is not looked up any more", stopping);
        } finally {
            lookUp.cancel(true);
        }
    }

    private static UnknownHostException failure(String message, Exception cause) {
        UnknownHostException failure = new UnknownHostException(message);
        failure.initCause(cause);
        return failure;
    }

    @Override
    public void close() {
        lookUps.shutdownNow();
    }
}
