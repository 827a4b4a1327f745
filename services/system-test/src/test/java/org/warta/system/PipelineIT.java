package org.warta.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warta.embedded.TestServers;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.Entity;
import org.warta.event.PubStatus;
import org.warta.event.Span;
import org.warta.event.TextField;
import org.warta.schemas.mediatopic.MediaTopic;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventDeserializer;
import tools.jackson.databind.JsonNode;

/**
 * All seeds, and enough other articles that there is a middle to be killed in, from files to the reader's API: every
 * service in a process of its own, each killed in the middle of its work and started again.
 */
class PipelineIT {
    private static final int GENERATED = 2_000;
    private static final int BAD_RECORDS = 3;
    private static final String SECRET = "rahasiazq";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SEED = "Dukungan Penuh Korea Utara terhadap Rusia dalam Konflik Ukraina";

    private final EventDeserializer<EnrichedArticle> deserializer =
            new EventDeserializer<>(EnrichedArticle.class, TestServers.schemaRegistryUrl());
    private final EventDeserializer<Article> articles =
            new EventDeserializer<>(Article.class, TestServers.schemaRegistryUrl());
    private final TestServers.Database database = TestServers.database();
    private final int readerPort = freePort();
    private final Intake intake = new Intake(freePort());
    private final ReadStore store = new ReadStore(database, readerPort);
    private final Log log = new Log(TestServers.kafka());
    private final List<ServiceProcess> services = new ArrayList<>();

    @TempDir
    private Path directory;

    private ArticleFiles files;
    private ServiceProcess producer;
    private ServiceProcess enricher;
    private ServiceProcess consumer;
    private ServiceProcess reader;

    @BeforeEach
    void configure() throws IOException {
        files = new ArticleFiles(directory.resolve("articles"));
        List<String> kafka = new ArrayList<>(List.of(
                "spring.kafka.bootstrap-servers=" + TestServers.kafka(),
                // the shortest that a broker allows: nobody has to wait long for what a killed member held
                "spring.kafka.consumer.properties[session.timeout.ms]=6000"));
        if (TestServers.schemaRegistryUrl() != null) {
            kafka.add("warta.schema-registry.url=" + TestServers.schemaRegistryUrl());
        }
        producer = service(
                "producer",
                kafka,
                "server.port=" + intake.port(),
                "warta.producer.directories=" + files.directory(),
                "warta.security.tokens[0].name=desk",
                "warta.security.tokens[0].sha256=" + intake.hashedToken(),
                "warta.security.tokens[0].roles=submitter");
        enricher = service("enricher", kafka, "server.port=0");
        consumer = service(
                "consumer",
                kafka,
                "server.port=0",
                "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.password=writer",
                "spring.flyway.user=" + database.ownerUser(),
                "spring.flyway.password=" + database.ownerPassword(),
                "warta.consumer.reader-password=reader",
                "warta.consumer.auditor-password=auditor");
        reader = service(
                "reader",
                List.of("server.port=" + readerPort, "spring.kafka.bootstrap-servers=" + TestServers.kafka()),
                "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.password=reader");
    }

    @AfterEach
    void stop() {
        services.forEach(ServiceProcess::close);
        log.close();
    }

    @Test
    void losesAndRepeatsNothingThoughEachServiceIsKilled() throws IOException {
        int expected = files.copySeeds() + GENERATED;
        files.generate(GENERATED);
        files.write("broken.txt", new byte[] {'a', '\n', (byte) 0xFF});

        killInTheMiddle(producer, () -> log.exists("news.articles") && log.hasOpenTransaction("news.articles"));
        for (int i = 0; i < BAD_RECORDS; i++) {
            log.write("news.articles", bytes("bad-" + i), bytes("no event"));
        }
        killInTheMiddle(enricher, () -> log.hasOpenTransaction("news.enriched"));
        killInTheMiddle(consumer, new Progress());
        reader.start();

        until("everything is stored", () -> store.articles() == expected);
        until(
                "every bad record is a dead letter",
                () -> keys(log, "news.articles-dlt").size() == BAD_RECORDS);
        until(
                "nothing waits",
                () -> log.isRead("warta-enricher", "news.articles") && log.isRead("warta-consumer", "news.enriched"));
        assertThat(Ledger.read(log)).isEqualTo(new Ledger(expected, expected, BAD_RECORDS, expected, expected, 0));
        assertThat(store.articles()).isEqualTo(expected);
        assertThat(store.query("SELECT count(*) FROM article_version")).isEqualTo("" + expected);
        List<EnrichedArticle> enriched = log.read("news.enriched").stream()
                .map(record -> deserializer.deserialize(record.topic(), record.value()))
                .toList();
        assertThat(enriched).allSatisfy(PipelineIT::spansAreExact);
        assertTopicsAreRouted(enriched);
        assertSeedIsReadable();
        assertRetractedTextIsGone();
    }

