package org.warta.enricher.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.warta.enricher.Articles;
import org.warta.enricher.language.LanguageGuess;
import org.warta.enricher.language.LinearLanguageIdentifier;

/** Language identification, in texts a second: the seed article and one sentence of it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LanguageBenchmark {
    private LinearLanguageIdentifier identifier;
    private String article;
    private String sentence;

    @Setup
    public void load() {
        identifier = LinearLanguageIdentifier.builtIn();
        article = Articles.seed().getBody();
        sentence = article.substring(0, article.indexOf('.'));
    }

    @Benchmark
    public List<LanguageGuess> article() {
        return identifier.identify(article);
    }

    @Benchmark
    public List<LanguageGuess> sentence() {
        return identifier.identify(sentence);
    }
}
