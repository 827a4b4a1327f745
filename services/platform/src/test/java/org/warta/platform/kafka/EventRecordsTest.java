package org.warta.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.warta.event.Model;
import org.warta.platform.telemetry.RecordTracing;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventSerializer;

class EventRecordsTest {
    private final EventRecords records =
            new EventRecords(new EventSerializer<>(), new RecordTracing(OpenTelemetry.noop()), "/warta-test");

    @Test
    void carriesTheAttributesOfCloudEvents() {
        ProducerRecord<byte[], byte[]> record = records.record(
                Topics.ARTICLES, "k", new Model("m", "1", "v"), "id-1", Instant.parse("2026-01-02T03:04:05Z"));

        assertThat(record.topic()).isEqualTo("news.articles");
        assertThat(record.partition()).isNull();
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("k");
        assertThat(headers(record))
                .containsOnly(
                        entry("ce_specversion", "1.0"),
                        entry("ce_id", "id-1"),
                        entry("ce_source", "/warta-test"),
                        entry("ce_type", "org.warta.event.Model"),
                        entry("ce_time", "2026-01-02T03:04:05Z"),
                        entry("ce_subject", "k"),
                        entry("content-type", "application/avro"));
    }

    private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
