package org.warta.consumer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The only way to a database in a test: while it is shut, connections break and new ones are turned away. */
public final class DatabaseGate implements AutoCloseable {
    private final URI database;
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private boolean shut;

    public DatabaseGate(TestDatabase database) throws IOException {
        this.database = URI.create(database.server().jdbcUrl().substring("jdbc:".length()));
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::admit);
    }

    /** Address of the database through the gate. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + entrance.getLocalPort() + database.getPath();
    }

    public synchronized void shut() {
        shut = true;
        open.forEach(DatabaseGate::closeQuietly);
        open.clear();
        turnedAway.set(0);
    }

    public synchronized void open() {
        shut = false;
    }

    /** Connections turned away since the gate was shut. */
    public int turnedAway() {
        return turnedAway.get();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        shut();
    }

    private void admit() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                synchronized (this) {
                    if (shut) {
                        client.close();
                        turnedAway.incrementAndGet();
                        continue;
                    }
                    Socket server = new Socket(database.getHost(), database.getPort());
                    open.add(client);
                    open.add(server);
                    run(() -> pump(client, server));
                    run(() -> pump(server, client));
                }
            } catch (IOException closed) {
                if (!entrance.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // the gate was shut, or one side has left
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // as wanted
        }
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "database-gate");
        thread.setDaemon(true);
        thread.start();
    }
}
