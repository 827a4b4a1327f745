package org.warta.enricher.benchmark;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.warta.enricher.Articles;
import org.warta.enricher.article.Enricher;
import org.warta.enricher.entity.SequenceEntityTagger;
import org.warta.enricher.text.Passage;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.Entity;
import org.warta.event.TextField;

/** The seed article on one thread: cut into tokens and tagged with entities, in tokens a second; enriched, in articles a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EnrichmentBenchmark {
    /** How many tokens the seed has. */
    private static final int SEED_TOKENS = 681;

    private Enricher enricher;
    private SequenceEntityTagger entities;
    private Article article;
    private List<Passage> passages;

    @Setup
    public void load() {
        enricher = Enricher.builtIn("benchmark", Clock.systemUTC());
        entities = new SequenceEntityTagger();
        article = Articles.seed();
        passages = passages();
        int tokens =
                passages.stream().mapToInt(passage -> passage.tokens().size()).sum();
        if (tokens != SEED_TOKENS) {
            throw new IllegalStateException("the seed has " + tokens + " tokens, not " + SEED_TOKENS);
        }
    }

    private List<Passage> passages() {
        return List.of(
                Passage.of(TextField.HEADLINE, article.getHeadline()), Passage.of(TextField.BODY, article.getBody()));
    }

    @Benchmark
    @OperationsPerInvocation(SEED_TOKENS)
    public List<Passage> tokens() {
        return passages();
    }

    @Benchmark
    @OperationsPerInvocation(SEED_TOKENS)
    public List<Entity> entities() {
        return entities.tag(passages, "id");
    }

    @Benchmark
    public EnrichedArticle article() {
        return enricher.enrich(article);
    }
}
