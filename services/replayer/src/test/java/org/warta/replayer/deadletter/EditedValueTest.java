package org.warta.replayer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.replayer.TestArticles;
import org.warta.replayer.replay.Fault;
import org.warta.replayer.replay.RefusedException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class EditedValueTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final ObjectNode json = AvroJson.json(Letters.article("satu", Letters.NOON));

    @Test
    void whatFollowsFromTheRestNeedNotBeWritten() {
        json.remove(List.of("id", "version", "contentHash", "ingestedAt"));

        EditedValue edited = edited("news.articles");

        assertThat(edited.event()).isEqualTo(Letters.article("satu", Letters.NOON));
        assertThat(edited.key()).isEqualTo(edited.article().getId());
    }

    @Test
    void aNewTextHasItsOwnHash() {
        json.put("body", "Isi  \t\n baru.");

        assertThat(edited("news.articles").article().getContentHash())
                .isEqualTo(ArticleRules.contentHash("Judul satu", "Isi baru."))
                .isNotEqualTo(Letters.article("satu", Letters.NOON).getContentHash());
    }

    @Test
    void hashAndIdAreThoseOfTheContract() {
        // computed with sha256sum and Python's uuid5
        assertThat(ArticleRules.contentHash("a  b", "c\n\nd"))
                .isEqualTo("f67d8cb354add992ca37b759720e320c22989b83d9dd26252ab1e17b302930fe");
        assertThat(ArticleRules.id("https://example.org/")).isEqualTo("527dda32-a0de-5105-a042-cb475b5f7d11");
    }

    @Test
    void textIsNormalised() {
        json.put("headline", "Cafe\u0301");

        assertThat(edited("news.articles").article().getHeadline()).isEqualTo("Caf\u00e9");
    }

    @Test
    void saysWhereEachFaultIsAndWhatToDo() {
        json.put("headlin", "x");
        json.put("version", "new");
        json.put("versionCreated", "gestern");
        json.put("pubStatus", "GONE");
        json.putArray("subjects").add("a").add(1);
        json.putObject("altIds").put("a/b", 7);
        json.remove("source");
        json.put("body", "a\0b");

        assertThat(faults("news.articles"))
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder(
                        "#/headlin",
                        "#/version",
                        "#/versionCreated",
                        "#/pubStatus",
                        "#/subjects/1",
                        "#/altIds/a~1b",
                        "#/source",
                        "#/body");
        assertThat(faults("news.articles"))
                .extracting(Fault::detail)
                .contains(
                        "is `gestern`, but must be a time such as 2026-01-31T08:30:00Z",
                        "is `GONE`, but must be one of USABLE, WITHHELD, CANCELED, UNKNOWN",
                        "is missing: give it a Source",
                        "is no field of Article: remove it, or correct its name");
    }

    @Test
    void holdsTheArticleAgainstTheContract() {
        json.put("id", "7a1e");
        json.put("version", 1);
        json.put("headline", " ");
        json.put("language", "not a tag");
        json.put("pubStatus", "UNKNOWN");
        json.putObject("source").put("id", "Mixed Case");

        assertThat(faults("news.articles"))
                .extracting(Fault::pointer)
                .containsExactly("#/id", "#/version", "#/source/id", "#/pubStatus", "#/headline", "#/language");
        assertThat(faults("news.articles").get(0).detail())
                .contains(Letters.article("satu", Letters.NOON).getId());
    }

    @Test
    void holdsSpansAgainstTheText() {
        Article article = Letters.article("satu", Letters.NOON);
        ObjectNode enriched =
                AvroJson.json(new EnrichedArticle(article, TestArticles.enrichment(0, "11000000", "Budi")));
        assertThat(EditedValue.of(enriched, "news.enriched", Letters.NOON).article())
                .isEqualTo(article);

        ArrayNode topics = (ArrayNode) enriched.path("enrichment").path("topics");
        ((ObjectNode) topics.get(0)).put("confidence", 1.5).put("code", "politics");
        ((ObjectNode) topics.get(0).path("evidence").get(0)).put("end", 400);

        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> EditedValue.of(enriched, "news.enriched.backfill", Letters.NOON));

        assertThat(refused.faults())
                .extracting(Fault::pointer)
                .containsExactly(
                        "#/enrichment/topics/0/code",
                        "#/enrichment/topics/0/confidence",
                        "#/enrichment/topics/0/evidence/0");
    }

    @Test
    void anArticleIsNoEnrichedArticle() {
        assertThat(faults("news.enriched")).extracting(Fault::pointer).contains("#/article", "#/enrichment", "#/uri");
    }

    @Test
    void aListIsNoArticle() {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> EditedValue.of(JSON.readTree("[]"), "news.articles", Letters.NOON));
        assertThat(refused.faults()).containsExactly(new Fault("#", "is an array, but must be an object: a Article"));
    }

    private EditedValue edited(String origin) {
        return EditedValue.of(JSON.readTree(json.toString()), origin, Letters.NOON);
    }

    private List<Fault> faults(String origin) {
        return catchThrowableOfType(RefusedException.class, () -> edited(origin))
                .faults();
    }
}
