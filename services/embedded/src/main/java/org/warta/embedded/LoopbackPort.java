package org.warta.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of the loopback interface. */
public final class LoopbackPort {
    /** The address servers bind to; never a name, whose meaning (IPv4 or IPv6) is a matter of the machine. */
    public static final String ADDRESS = "127.0.0.1";

    private LoopbackPort() {}

    /** A port that was free a moment ago; another process may still take it before the caller does. */
    public static int free() {
        try (ServerSocket socket = bind(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedServerException("No free port on " + ADDRESS + ": " + e.getMessage() + ".", e);
        }
    }

    /**
     * Checks that nothing listens on a port.
     *
     * @param port 1 to 65535
     * @param purpose who wants it, as in "port 9092, wanted for <em>Kafka</em>, is taken"
     * @param alternative what to do if it is taken, as in "stop that process or <em>choose another port</em>"
     * @throws EmbeddedServerException when it is taken
     */
    public static void requireFree(int port, String purpose, String alternative) {
        try (ServerSocket socket = bind(port)) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Port " + port + ", wanted for " + purpose + ", is taken by another process: stop that process or "
                            + alternative + ".",
                    e);
        }
    }

    static int freeIfZero(int port, String purpose) {
        if (port == 0) {
            return free();
        }
        requireFree(port, purpose, "choose another port");
        return port;
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            // As servers do: a port in TIME_WAIT is not taken.
            socket.setReuseAddress(!System.getProperty("os.name", "").startsWith("Windows"));
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 1);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
