package org.warta.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("embedded")
final class StandaloneIT {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Pattern INGESTED =
            Pattern.compile("  Ingested +(\\d+) new articles?(?:, (\\d+) already there)?.*");
    private static final List<String> FREE_PORTS = Stream.of(
                    "kafka", "postgresql", "reader", "producer", "enricher", "consumer", "replayer")
            .map(name -> "--warta.standalone.ports." + name + "=0")
            .toList();

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private Path seeds;
    private int seedArticles;

    @BeforeEach
    void copySeeds() throws IOException {
        seeds = Files.createDirectory(directory.resolve("seeds"));
        try (Stream<Path> originals = Files.list(Path.of("../../seeds"))) {
            for (Path original : originals.toList()) {
                Files.copy(original, seeds.resolve(original.getFileName()));
            }
        }
    }

    @Test
    void readsTheSeedsGoesOnAfterARestartAndStopsCleanly() throws Exception {
        Files.writeString(seeds.resolve("broken.json"), "{\n\"headline\": \"Judul\",\n???\n}\n");
        try (StandaloneProcess first = start()) {
            awaitSummary(first);
            Matcher ingested = ingested(first);
            seedArticles = Integer.parseInt(ingested.group(1));
            assertThat(seedArticles).isGreaterThanOrEqualTo(21);
            assertThat(ingested.group(2)).isNull();
            assertThat(first.printed())
                    .contains("  Enriched  " + seedArticles, "  Stored    " + seedArticles)
                    .anyMatch(line -> line.startsWith("  Trouble   seeds/broken.json:3"));

            assertThat(get(address(first, "the news, as pages"))).contains("<title>", "Korea Utara");
            String article = get(address(first, "the seed article").replace("/articles/", "/api/v1/articles/"));
            assertThat(article).contains("Korea Utara", "medtop:", "\"language\"");

            letsOnlyWhoHasTheTokenWrite(first);
            findsInTheStoreWhatTheLogSays(first);
            refusesASecondProcessOnTheSameData(first);
            refusesAPortThatIsTaken(first);
            takesInAnArticleThatComesLater(first);
            stopsWithin15Seconds(first);
        }
        try (StandaloneProcess second = start()) {
            awaitSummary(second);
            Matcher ingested = ingested(second);
            assertThat(ingested.group(1)).isEqualTo("0");
            assertThat(ingested.group(2)).isEqualTo("" + (seedArticles + 1));
            assertThat(get(address(second, "the seed article"))).contains("Korea Utara");
            stopsWithin15Seconds(second);
        }
    }

    @Test
    void refusesADataDirectoryThatCannotBeWritten() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        try (StandaloneProcess process =
                StandaloneProcess.start(directory, "--warta.standalone.data=" + file.resolve("data"))) {
            assertThat(process.awaitExit(60)).isEqualTo(1);
            assertThat(process.errors())
                    .startsWith("Directory " + file + "/data cannot be written (")
                    .endsWith("): make it writable or choose another directory with --warta.standalone.data=….");
            assertThat(process.printed()).isEmpty();
        }
    }

    private void letsOnlyWhoHasTheTokenWrite(StandaloneProcess process) throws Exception {
        Path file = directory.resolve("data/operator-token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String token = Files.readString(file).strip();
        assertThat(process.printed())
                .anyMatch(line -> line.startsWith("  Token     in data/operator-token"))
                .noneMatch(line -> line.contains(token));
        URI nothing = URI.create(address(process, "health of the producer")).resolve("/api/v1/nothing");
        HttpRequest.Builder request = HttpRequest.newBuilder(nothing).POST(HttpRequest.BodyPublishers.noBody());
        assertThat(status(request)).isEqualTo(401);
        assertThat(status(request.header("Authorization", "Bearer " + token))).isEqualTo(404);
    }

    private void findsInTheStoreWhatTheLogSays(StandaloneProcess process) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(address(process, "health of the replayer")).resolve("/api/v1/reconciliations"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"from\":{\"topic\":\"news.enriched\"}}"));
        assertThat(status(request)).isEqualTo(401);
        String token =
                Files.readString(directory.resolve("data/operator-token")).strip();
        HttpResponse<String> report = http.send(
                request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(report.body()).contains("\"same\":" + seedArticles, "\"lost\":0");
    }

    private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void refusesASecondProcessOnTheSameData(StandaloneProcess first) throws Exception {
        try (StandaloneProcess second = start()) {
            assertThat(second.awaitExit(60)).isEqualTo(1);
            assertThat(second.errors())
                    .isEqualTo("Directory data is in use by process " + first.pid()
                            + ": stop that process or choose another directory with --warta.standalone.data=….");
            assertThat(second.printed()).isEmpty();
        }
    }

    private void refusesAPortThatIsTaken(StandaloneProcess first) throws Exception {
        int port = URI.create(address(first, "the seed article")).getPort();
        try (StandaloneProcess second =
                start("--warta.standalone.data=other", "--warta.standalone.ports.reader=" + port)) {
            assertThat(second.awaitExit(60)).isEqualTo(1);
            assertThat(second.errors())
                    .isEqualTo(
                            "Port " + port + ", wanted for the reader, is taken by another process: stop that process"
                                    + " or choose another port with --warta.standalone.ports.reader=….");
            assertThat(Files.readString(directory.resolve("other/warta.log"))).contains("EmbeddedServerException");
        }
    }

    private void takesInAnArticleThatComesLater(StandaloneProcess process) throws IOException {
        Files.writeString(seeds.resolve("later.txt"), "Pasar malam kembali dibuka\n\nWarga desa datang berbelanja.\n");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(process.printed()).last().asString().endsWith("  1 article ingested, 1 stored"));
    }

    private static void stopsWithin15Seconds(StandaloneProcess process) throws Exception {
        process.terminate();
        assertThat(process.awaitExit(15)).isEqualTo(143); // 128 + SIGTERM
        assertThat(process.errors()).isEmpty();
    }

    private StandaloneProcess start(String... arguments) throws IOException {
        Stream<String> ports = FREE_PORTS.stream()
                .filter(port ->
                        Stream.of(arguments).noneMatch(argument -> argument.startsWith(port.replace("=0", "="))));
        return StandaloneProcess.start(
                directory, Stream.concat(ports, Stream.of(arguments)).toArray(String[]::new));
    }

    private static void awaitSummary(StandaloneProcess process) throws IOException {
        await().atMost(START)
                .until(() -> !process.isAlive()
                        || process.printed().stream().anyMatch(line -> line.startsWith("Ctrl-C stops it.")));
        assertThat(process.errors()).isEmpty();
        assertThat(process.isAlive()).isTrue();
    }

    private static Matcher ingested(StandaloneProcess process) {
        return process.printed().stream()
                .map(INGESTED::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow(() -> new AssertionError(process.printed()));
    }

    private static String address(StandaloneProcess process, String shows) {
        return process.printed().stream()
                .filter(line -> line.endsWith("  " + shows))
                .map(line -> line.replaceFirst(".*(http://\\S+).*", "$1"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(process.printed()));
    }

    private String get(String address) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
