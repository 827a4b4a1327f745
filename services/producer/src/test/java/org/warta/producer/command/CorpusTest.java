package org.warta.producer.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every file of the corpus gives what {@code expected.jsonl} says: the lines of {@code read --json}. A file is named for
 * what it is about.
 */
class CorpusTest {
    private static final String EXPECTED = "expected.jsonl";

    @TestFactory
    Stream<DynamicTest> reads() throws Exception {
        Path corpus = corpus();
        List<String> expected = Files.readAllLines(corpus.resolve(EXPECTED));
        List<String> files = files(corpus);
        assertThat(files).hasSizeGreaterThan(40);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file, () -> {
                    List<String> lines = expected.stream()
                            .filter(line -> line.startsWith("{\"file\":\"" + file + "\""))
                            .toList();
                    assertThat(read(corpus, file)).isEqualTo(lines);
                }));
    }

    private static List<String> files(Path corpus) throws IOException {
        try (Stream<Path> files = Files.list(corpus)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(EXPECTED) && !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** The lines for a file; the same file is read twice, so that the lines name it. */
    private static List<String> read(Path corpus, String file) {
        StringWriter out = new StringWriter();
        Clock clock = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
        String path = corpus.resolve(file).toString();
        ProducerCommand.run(
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                clock,
                "read",
                "--json",
                "--base",
                "http://base.example/dir/feed.xml",
                path,
                path);
        List<String> lines = new ArrayList<>(out.toString().lines().toList());
        assertThat(lines.subList(0, lines.size() / 2)).isEqualTo(lines.subList(lines.size() / 2, lines.size()));
        return lines.subList(0, lines.size() / 2).stream()
                .map(line -> line.replace(path, file))
                .toList();
    }

    private static Path corpus() throws URISyntaxException {
        return Path.of(CorpusTest.class
                        .getResource("/org/warta/producer/corpus/" + EXPECTED)
                        .toURI())
                .getParent();
    }
}
