package org.warta.replayer.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warta.replayer.TestArticles.enriched;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warta.event.EnrichedArticle;
import org.warta.replayer.TestReplayer;
import org.warta.schemas.topic.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandsIT {
    private static final TestReplayer REPLAYER = new TestReplayer();

    private final Instant since = Instant.now();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private Path token;

    @BeforeEach
    void writeToken() throws IOException {
        token = Files.writeString(directory.resolve("token"), TestReplayer.TOKEN + "\n");
    }

    @AfterAll
    static void close() {
        REPLAYER.close();
    }

    @Test
    void comparesTheLogWithTheStore() throws IOException {
        EnrichedArticle stored = enriched("command", 1, 1, "Kartini");
        REPLAYER.store(List.of(stored));
        publish(stored);
        publish(enriched("command", 1, 2, "Chairil Anwar"));
        Path csv = directory.resolve("rows.csv");
        Path ndjson = directory.resolve("rows.ndjson");

        assertThat(run("reconcile", "--since", since.toString())).isZero();
        assertThat(out.toString())
                .contains("news.enriched: 2 records compared with the read store")
                .containsPattern("same +1\n")
                .containsPattern("changed +1\n")
                .containsPattern("PERSON Kartini +1 +0 +1 +0\\.500");
        assertThat(run("reconcile", "--since", since.toString(), "--rows", csv.toString()))
                .isZero();
        assertThat(run("reconcile", "--since", since.toString(), "--rows", ndjson.toString(), "--verdict", "same"))
                .isZero();

        assertThat(Files.readAllLines(csv)).hasSize(3).first().asString().startsWith("verdict,reason,article_id");
        assertThat(Files.readAllLines(ndjson)).hasSize(1).first().asString().startsWith("{\"verdict\":\"same\"");
    }

    @Test
    void anExitCodeTellsThatSomethingIsLost() {
        REPLAYER.consumed(publish(enriched("command-lost", 1, 1)));

        assertThat(run("reconcile", "--since", since.toString(), "--json")).isEqualTo(ExitCode.LOST.code());
        assertThat(json().at("/summary/verdicts/lost").asLong()).isOne();
    }

    @Test
    void anExitCodeTellsWhyNothingWasDone() throws IOException {
        assertThat(run("reconcile", "news.sources")).isEqualTo(ExitCode.REFUSED.code());
        assertThat(err.toString()).contains("`news.sources` holds no articles that could be compared");
        assertThat(run("replay", "show", "no-such")).isEqualTo(ExitCode.REFUSED.code());
        assertThat(run("replay", "start", "news.enriched", "--to", "topic:news.articles", "--why", "test"))
                .isEqualTo(ExitCode.REFUSED.code());
        Files.writeString(token, "wrong");
        assertThat(run("topics")).isEqualTo(ExitCode.DENIED.code());
        assertThat(run("topics", "--url", "http://127.0.0.1:9")).isEqualTo(ExitCode.UNAVAILABLE.code());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void listsTopics() {
        assertThat(run("topics")).isZero();
        assertThat(out.toString()).contains("news.articles", "news.enriched.backfill", "news.replays");
    }

    @Test
    void startsAReplayAndWaitsUntilItIsDone() {
        publish(enriched("replayed", 1, 1));
        publish(enriched("replayed", 2, 1));
        String[] replay = {"news.enriched", "--since", since.toString(), "--to", "topic:news.replay.commands"};

        assertThat(run(words(new String[] {"replay", "dry-run"}, replay, "--why", "try")))
                .isZero();
        assertThat(out.toString()).startsWith("2 of 2 records, ");
        assertThat(run(words(new String[] {"replay", "start"}, replay, "--why", "test", "--wait", "--json")))
                .isZero();
        JsonNode done = json();
        String id = done.path("id").asString();

        assertThat(done.path("status").asString()).isEqualTo("COMPLETED");
        assertThat(done.at("/progress/sent").asLong()).isEqualTo(2);
        assertThat(run("replay", "show", id)).isZero();
        assertThat(out.toString()).contains("COMPLETED: 2 records sent to news.replay.commands");
        assertThat(run("replay", "list")).isZero();
        assertThat(out.toString()).contains(id);
        assertThat(run("replay", "events", id)).isZero();
        assertThat(out.toString()).contains("REQUESTED", TestReplayer.OPERATOR, "test");
        assertThat(run("replay", "report", id)).isZero();
        assertThat(out.toString()).containsPattern("new +2\n");
        assertThat(run("replay", "pause", id)).isEqualTo(ExitCode.REFUSED.code());
    }

    @Test
    void pausesSlowsResumesAndCancels() {
        for (int i = 0; i < 50; i++) {
            publish(enriched("slow-" + i, 1, 1));
        }
        assertThat(run(
                        "replay",
                        "start",
                        "news.enriched",
                        "--since",
                        since.toString(),
                        "--to",
                        "topic:news.replay.slow",
                        "--rate",
                        "1",
                        "--why",
                        "test"))
                .isZero();
        String id = out.toString().strip();

        assertThat(run("replay", "pause", id, "--why", "enough")).isZero();
        assertThat(run("replay", "show", id, "--wait")).isEqualTo(ExitCode.NOT_COMPLETED.code());
        assertThat(out.toString()).contains(id + " PAUSED");
        assertThat(run("replay", "rate", id, "2")).isZero();
        assertThat(run("replay", "resume", id)).isZero();
        assertThat(run("replay", "cancel", id)).isZero();
        assertThat(run("replay", "show", id, "--wait")).isEqualTo(ExitCode.NOT_COMPLETED.code());
        assertThat(out.toString()).contains(id + " CANCELED");
    }

    private static RecordMetadata publish(EnrichedArticle enriched) {
        return REPLAYER.publish(Topics.ENRICHED.name(), enriched.getArticle().getId(), enriched);
    }

    private static String[] words(String[] first, String[] second, String... third) {
        List<String> words = new ArrayList<>(List.of(first));
        words.addAll(List.of(second));
        words.addAll(List.of(third));
        return words.toArray(String[]::new);
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toString());
    }

    /** What the call before said is gone. */
    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--token-file", token.toString()));
        if (!words.contains("--url")) {
            words.addAll(List.of("--url", REPLAYER.address()));
        }
        return ReplayerCommand.run(
                new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
    }
}
