package org.warta.replayer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.PubStatus;
import org.warta.event.Source;
import org.warta.replayer.TestArticles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AvroJsonTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Property
    void anArticleIsReadAsItIsWritten(
            @ForAll("texts") String text,
            @ForAll("texts") String other,
            @ForAll @LongRange(min = -62_135_596_800_000L, max = 253_402_300_799_999L) long millis,
            @ForAll PubStatus status) {
        Article article = Article.newBuilder(Letters.article("a", Letters.NOON))
                .setHeadline(text)
                .setBody(other)
                .setByline(text)
                .setExpires(Instant.ofEpochMilli(millis))
                .setPubStatus(status)
                .setSource(new Source("tests", other, null))
                .setSubjects(List.of(text, other))
                .setAltIds(Map.of("guid", text, "a/b~c", other))
                .build();

        assertThat(readBack(article)).isEqualTo(article);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ofMaxLength(40)
                .filter(text -> text.indexOf(0) < 0 && text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    }

    @Property
    void confidencesLoseNothing(@ForAll float confidence) {
        EnrichedArticle enriched = TestArticles.enriched("a", 1, 0, "Budi");
        enriched.getEnrichment().getTopics().get(0).put("confidence", confidence);

        assertThat(readBack(enriched)).isEqualTo(enriched);
    }

    private static IndexedRecord readBack(SpecificRecord event) {
        JsonFaults faults = new JsonFaults();
        JsonNode json = JSON.readTree(JSON.writeValueAsBytes(AvroJson.json(event)));
        IndexedRecord read = new JsonAvro(faults).read(json, event.getSchema(), "#");
        faults.check();
        return read;
    }

    @Test
    void writesWhatPeopleRead() {
        JsonNode json = AvroJson.json(Letters.article("a", Letters.NOON));

        assertThat(json.path("versionCreated").stringValue()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(json.path("pubStatus").stringValue()).isEqualTo("USABLE");
        assertThat(json.path("expires").isNull()).isTrue();
        assertThat(json.path("source").path("id").stringValue()).isEqualTo("tests");
    }

    @Test
    void everySchemaOfALetterIsCovered() {
        for (Schema schema : List.of(Article.getClassSchema(), EnrichedArticle.getClassSchema())) {
            JsonFaults faults = new JsonFaults();
            new JsonAvro(faults).read(JSON.readTree("{}"), schema, "#"); // an unknown type would throw
        }
    }
}
