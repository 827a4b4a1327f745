package org.warta.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warta.schemas.mediatopic.MediaTopic;
import org.warta.schemas.topic.Topics;

/** An archive on the backfill lane, and today's news beside it. */
class LanesIT {
    private static final int ARCHIVED = 20_000;
    private static final Duration LOOK = Duration.ofMillis(50);

    @TempDir
    private Path directory;

    private Installation installation;

    @BeforeEach
    void configure() {
        installation = new Installation(directory, "");
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void anArchiveBecomesReadableAndLiveNewsPassWhatWaits() throws Exception {
        assertThat(installation.importAsBackfill(archive())).isZero();
        assertThat(installation.log.committedEnd("news.articles.backfill")).isGreaterThanOrEqualTo(ARCHIVED);
        installation.producer.start();
        String before = publish("urn:system-test:before");
        installation.enricher.start();
        installation.consumer.start();
        until("the archive is on its way", () -> installation.store.articles() > 1);

        String live = publish("urn:system-test:live");
        until("the live article is stored", () -> stored("urn:system-test:live") == 1);
        assertThat(installation.store.articles()).isLessThan(ARCHIVED / 2);

        installation.reader.start();
        until("the archive is stored", () -> installation.store.articles() == ARCHIVED + 2);
        String archived = installation.store.query("SELECT id FROM article WHERE uri = '" + uri(ARCHIVED - 1) + "'");
        until(
                "the reader answers",
                () -> installation
                        .store
                        .get("/api/v1/articles/" + archived)
                        .path("headline")
                        .asString("")
                        .equals(headline(ARCHIVED - 1)));
        List<String> enriched = keys(Topics.ENRICHED_BACKFILL.name());
        assertThat(new HashSet<>(enriched)).hasSize(ARCHIVED);
        assertThat(enriched).hasSize(ARCHIVED).doesNotContain(before, live);
        assertThat(keys(Topics.ENRICHED.name())).containsExactlyInAnyOrder(before, live);
        for (MediaTopic mediaTopic : MediaTopic.values()) {
            assertThat(keys(Topics.ofMediaTopic(mediaTopic).name())).isSubsetOf(before, live);
        }
        Topics.processed()
                .forEach(topic -> assertThat(keys(topic.deadLetters().name())).isEmpty());
    }

    /** Publishes an article as soon as the producer takes it; its id. */
    private String publish(String uri) {
        AtomicReference<String> id = new AtomicReference<>();
        until("the producer takes it", () -> {
            id.set(installation.intake.publish(uri, "Kotabaru"));
            return true;
        });
        return id.get();
    }

    private void until(String what, BooleanSupplier condition) {
        installation.until(what, LOOK, condition);
    }

    private long stored(String uri) {
        return Long.parseLong(installation.store.query("SELECT count(*) FROM article WHERE uri = '" + uri + "'"));
    }

    private List<String> keys(String topic) {
        return installation.log.read(topic).stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .toList();
    }

    private Path archive() throws IOException {
        Path archive = directory.resolve("archive.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            for (int i = 0; i < ARCHIVED; i++) {
                out.write("{\"uri\": \"%s\", \"headline\": \"%s\", \"body_text\": \"Harga beras naik di Bandung.\"}\n"
                        .formatted(uri(i), headline(i))
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return archive;
    }

    private static String uri(int number) {
        return "urn:system-test:archived:" + number;
    }

    private static String headline(int number) {
        return "Arsip pasar nomor " + number;
    }
}
