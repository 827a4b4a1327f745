package org.warta.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.support.KafkaHeaders;
import org.warta.schemas.wire.RegistryUnavailableException;

class DeadLetterPolicyTest {
    private final DeadLetterPolicy policy = new DeadLetterPolicy("warta-test", "1.2.3");
    private final List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();

    @Test
    void keepsTheOrderOfWhatSucceeded() {
        List<Long> results = policy.apply(
                batch(5),
                record -> record.offset() == 2 ? failWith(new IllegalStateException()) : record.offset(),
                letters::add);

        assertThat(results).containsExactly(0L, 1L, 3L, 4L);
        assertThat(letters).hasSize(1);
    }

    @Test
    void keepsTheRecordAndSaysWhereItCameFromAndWhy() {
        ConsumerRecord<byte[], byte[]> record = batch(3).get(2);
        record.headers().add("ce_id", bytes("x"));

        ProducerRecord<byte[], byte[]> letter =
                policy.letter(record, new IllegalStateException("no good", new NumberFormatException()));

        assertThat(letter.topic()).isEqualTo("news.articles-dlt");
        assertThat(letter.key()).isEqualTo(record.key());
        assertThat(letter.value()).isEqualTo(record.value());
        assertThat(header(letter, "ce_id")).isEqualTo("x");
        assertThat(header(letter, KafkaHeaders.DLT_ORIGINAL_TOPIC)).isEqualTo("news.articles");
        assertThat(buffer(letter, KafkaHeaders.DLT_ORIGINAL_PARTITION).getInt()).isEqualTo(4);
        assertThat(buffer(letter, KafkaHeaders.DLT_ORIGINAL_OFFSET).getLong()).isEqualTo(2);
        assertThat(header(letter, KafkaHeaders.DLT_EXCEPTION_FQCN)).isEqualTo("java.lang.IllegalStateException");
        assertThat(header(letter, KafkaHeaders.DLT_EXCEPTION_CAUSE_FQCN)).isEqualTo("java.lang.NumberFormatException");
        assertThat(header(letter, KafkaHeaders.DLT_EXCEPTION_MESSAGE)).isEqualTo("no good");
        assertThat(header(letter, KafkaHeaders.DLT_EXCEPTION_STACKTRACE)).contains("DeadLetterPolicyTest");
        assertThat(header(letter, DeadLetterPolicy.SERVICE)).isEqualTo("warta-test");
        assertThat(header(letter, DeadLetterPolicy.SERVICE_VERSION)).isEqualTo("1.2.3");
    }

    @Test
    void boundsTheHeaders() {
        ProducerRecord<byte[], byte[]> letter =
                policy.letter(batch(1).get(0), new IllegalStateException("x".repeat(1_000_000)));

        assertThat(header(letter, KafkaHeaders.DLT_EXCEPTION_MESSAGE)).hasSize(8_000);
        assertThat(header(letter, KafkaHeaders.DLT_EXCEPTION_STACKTRACE)).hasSize(8_000);
    }

    @Test
    void waitsForWhatIsTransient() {
        for (RuntimeException wait :
                List.of(new RegistryUnavailableException("away"), new TransientFailureException("away", null))) {
            assertThatThrownBy(() -> policy.apply(batch(2), record -> failWith(wait), letters::add))
                    .isSameAs(wait);
        }
        assertThat(letters).isEmpty();
    }

    @Test
    void writesNoLetterInAnOutage() {
        assertThatThrownBy(() -> policy.apply(batch(30), record -> failWith(new IllegalStateException()), letters::add))
                .isInstanceOf(OutageException.class);
        assertThat(letters).isEmpty();
    }

    @Test
    void countsABatchThatIsTriedAgainOnce() {
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThatThrownBy(() -> policy.apply(
                            batch(16),
                            record -> failWith(
                                    record.offset() < 15
                                            ? new IllegalStateException()
                                            : new TransientFailureException("away", null)),
                            letters::add))
                    .isInstanceOf(TransientFailureException.class)
                    .isNotInstanceOf(OutageException.class);
        }
    }

    @Test
    void goesOnWhenTheOutageIsOver() {
        assertThatThrownBy(() -> policy.apply(batch(30), record -> failWith(new IllegalStateException()), letters::add))
                .isInstanceOf(OutageException.class);

        assertThat(policy.apply(batch(30), ConsumerRecord::offset, letters::add))
                .hasSize(30);
    }

    private static long failWith(RuntimeException failure) {
        throw failure;
    }

    private static List<ConsumerRecord<byte[], byte[]>> batch(int size) {
        return IntStream.range(0, size)
                .mapToObj(offset -> new ConsumerRecord<>("news.articles", 4, offset, bytes("k" + offset), bytes("v")))
                .toList();
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(buffer(record, name).array(), StandardCharsets.UTF_8);
    }

    private static ByteBuffer buffer(ProducerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        assertThat(header).as(name).isNotNull();
        return ByteBuffer.wrap(header.value());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