    /**
     * What stands in the topics.
     *
     * @param published articles published, leaving out the bad records that this test wrote
     * @param publishedIds different articles among them
     * @param deadPublished records that the enricher gave up
     * @param enriched articles enriched
     * @param enrichedIds different articles among them
     * @param deadEnriched records that the consumer gave up
     */
    private record Ledger(
            int published, int publishedIds, int deadPublished, int enriched, int enrichedIds, int deadEnriched) {
        static Ledger read(Log log) {
            List<String> published = keys(log, "news.articles").stream()
                    .filter(key -> !key.startsWith("bad-"))
                    .toList();
            List<String> enriched = keys(log, "news.enriched");
            return new Ledger(
                    published.size(),
                    new TreeSet<>(published).size(),
                    keys(log, "news.articles-dlt").size(),
                    enriched.size(),
                    new TreeSet<>(enriched).size(),
                    keys(log, "news.enriched-dlt").size());
        }
    }

    /** Whether more is stored than at the last time it said so, and something is still to be. */
    private final class Progress implements BooleanSupplier {
        private long before;

        @Override
        public boolean getAsBoolean() {
            long stored = store.articles();
            if (stored > before && !log.isRead("warta-consumer", "news.enriched")) {
                before = stored;
                return true;
            }
            return false;
        }
    }

    private void killInTheMiddle(ServiceProcess service, BooleanSupplier middle) {
        service.start();
        until("the middle of the work", middle);
        service.kill();
        service.start();
    }

    private static void spansAreExact(EnrichedArticle enriched) {
        for (Entity entity : enriched.getEnrichment().getEntities()) {
            for (Span mention : entity.getMentions()) {
                String text = text(enriched.getArticle(), mention);
                assertThat(text).as(entity.toString()).isNotBlank().isEqualTo(text.strip());
            }
        }
    }

    private void assertTopicsAreRouted(List<EnrichedArticle> enriched) {
        for (MediaTopic mediaTopic : MediaTopic.values()) {
            List<String> expected = enriched.stream()
                    .filter(event -> event.getArticle().getPubStatus() == PubStatus.CANCELED
                            || event.getEnrichment().getTopics().stream()
                                    .anyMatch(topic -> topic.getCode().equals(mediaTopic.code())))
                    .map(event -> event.getArticle().getId())
                    .sorted()
                    .toList();
            assertThat(keys(log, Topics.ofMediaTopic(mediaTopic).name()).stream()
                            .sorted())
                    .as(mediaTopic.slug())
                    .isNotEmpty()
                    .containsExactlyElementsOf(expected);
        }
    }

    private void assertSeedIsReadable() {
        String id = store.query("SELECT id FROM article WHERE headline = '" + SEED + "'");
        until("the reader answers", () -> store.get("/api/v1/articles/" + id).has("headline"));
        JsonNode seed = store.get("/api/v1/articles/" + id);

        assertThat(seed.path("headline").asString("")).isEqualTo(SEED);
        JsonNode enrichment = seed.path("enrichment");
        assertThat(enrichment.at("/language/tag").asString("")).isEqualTo("id");
        assertThat(enrichment.path("topics"))
                .extracting(topic -> topic.path("code").asString(""))
                .startsWith("medtop:11000000", "medtop:16000000");
        Map<String, List<String>> mentions = new TreeMap<>();
        for (JsonNode entity : enrichment.path("entities")) {
            TreeSet<String> texts = new TreeSet<>();
            for (JsonNode span : entity.path("mentions")) {
                String text = seed.path(span.path("field").asString("").toLowerCase(java.util.Locale.ROOT))
                        .asString("");
                texts.add(codePoints(
                        text, span.path("start").asInt(), span.path("end").asInt()));
            }
            mentions.put(entity.path("name").asString(""), List.copyOf(texts));
        }
        assertThat(mentions)
                .containsEntry("Kim Jong Un", List.of("Kim Jong Un"))
                .containsEntry("Sergei Lavrov", List.of("Lavrov", "Sergei Lavrov"))
                .containsKeys("Korea Utara", "Rusia", "Ukraina", "Wonsan", "KCNA", "Choe Son Hui");
    }

