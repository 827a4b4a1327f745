package org.warta.replayer.deadletter.stream;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.warta.replayer.deadletter.Letter;
import org.warta.replayer.deadletter.LetterAddress;
import org.warta.replayer.deadletter.LetterHeader;

/** Letters of Kafka's records. */
final class LetterRecords {
    private LetterRecords() {}

    static Letter letter(ConsumerRecord<byte[], byte[]> record) {
        List<LetterHeader> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(new LetterHeader(header.key(), buffer(header.value())));
        }
        return new Letter(
                new LetterAddress(record.topic(), record.partition(), record.offset()),
                Instant.ofEpochMilli(record.timestamp()),
                buffer(record.key()),
                buffer(record.value()),
                headers);
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }
}
