package org.warta.replayer.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.warta.platform.kafka.DeadLetterPolicy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LetterTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void readsWhatTheServicesWrite() {
        ConsumerRecord<byte[], byte[]> failed =
                new ConsumerRecord<>("news.articles", 4, 17, "id-1".getBytes(UTF_8), "no article".getBytes(UTF_8));
        failed.headers().add("ce_id", "x".getBytes(UTF_8));
        ProducerRecord<byte[], byte[]> written = new DeadLetterPolicy("warta-enricher", "1.2.3")
                .letter(failed, new IllegalStateException("no good", new NumberFormatException()));
        Letter letter = new Letter(
                new LetterAddress(written.topic(), 2, 5),
                Letters.NOON,
                ByteBuffer.wrap(written.key()),
                ByteBuffer.wrap(written.value()),
                headers(written));

        LetterHead head = letter.head();

        assertThat(head.key()).isEqualTo("id-1");
        assertThat(head.cause())
                .isEqualTo(new Cause(
                        "java.lang.IllegalStateException",
                        "java.lang.NumberFormatException",
                        "warta-enricher",
                        "1.2.3"));
        assertThat(head.message()).isEqualTo("no good");
        assertThat(head.attempt()).isZero();
        assertThat(letter.originalPartition()).isEqualTo(4);
        assertThat(letter.originalOffset()).isEqualTo(17);
        assertThat(letter.originalHeaders()).extracting(LetterHeader::name).containsExactly("ce_id");
    }

    private static List<LetterHeader> headers(ProducerRecord<byte[], byte[]> record) {
        return List.of(record.headers().toArray()).stream()
                .map((Header header) -> new LetterHeader(header.key(), ByteBuffer.wrap(header.value())))
                .toList();
    }

    @Test
    void aRedrivenLetterSaysOfWhichAndHowOften() {
        Letter letter = Letters.letter(
                "news.articles-dlt",
                9,
                0,
                Map.of(Letter.REDRIVE_OF, "news.articles-dlt-3@7", Letter.REDRIVE_ATTEMPT, "2"));

        assertThat(letter.attempt()).isEqualTo(2);
        assertThat(letter.redriveOf()).isEqualTo(new LetterAddress("news.articles-dlt", 3, 7));
        assertThat(letter.originalHeaders()).isEmpty();
    }

    @Test
    void aRedrivenLetterSaysWhichRecordFailed() {
        ConsumerRecord<byte[], byte[]> failed = new ConsumerRecord<>("news.articles", 4, 17, new byte[0], new byte[0]);
        failed.headers().add(Letter.REDRIVE_OF, "news.articles-dlt-3@7".getBytes(UTF_8));
        ProducerRecord<byte[], byte[]> written =
                new DeadLetterPolicy("warta-enricher", "1.2.3").letter(failed, new IllegalStateException());

        Letter letter =
                new Letter(new LetterAddress(written.topic(), 2, 5), Letters.NOON, null, null, headers(written));

        assertThat(letter.head().failed()).isEqualTo("news.articles-4@17");
    }

    @Test
    void ofTwoHeadersOfANameTheLastCounts() {
        Letter letter = new Letter(
                new LetterAddress("news.articles-dlt", 0, 0),
                Letters.NOON,
                null,
                null,
                List.of(
                        new LetterHeader(Letter.EXCEPTION, Letters.utf8("older")),
                        new LetterHeader(Letter.EXCEPTION, Letters.utf8("newer"))));

        assertThat(letter.head().cause().exception()).isEqualTo("newer");
    }

    @Test
    void lettersOfOneCauseAndTopicAreAGroup() {
        Cause cause = new Cause("a", null, "s", "1");
        assertThat(cause.group("news.articles-dlt")).matches("[0-9a-f]{12}");
        assertThat(new Cause("a", null, "s", "1").group("news.articles-dlt"))
                .isEqualTo(cause.group("news.articles-dlt"));
        assertThat(new Cause("a", null, "s", "2").group("news.articles-dlt"))
                .isNotEqualTo(cause.group("news.articles-dlt"));
        assertThat(cause.group("news.enriched-dlt")).isNotEqualTo(cause.group("news.articles-dlt"));
    }

    @Property
    void whateverBytesItHoldsAreShownAsJson(
            @ForAll byte[] key, @ForAll byte[] value, @ForAll byte[] header, @ForAll String name) {
        Letter letter = new Letter(
                new LetterAddress("news.articles-dlt", 0, 0),
                Letters.NOON,
                ByteBuffer.wrap(key),
                ByteBuffer.wrap(value),
                List.of(
                        new LetterHeader(name, ByteBuffer.wrap(header)),
                        new LetterHeader(Letter.MESSAGE, ByteBuffer.wrap(header)),
                        new LetterHeader(Letter.STACK_TRACE, ByteBuffer.wrap(value)),
                        new LetterHeader(Letter.REDRIVE_OF, ByteBuffer.wrap(header)),
                        new LetterHeader(Letter.REDRIVE_ATTEMPT, ByteBuffer.wrap(header)),
                        new LetterHeader(Letter.ORIGINAL_OFFSET, ByteBuffer.wrap(header)),
                        new LetterHeader(Letter.ORIGINAL_TIMESTAMP, ByteBuffer.wrap(header)),
                        new LetterHeader("absent", null)));

        byte[] json = JSON.writeValueAsBytes(LetterDetail.of(letter, null, "no article", Fate.of(null, null), false));

        JsonNode shown = JSON.readTree(json);
        assertThat(shown.path("address").stringValue()).isEqualTo("news.articles-dlt-0@0");
        assertThat(shown.path("headers").size()).isEqualTo(8);
        assertThat(shown.path("value").path("bytes").intValue()).isEqualTo(value.length);
    }

    @Test
    void bytesThatAreNoTextAreShownInHexadecimalDigits() {
        Letter letter = new Letter(
                new LetterAddress("news.articles-dlt", 0, 0),
                Letters.NOON,
                ByteBuffer.wrap(new byte[] {(byte) 0xC3, 0x01}),
                ByteBuffer.wrap(new byte[] {0, 1, (byte) 0xFF}),
                List.of());

        LetterDetail detail = LetterDetail.of(letter, null, "damaged", Fate.of(null, null), false);

        assertThat(detail.key()).isEqualTo("0xc301");
        assertThat(detail.value().hex()).isEqualTo("0001ff");
        assertThat(detail.value().problem()).isEqualTo("damaged");
    }

    @Test
    void aCutNeverLeavesHalfACharacter() {
        assertThat(Octets.cut("ab\uD83D\uDE00", 3)).isEqualTo("ab");
        assertThat(Octets.cut("ab\uD83D\uDE00", 4)).isEqualTo("ab\uD83D\uDE00");
    }
}
