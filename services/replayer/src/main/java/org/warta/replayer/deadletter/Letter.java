package org.warta.replayer.deadletter;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter, whole: a record as it came, with headers that say where it came from and why it died.
 *
 * @param time when it became a letter
 * @param key null where it has none
 * @param value null where it has none
 * @param headers in their order
 */
public record Letter(
        LetterAddress address,
        Instant time,
        @Nullable ByteBuffer key,
        @Nullable ByteBuffer value,
        List<LetterHeader> headers) {
    /** Header of a redriven record: the letter that it was. */
    public static final String REDRIVE_OF = "redrive-of";

    /** Header of a redriven record: how often it was redriven, in decimal digits. */
    public static final String REDRIVE_ATTEMPT = "redrive-attempt";

    // Those that the services write, named as in Spring Kafka's KafkaHeaders and in DeadLetterPolicy.
    static final String ORIGINAL_TOPIC = "kafka_dlt-original-topic";
    static final String ORIGINAL_PARTITION = "kafka_dlt-original-partition";
    static final String ORIGINAL_OFFSET = "kafka_dlt-original-offset";
    static final String ORIGINAL_TIMESTAMP = "kafka_dlt-original-timestamp";
    static final String EXCEPTION = "kafka_dlt-exception-fqcn";
    static final String CAUSE = "kafka_dlt-exception-cause-fqcn";
    static final String MESSAGE = "kafka_dlt-exception-message";
    static final String STACK_TRACE = "kafka_dlt-exception-stacktrace";
    static final String SERVICE = "warta-dlt-service";
    static final String SERVICE_VERSION = "warta-dlt-service-version";
    private static final Set<String> NUMBERS = Set.of(ORIGINAL_PARTITION, ORIGINAL_OFFSET, ORIGINAL_TIMESTAMP);
    private static final List<String> OF_THE_LETTER = List.of("kafka_dlt-", "warta-dlt-", "redrive-");

    private static final int MOST_OF_A_NAME = 200;
    private static final int MOST_OF_A_MESSAGE = 120;

    public Letter {
        headers = List.copyOf(headers);
    }

    /** What there is to list and to choose by. */
    public LetterHead head() {
        return new LetterHead(
                address,
                time,
                Octets.shown(bytes(key), MOST_OF_A_NAME),
                new Cause(name(EXCEPTION), name(CAUSE), name(SERVICE), name(SERVICE_VERSION)),
                Octets.shown(header(MESSAGE), MOST_OF_A_MESSAGE),
                attempt(),
                redriveOf(),
                redriveOf() == null ? null : failed());
    }

    /** How often the record was redriven before it became this letter; 0 for one that never was. */
    public int attempt() {
        return Octets.count(header(REDRIVE_ATTEMPT));
    }

    /** The letter that was redriven and became this one; null for one that was not redriven. */
    public @Nullable LetterAddress redriveOf() {
        String address = name(REDRIVE_OF);
        return address == null ? null : LetterAddress.parse(address).orElse(null);
    }

    /** Partition of the record that failed; null where the letter does not say. */
    public @Nullable Long originalPartition() {
        return Octets.number(header(ORIGINAL_PARTITION));
    }

    /** Offset of the record that failed; null where the letter does not say. */
    public @Nullable Long originalOffset() {
        return Octets.number(header(ORIGINAL_OFFSET));
    }

    private @Nullable String failed() {
        String topic = name(ORIGINAL_TOPIC);
        return topic == null || originalPartition() == null || originalOffset() == null
                ? null
                : Redriven.place(topic, originalPartition(), originalOffset());
    }

    /** The headers that the record had before it became a letter, in their order. */
    public List<LetterHeader> originalHeaders() {
        return headers.stream()
                .filter(header -> OF_THE_LETTER.stream().noneMatch(header.name()::startsWith))
                .toList();
    }

    /** Bytes of key, value and headers. */
    public long bytes() {
        long bytes = size(key) + size(value);
        for (LetterHeader header : headers) {
            bytes += header.name().length() + size(header.value());
        }
        return bytes;
    }

    /** Whether a header of this name holds a number in bytes. */
    static boolean isNumber(String header) {
        return NUMBERS.contains(header);
    }

    /** The last header of a name: the one that counts. */
    byte @Nullable [] header(String name) {
        for (int i = headers.size() - 1; i >= 0; i--) {
            if (headers.get(i).name().equals(name)) {
                return bytes(headers.get(i).value());
            }
        }
        return null;
    }

    private @Nullable String name(String header) {
        return Octets.shown(header(header), MOST_OF_A_NAME);
    }

    private static long size(@Nullable ByteBuffer bytes) {
        return bytes == null ? 0 : bytes.remaining();
    }

    /** A copy of the bytes; null stays null. */
    public static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
