package org.warta.producer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warta.embedded.TestServers;
import org.warta.event.Article;
import org.warta.producer.ProducerApplication;
import org.warta.schemas.topic.Topics;

class ImportIT {
    private static final int ARTICLES = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    private final Producers producers = new Producers();

    @Test
    void goesOnWhereItWasKilledAndPublishesNothingTwice() throws Exception {
        Path archive = archive(ARTICLES);
        Process victim = start("backfill", archive);
        try {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> !producers.articles(Topics.ARTICLES_BACKFILL).isEmpty());
        } finally {
            victim.destroyForcibly().onExit().join();
        }
        assertThat(producers.articles(Topics.ARTICLES_BACKFILL)).hasSizeBetween(1, ARTICLES - 1);

        assertThat(start("backfill", archive).waitFor()).isZero();
        assertThat(start("backfill", archive).waitFor()).isZero();

        List<Article> articles = producers.articles(Topics.ARTICLES_BACKFILL);
        assertThat(articles).hasSize(ARTICLES);
        assertThat(articles).extracting(Article::getUri).doesNotHaveDuplicates();
        assertThat(articles)
                .extracting(Article::getVersion)
                .containsOnly(Files.getLastModifiedTime(archive).toMillis());
        assertThat(producers.articles()).isEmpty();
        assertThat(Files.readString(log()))
                .contains("went on behind document")
                .contains("was imported before, 20,000 articles");
    }

    @Test
    void tellsWhatItCannotRead() throws Exception {
        assertThat(start("live", directory.resolve("missing.ndjson")).waitFor()).isOne();
        assertThat(Files.readString(log())).contains("missing.ndjson: does not exist");

        assertThat(start("fast", directory).waitFor()).isEqualTo(2);
        assertThat(Files.readString(log())).contains("--lane must be live or backfill, not fast");
    }

    private Path log() {
        return directory.resolve("import.log");
    }

    private Path archive(int articles) throws IOException {
        Path archive = directory.resolve("archive.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            for (int i = 0; i < articles; i++) {
                out.write(("{\"headline\": \"Arsip " + i + "\", \"body_text\": \"Isi.\"}\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return archive;
    }

    private Process start(String lane, Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // starts faster
                "-cp",
                System.getProperty("java.class.path"),
                ProducerApplication.class.getName(),
                "import",
                file.toString(),
                "--lane=" + lane,
                "--source=" + producers.name,
                "-Pspring.kafka.bootstrap-servers=" + TestServers.kafka(),
                "-Pwarta.producer.stream.group=" + producers.name));
        String registry = TestServers.schemaRegistryUrl();
        if (registry != null) {
            command.add("-Pwarta.schema-registry.url=" + registry);
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }
}
