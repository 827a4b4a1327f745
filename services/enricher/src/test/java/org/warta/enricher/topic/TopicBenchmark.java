package org.warta.enricher.topic;

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
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.warta.enricher.Articles;
import org.warta.enricher.text.Passage;
import org.warta.event.Article;
import org.warta.event.TextField;
import org.warta.event.Topic;

/** Tokens a second of the topic stage, the text being cut into tokens already. Run {@link #main}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TopicBenchmark {
    /** How many tokens the seed has; operations are counted in them. */
    private static final int SEED_TOKENS = 681;

    private LexiconMediaTopicTagger tagger = new LexiconMediaTopicTagger();
    private List<Passage> seed = List.of();

    /** Runs the benchmark and counts the bytes allocated for each token. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(TopicBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }

    @Setup
    public void read() {
        Article article = Articles.seed();
        seed = List.of(
                Passage.of(TextField.HEADLINE, article.getHeadline()), Passage.of(TextField.BODY, article.getBody()));
        int tokens = seed.stream().mapToInt(passage -> passage.tokens().size()).sum();
        if (tokens != SEED_TOKENS) {
            throw new IllegalStateException("the seed has " + tokens + " tokens, not " + SEED_TOKENS);
        }
    }

    @Benchmark
    @OperationsPerInvocation(SEED_TOKENS)
    public List<Topic> knownLanguage() {
        return tagger.tag(seed, "id");
    }

    @Benchmark
    @OperationsPerInvocation(SEED_TOKENS)
    public List<Topic> unknownLanguage() {
        return tagger.tag(seed, "und");
    }
}
