package org.warta.replayer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warta.event.Article;
import org.warta.event.Enrichment;
import org.warta.event.Entity;
import org.warta.event.EntityType;
import org.warta.event.Language;
import org.warta.event.LanguageBasis;
import org.warta.event.Model;
import org.warta.event.PubStatus;
import org.warta.event.Source;
import org.warta.event.Topic;

class RecordMatcherTest {
    private static final String ID = "4fd35a71-71ef-5a55-a9d9-aa75c889a6d0";

    private PubStatus status = PubStatus.USABLE;
    private boolean hasValue = true;
    private boolean isDecoded;

    @ParameterizedTest
    @CsvSource({
        "sources, seeds, true",
        "sources, others, false",
        "languages, en, true",
        "languages, en-GB, true",
        "languages, e, false",
        "mediaTopics, medtop:11000000, true",
        "mediaTopics, politics, true",
        "mediaTopics, sport, false",
        "entities, joko widodo, true",
        "entities, https://www.wikidata.org/entity/Q3318231, true",
        "entities, Joko, false",
        "articleIds, 4FD35A71-71EF-5A55-A9D9-AA75C889A6D0, true",
        "articleIds, 00000000-0000-0000-0000-000000000000, false",
        "errorClasses, org.example.Poison, true",
        "errorClasses, Poison, false",
        "headers, 1, true",
        "headers, 2, false"
    })
    void judges(String list, String value, boolean fits) {
        assertThat(new RecordMatcher(filter(list, value)).fits(record())).isEqualTo(fits);
    }

    @Test
    void fitsEveryListAndOneEntryOfEach() {
        RecordFilter both = new RecordFilter(List.of("others", "seeds"), List.of("en"), null, null, null, null, null);
        assertThat(new RecordMatcher(both).fits(record())).isTrue();
        RecordFilter oneOnly = new RecordFilter(List.of("seeds"), List.of("id"), null, null, null, null, null);
        assertThat(new RecordMatcher(oneOnly).fits(record())).isFalse();
    }

    @Test
    void whoeverHoldsATextHearsThatItIsCanceled() {
        status = PubStatus.CANCELED;
        assertThat(new RecordMatcher(filter("mediaTopics", "sport")).fits(record()))
                .isTrue();
        assertThat(new RecordMatcher(filter("sources", "others")).fits(record()))
                .isFalse();
    }

    @Test
    void decodesOnlyWhereThatIsNeeded() {
        new RecordMatcher(filter("articleIds", ID)).fits(record());
        assertThat(isDecoded).isFalse();
        new RecordMatcher(filter("sources", "seeds")).fits(record());
        assertThat(isDecoded).isTrue();
    }

    @Test
    void aRecordWithoutValueFitsNoFilterOfArticles() {
        hasValue = false;
        assertThat(new RecordMatcher(filter("sources", "seeds")).fits(record())).isFalse();
        assertThat(new RecordMatcher(RecordFilter.ALL).fits(record())).isTrue();
    }

    private static RecordFilter filter(String list, String value) {
        List<String> one = List.of(value);
        return new RecordFilter(
                list.equals("sources") ? one : null,
                list.equals("languages") ? one : null,
                list.equals("mediaTopics") ? one : null,
                list.equals("entities") ? one : null,
                list.equals("articleIds") ? one : null,
                list.equals("errorClasses") ? one : null,
                list.equals("headers") ? Map.of("replay-id", one) : null);
    }

    private CandidateRecord record() {
        Article article = Article.newBuilder()
                .setId(ID)
                .setUri("https://example.org/a")
                .setVersion(1L)
                .setVersionCreated(Instant.EPOCH)
                .setPubStatus(status)
                .setHeadline("h")
                .setBody("b")
                .setSource(new Source("seeds", null, null))
                .setContentHash("0")
                .setIngestedAt(Instant.EPOCH)
                .build();
        Enrichment enrichment = Enrichment.newBuilder()
                .setLanguage(new Language("en-GB", 1f, LanguageBasis.DECLARED))
                .setTopics(List.of(new Topic("medtop:11000000", 1f, List.of())))
                .setEntities(List.of(new Entity(
                        EntityType.PERSON,
                        "Joko Widodo",
                        "https://www.wikidata.org/entity/Q3318231",
                        1f,
                        List.of(),
                        List.of())))
                .setEnrichedAt(Instant.EPOCH)
                .setModel(new Model("test", "1", "none"))
                .build();
        return new CandidateRecord() {
            @Override
            public String key() {
                return ID;
            }

            @Override
            public List<String> header(String name) {
                return switch (name) {
                    case "replay-id" -> List.of("1");
                    case "kafka_dlt-exception-fqcn" -> List.of("org.example.Poison");
                    default -> List.of();
                };
            }

            @Override
            public Article article() {
                isDecoded = true;
                return hasValue ? article : null;
            }

            @Override
            public Enrichment enrichment() {
                return hasValue ? enrichment : null;
            }
        };
    }
}
