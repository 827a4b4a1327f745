package org.warta.schemas.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;

class SingleObjectEncodingTest {
    static final List<SpecificRecord> EVENTS = List.of(
            SampleEvents.article(),
            SampleEvents.enrichedArticle(),
            SampleEvents.sourceItem(),
            SampleEvents.sourceDefinition(),
            SampleEvents.sourcePolls(),
            SampleEvents.replayRequest(),
            SampleEvents.redrive());

    private final EventSerializer<SpecificRecord> serializer = new EventSerializer<>();
    private final EventDeserializer<SpecificRecord> deserializer = new EventDeserializer<>();

    @ParameterizedTest
    @FieldSource("EVENTS")
    void readsWhatItWrote(SpecificRecord event) {
        SpecificRecord read = deserializer.deserialize("t", serializer.serialize("t", event));

        // this way round: the arrays that Avro reads cannot compare nullable timestamps
        assertThat(event).isEqualTo(read);
    }

    @ParameterizedTest
    @FieldSource("EVENTS")
    void startsWithMarkerAndFingerprint(SpecificRecord event) {
        ByteBuffer bytes = ByteBuffer.wrap(serializer.serialize("t", event)).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(bytes.get()).isEqualTo((byte) 0xC3);
        assertThat(bytes.get()).isEqualTo((byte) 0x01);
        assertThat(bytes.getLong()).isEqualTo(SchemaNormalization.parsingFingerprint64(event.getSchema()));
    }

    @Test
    void letsEventsBeCopied() {
        Article article = SampleEvents.article();

        assertThat(Article.newBuilder(article).build()).isEqualTo(article);
    }

    @Test
    void passesTombstones() {
        assertThat(serializer.serialize("t", null)).isNull();
        assertThat(deserializer.deserialize("t", null)).isNull();
    }

    @Test
    void readsEveryPublishedSchema() {
        for (Schema published : EventSchemas.published(Article.getClassSchema())) {
            assertThat(EventSchemas.byFingerprint(SchemaNormalization.parsingFingerprint64(published)))
                    .isNotNull();
        }
    }

    @Test
    void refusesAnEventOfAnotherType() {
        byte[] article = new EventSerializer<Article>().serialize("news.enriched", SampleEvents.article());

        assertThatThrownBy(() ->
                        new EventDeserializer<>(EnrichedArticle.class, null).deserialize("news.enriched", article))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessage("topic news.enriched holds EnrichedArticle, not Article");
    }

    @Test
    void refusesASchemaItDoesNotKnow() throws IOException {
        Schema stranger =
                SchemaBuilder.record("Stranger").fields().requiredInt("n").endRecord();
        GenericData.Record record = new GenericData.Record(stranger);
        record.put("n", 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new BinaryMessageEncoder<>(GenericData.get(), stranger).encode(record, bytes);

        assertThatThrownBy(() -> deserializer.deserialize("t", bytes.toByteArray()))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessageContaining("update the reader before the writer");
    }

    @Test
    void refusesTheConfluentFormatWithoutARegistry() {
        assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {0, 0, 0, 0, 1, 2}))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessage("a value of topic t is in the Confluent format: set warta.schema-registry.url");
    }

    @Test
    void saysWhatBytesItCannotRead() {
        assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {0x7B, 0x7D}))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessage("a value of topic t is in no known wire format; it is 2 bytes long and starts with 7b7d");
    }

    @Test
    void answersDamagedBytesWithOneException() {
        byte[] sound = requireNonNull(serializer.serialize("t", SampleEvents.enrichedArticle()));
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = sound.clone();
            damaged[10 + random.nextInt(damaged.length - 10)] = (byte) random.nextInt();
            byte[] cut = java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
            for (byte[] bytes : List.of(damaged, cut)) {
                try {
                    deserializer.deserialize("t", bytes);
                } catch (UndecodableEventException expected) {
                    assertThat(expected).hasMessageContaining("topic t");
                }
            }
        }
    }
}
