package org.warta.platform.kafka;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.warta.embedded.TestServers;
import org.warta.event.Article;
import org.warta.event.PubStatus;
import org.warta.event.Source;
import org.warta.schemas.wire.EventDeserializer;
import org.warta.schemas.wire.EventSerializer;

/** The Confluent format through a real registry, with the registry's own serde as the other side. */
@Tag("containers")
class SchemaRegistryIT {
    private final String topic = "wire-" + UUID.randomUUID();
    private final String url = requireNonNull(TestServers.schemaRegistryUrl());
    private final Article article = Article.newBuilder()
            .setId(UUID.randomUUID().toString())
            .setUri("warta://test/a")
            .setVersion(1)
            .setVersionCreated(Instant.ofEpochMilli(1))
            .setFirstCreated(Instant.ofEpochMilli(1))
            .setPubStatus(PubStatus.USABLE)
            .setHeadline("Judul")
            .setBody("Isi")
            .setSource(Source.newBuilder().setId("test").build())
            .setContentHash("00")
            .setIngestedAt(Instant.ofEpochMilli(2))
            .build();

    @Test
    void readsWhatItWrote() {
        byte[] bytes = requireNonNull(new EventSerializer<Article>(url).serialize(topic, article));

        assertThat(bytes[0]).isZero();
        // a deserializer that has seen nothing yet asks the registry
        assertThat(new EventDeserializer<>(Article.class, url).deserialize(topic, bytes))
                .isEqualTo(article);
    }

    @Test
    void givesTheSameSchemaTheSameId() {
        byte[] first = requireNonNull(new EventSerializer<Article>(url).serialize(topic, article));
        byte[] second = requireNonNull(new EventSerializer<Article>(url).serialize(topic, article));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void readsBothFormatsWithOneDeserializer() {
        EventDeserializer<Article> deserializer = new EventDeserializer<>(Article.class, url);

        for (EventSerializer<Article> serializer :
                java.util.List.of(new EventSerializer<Article>(url), new EventSerializer<Article>())) {
            assertThat(deserializer.deserialize(topic, serializer.serialize(topic, article)))
                    .isEqualTo(article);
        }
    }

    @Test
    void isReadByTheRegistrysOwnDeserializer() {
        try (AvroKafkaDeserializer<SpecificRecord> other = new AvroKafkaDeserializer<>()) {
            other.configure(apicurio(), false);

            byte[] bytes = new EventSerializer<Article>(url).serialize(topic, article);

            assertThat(other.deserialize(topic, bytes)).isEqualTo(article);
        }
    }

    @Test
    void readsWhatTheRegistrysOwnSerializerWrote() {
        try (AvroKafkaSerializer<SpecificRecord> other = new AvroKafkaSerializer<>()) {
            other.configure(apicurio(), false);

            byte[] bytes = other.serialize(topic, article);

            assertThat(new EventDeserializer<>(Article.class, url).deserialize(topic, bytes))
                    .isEqualTo(article);
        }
    }

    private Map<String, Object> apicurio() {
        return Map.of(
                "apicurio.registry.url", url.replace("/apis/ccompat/v7", "/apis/registry/v3"),
                "apicurio.registry.auto-register", true,
                "apicurio.registry.use-specific-avro-reader", true);
    }
}