    /** One article is retracted by DELETE, another by pubStatus; both say a word that no other article says. */
    private void assertRetractedTextIsGone() {
        String deleted = intake.publish("urn:system-test:deleted", SECRET);
        String canceled = intake.publish("urn:system-test:canceled", SECRET);
        until("both are stored", () -> store.rowsWith(SECRET, "article") == 2);
        for (String id : List.of(deleted, canceled)) {
            assertThat(store.get("/api/v1/articles/" + id).toString()).contains(SECRET);
        }
        assertThat(store.get("/api/v1/articles").toString()).contains(SECRET);

        intake.delete(deleted);
        intake.cancel("urn:system-test:canceled");

        until(
                "no table has a word of them",
                () -> store.tables().stream().allMatch(table -> store.rowsWith(SECRET, table) == 0));
        for (String topic : articleTopics()) {
            Map<String, Article> last = lastOf(topic);
            for (String id : List.of(deleted, canceled)) {
                assertThat(last).as(topic).containsKey(id);
                assertThat(last.get(id).getPubStatus()).as(topic).isEqualTo(PubStatus.CANCELED);
                assertThat(last.get(id).toString()).as(topic).doesNotContain(SECRET);
            }
        }
        assertThat(store.get("/api/v1/articles").toString())
                .doesNotContain(SECRET)
                .doesNotContain(deleted)
                .doesNotContain(canceled);
        for (String id : List.of(deleted, canceled)) {
            HttpResponse<String> answer = store.ask("/api/v1/articles/" + id);
            assertThat(answer.statusCode()).isIn(404, 410);
            assertThat(answer.body()).doesNotContain(SECRET);
        }
    }

    private static List<String> articleTopics() {
        List<String> topics = new ArrayList<>(List.of("news.articles", "news.enriched"));
        for (MediaTopic mediaTopic : MediaTopic.values()) {
            topics.add(Topics.ofMediaTopic(mediaTopic).name());
        }
        return topics;
    }

    /** What compaction leaves of a topic: the last version of each article. */
    private Map<String, Article> lastOf(String topic) {
        Map<String, Article> last = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : log.read(topic)) {
            if (!key(record).startsWith("bad-")) {
                last.put(
                        key(record),
                        topic.equals("news.articles")
                                ? articles.deserialize(topic, record.value())
                                : deserializer
                                        .deserialize(topic, record.value())
                                        .getArticle());
            }
        }
        return last;
    }

    private ServiceProcess service(String name, List<String> shared, String... properties) {
        List<String> all = new ArrayList<>(shared);
        all.addAll(List.of(properties));
        ServiceProcess service = new ServiceProcess(name, directory, all);
        services.add(service);
        return service;
    }

    private void until(String what, BooleanSupplier condition) {
        try {
            await(what)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(2))
                    .ignoreExceptions()
                    .until(condition::getAsBoolean);
        } catch (ConditionTimeoutException late) {
            String tails = services.stream().map(ServiceProcess::tail).collect(Collectors.joining("\n\n"));
            throw new AssertionError(late.getMessage() + "\n" + tails, late);
        }
    }

    private static List<String> keys(Log log, String topic) {
        return log.read(topic).stream().map(PipelineIT::key).toList();
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static String text(Article article, Span span) {
        return codePoints(
                span.getField() == TextField.HEADLINE ? article.getHeadline() : article.getBody(),
                span.getStart(),
                span.getEnd());
    }

    private static String codePoints(String text, int start, int end) {
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
