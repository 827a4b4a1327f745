package org.warta.reader.live;

/** Somebody who listens. Safe for use by many threads; no method blocks. */
public interface Client {
    /**
     * Puts a frame into the queue of what is to be sent.
     *
     * @return false when the client is too slow: its queue was full, and it has been cut off
     */
    boolean offer(byte[] frame);

    /** Sends what is in the queue, as far as the client takes it; the rest follows when it does. */
    void flush();

    /** Ends the stream once the queue is sent. Who wants to hear more comes again. */
    void close();
}
