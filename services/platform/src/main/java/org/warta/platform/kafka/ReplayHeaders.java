package org.warta.platform.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Headers of records that a replay has sent, and of what is made of them. Their values are UTF-8 text. */
public final class ReplayHeaders {
    /** The id of the replay. */
    public static final String ID = "replay-id";

    /** {@code true} on an article that is enriched anew to be judged first, and not to be stored. */
    public static final String HOLD = "replay-hold";

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.UTF_8);

    private ReplayHeaders() {}

    /** Whether the record is not to be stored. */
    public static boolean isHeld(ConsumerRecord<byte[], byte[]> record) {
        Header hold = record.headers().lastHeader(HOLD);
        return hold != null && Arrays.equals(hold.value(), TRUE);
    }
}
