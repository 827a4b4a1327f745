package org.warta.platform.kafka;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaHeaders;
import org.warta.schemas.wire.RegistryUnavailableException;

/**
 * What happens to a record that fails: a permanent failure becomes a dead letter and blocks nobody, a transient one
 * makes the batch wait. Safe for use by many threads; each thread's records are judged apart.
 */
public final class DeadLetterPolicy {
    /** Header of a dead letter: the name of the service that gave the record up. */
    public static final String SERVICE = "warta-dlt-service";

    /** Header of a dead letter: the version of that service. */
    public static final String SERVICE_VERSION = "warta-dlt-service-version";

    private static final Logger log = LoggerFactory.getLogger(DeadLetterPolicy.class);

    /** Longest message and stack trace kept in a header, in characters: headers count towards a record's size. */
    private static final int MAX_HEADER_CHARACTERS = 8_000;

    private final String service;
    private final String version;
    private final ThreadLocal<OutageGuard> guards = ThreadLocal.withInitial(OutageGuard::new);

    /**
     * @param service name of the service, for the letters' headers
     * @param version its version
     */
    public DeadLetterPolicy(String service, String version) {
        this.service = service;
        this.version = version;
    }

    /**
     * Applies the step to each record in order. A record whose step throws becomes a dead letter, unless the failure is
     * transient ({@link TransientFailureException}, {@link RegistryUnavailableException}) and propagates. The letters are
     * handed over after the last record, so a batch that is tried again has left none behind.
     *
     * @param step what to do with a record; must have no effect outside, so that a batch can be tried again
     * @param letters takes the dead letters, to be written in the transaction of the batch or before its offsets commit
     * @return the results of the records that succeeded, in order
     * @throws OutageException when more than half of the last hundred records, and at least twenty, failed for one reason
     */
    public <R> List<R> apply(
            List<ConsumerRecord<byte[], byte[]>> batch,
            Function<ConsumerRecord<byte[], byte[]>, R> step,
            Consumer<ProducerRecord<byte[], byte[]>> letters) {
        OutageGuard guard = guards.get().copy();
        List<R> results = new ArrayList<>(batch.size());
        List<Failure> failures = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            try {
                results.add(step.apply(record));
                guard.succeeded();
            } catch (TransientFailureException | RegistryUnavailableException wait) {
                throw wait;
            } catch (RuntimeException permanent) {
                guard.failed(permanent);
                failures.add(new Failure(record, permanent));
            }
        }
        for (Failure failure : failures) {
            log.warn(
                    "{} goes to the dead letters: {}",
                    describe(failure.record()),
                    failure.cause().toString());
            letters.accept(letter(failure.record(), failure.cause()));
        }
        guards.set(guard);
        return results;
    }

    /**
     * The dead letter of a record: key, value and headers as they came, in the dead-letter topic of its topic. Origin and
     * cause stand in the headers that Spring Kafka uses ({@link KafkaHeaders#DLT_ORIGINAL_TOPIC} …: partition as a
     * 4-byte, offset and timestamp as 8-byte big-endian integers, the rest as UTF-8), the service in {@value #SERVICE} and
     * {@value #SERVICE_VERSION}.
     */
    public ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> failed, Exception cause) {
        Headers headers = new RecordHeaders(failed.headers());
        headers.add(KafkaHeaders.DLT_ORIGINAL_TOPIC, utf8(failed.topic()));
        headers.add(
                KafkaHeaders.DLT_ORIGINAL_PARTITION,
                ByteBuffer.allocate(Integer.BYTES).putInt(failed.partition()).array());
        headers.add(
                KafkaHeaders.DLT_ORIGINAL_OFFSET,
                ByteBuffer.allocate(Long.BYTES).putLong(failed.offset()).array());
        headers.add(
                KafkaHeaders.DLT_ORIGINAL_TIMESTAMP,
                ByteBuffer.allocate(Long.BYTES).putLong(failed.timestamp()).array());
        headers.add(
                KafkaHeaders.DLT_ORIGINAL_TIMESTAMP_TYPE,
                utf8(failed.timestampType().toString()));
        headers.add(KafkaHeaders.DLT_EXCEPTION_FQCN, utf8(cause.getClass().getName()));
        if (cause.getCause() != null) {
            headers.add(
                    KafkaHeaders.DLT_EXCEPTION_CAUSE_FQCN,
                    utf8(cause.getCause().getClass().getName()));
        }
        headers.add(KafkaHeaders.DLT_EXCEPTION_MESSAGE, utf8(String.valueOf(cause.getMessage())));
        headers.add(KafkaHeaders.DLT_EXCEPTION_STACKTRACE, utf8(stackTrace(cause)));
        headers.add(SERVICE, utf8(service));
        headers.add(SERVICE_VERSION, utf8(version));
        return new ProducerRecord<>(failed.topic() + "-dlt", null, null, failed.key(), failed.value(), headers);
    }

    private record Failure(ConsumerRecord<byte[], byte[]> record, Exception cause) {}

    private static String describe(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "no key" : "key " + new String(record.key(), StandardCharsets.UTF_8);
        return record.topic() + "-" + record.partition() + "@" + record.offset() + " with " + key;
    }

    private static String stackTrace(Exception cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static byte[] utf8(String text) {
        return text.substring(0, Math.min(text.length(), MAX_HEADER_CHARACTERS)).getBytes(StandardCharsets.UTF_8);
    }
}
