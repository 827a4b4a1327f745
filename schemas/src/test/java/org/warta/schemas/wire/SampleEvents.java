package org.warta.schemas.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.Enrichment;
import org.warta.event.Entity;
import org.warta.event.EntityType;
import org.warta.event.ItemStatus;
import org.warta.event.Language;
import org.warta.event.LanguageBasis;
import org.warta.event.LastPoll;
import org.warta.event.LetterPlace;
import org.warta.event.LetterRange;
import org.warta.event.Model;
import org.warta.event.OffsetRange;
import org.warta.event.PollMove;
import org.warta.event.PollResult;
import org.warta.event.PollValidators;
import org.warta.event.PubStatus;
import org.warta.event.PublishedArticle;
import org.warta.event.Redrive;
import org.warta.event.RedriveRequest;
import org.warta.event.RedrivenLetter;
import org.warta.event.Rejection;
import org.warta.event.ReplayCounts;
import org.warta.event.ReplayEvent;
import org.warta.event.ReplayEventKind;
import org.warta.event.ReplayFilter;
import org.warta.event.ReplayRequest;
import org.warta.event.Source;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceKind;
import org.warta.event.SourceOrigin;
import org.warta.event.SourcePolls;
import org.warta.event.SourceRecord;
import org.warta.event.SourceState;
import org.warta.event.Span;
import org.warta.event.TextField;
import org.warta.event.Topic;

/** One event of each kind, with every sort of field filled. */
final class SampleEvents {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

    private SampleEvents() {}

    static Article article() {
        return Article.newBuilder()
                .setId("4fd35a71-71ef-5a55-a9d9-aa75c889a6d0")
                .setUri("warta://seeds/a.txt")
                .setVersion(TIME.toEpochMilli())
                .setVersionCreated(TIME)
                .setFirstCreated(TIME)
                .setPubStatus(PubStatus.USABLE)
                .setLanguage("id")
                .setHeadline("Harga beras naik 📈")
                .setBody("Paragraf satu.\n\nParagraf dua.")
                .setSource(Source.newBuilder().setId("seeds").build())
                .setSubjects(List.of("ekonomi"))
                .setContentHash("00")
                .setIngestedAt(TIME)
                .setAltIds(Map.of("guid", "1"))
                .build();
    }

    static EnrichedArticle enrichedArticle() {
        Span span = new Span(TextField.HEADLINE, 0, 5);
        return EnrichedArticle.newBuilder()
                .setArticle(article())
                .setEnrichment(Enrichment.newBuilder()
                        .setLanguage(new Language("id", 0.99f, LanguageBasis.DETECTED))
                        .setTopics(List.of(new Topic("medtop:04000000", 0.8f, List.of(span))))
                        .setEntities(List.of(
                                new Entity(EntityType.PLACE, "Indonesia", null, 0.9f, List.of(span), List.of())))
                        .setEnrichedAt(TIME)
                        .setModel(new Model("test", "1", "none"))
                        .build())
                .build();
    }

    static SourceRecord sourceItem() {
        return SourceRecord.newBuilder()
                .setItem(SourceState.newBuilder()
                        .setSourceId("seeds")
                        .setItem("a.txt")
                        .setStatus(ItemStatus.REJECTED)
                        .setContentHash(ByteBuffer.wrap(new byte[] {1, 2}))
                        .setArticles(List.of(
                                new PublishedArticle("warta://seeds/a.txt", 1L, TIME, ByteBuffer.wrap(new byte[] {3}))))
                        .setRejections(List.of(new Rejection(3, "not UTF-8")))
                        .setReadAt(TIME)
                        .build())
                .build();
    }

    static SourceRecord sourceDefinition() {
        return SourceRecord.newBuilder()
                .setDefinition(SourceDefinition.newBuilder()
                        .setSourceId("antara")
                        .setUri("https://feeds.example/antara.xml")
                        .setKind(SourceKind.FEED)
                        .setShortestMillis(60_000L)
                        .setPollRequestedAt(TIME)
                        .setOrigin(SourceOrigin.API)
                        .setCreatedAt(TIME)
                        .setChangedAt(TIME)
                        .build())
                .build();
    }

    static SourceRecord sourcePolls() {
        return SourceRecord.newBuilder()
                .setPolls(SourcePolls.newBuilder()
                        .setSourceId("antara")
                        .setUri("https://feeds.example/antara.xml")
                        .setNext(TIME)
                        .setGapsMillis(List.of(1L, 2L))
                        .setMoving(new PollMove("https://feeds.example/new.xml", TIME, 2))
                        .setValidators(new PollValidators("https://feeds.example/antara.xml", "\"1\"", null))
                        .setLast(LastPoll.newBuilder()
                                .setResult(PollResult.CHANGED)
                                .setSeen(50)
                                .build())
                        .build())
                .build();
    }

    static ReplayEvent replayRequest() {
        return ReplayEvent.newBuilder()
                .setId("20260102-030405-abcdef")
                .setKind(ReplayEventKind.REQUESTED)
                .setAt(TIME)
                .setWho("operator")
                .setWhy("a new model")
                .setRequest(ReplayRequest.newBuilder()
                        .setTopic("news.articles")
                        .setSince(TIME)
                        .setRanges(List.of(new OffsetRange(0, 1L, 2L)))
                        .setFilter(ReplayFilter.newBuilder()
                                .setSources(List.of("seeds"))
                                .setHeaders(Map.of("replay-id", List.of("1")))
                                .build())
                        .setTo("enricher")
                        .setTargetTopic("news.articles.backfill")
                        .setRecordsPerSecond(100L)
                        .build())
                .build();
    }

    static ReplayEvent redrive() {
        return ReplayEvent.newBuilder()
                .setId("20260102-030405-ghijkl")
                .setKind(ReplayEventKind.REDRIVEN)
                .setAt(TIME)
                .setWho("operator")
                .setCounts(List.of(new ReplayCounts(0, 1L, 2L, 3L, 4L, 5L, 0L, 7L)))
                .setRedriveRequest(
                        new RedriveRequest("{}", true, List.of(new LetterRange("news.articles-dlt", 0, 1L, 2L))))
                .setRedrive(new Redrive(
                        List.of(new RedrivenLetter(
                                new LetterPlace("news.articles-dlt", 0, 1L), "news.articles", 2, 3L)),
                        true,
                        List.of(new LetterPlace("news.articles-dlt", 0, 2L)),
                        Map.of("SENT", 1L)))
                .build();
    }
}
