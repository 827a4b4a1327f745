package org.warta.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warta.consumer.Samples.canceled;
import static org.warta.consumer.Samples.id;
import static org.warta.consumer.Samples.usable;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.warta.consumer.TestDatabase;
import org.warta.event.EnrichedArticle;
import org.warta.event.PubStatus;
import org.warta.platform.kafka.TransientFailureException;

class ChangeFeedIT {
    private static final String A = "https://example.org/a";
    private static final String B = "https://example.org/b";
    private static final int WRITERS = 4;
    private static final int ROUNDS = 60;
    private static final int ARTICLES = 12;

    private final TestDatabase database = TestDatabase.migrated();
    private final ArticleStore store = new ArticleStore(database.writer());
    private final Mirror mirror = new Mirror(database.reader());

    @Test
    void tellsWhatWasCreatedUpdatedAndCanceledInOrder() {
        store.store(List.of(usable(A, 1, 1, "a")));
        mirror.catchUp();
        store.store(List.of(usable(B, 1, 1, "b")));
        store.store(List.of(usable(A, 2, 2, "a")));
        mirror.catchUp();
        store.store(List.of(canceled(A, 3, 3)));
        mirror.catchUp().catchUp();

        assertThat(mirror.heard)
                .containsExactly("CREATED " + id(A), "CREATED " + id(B), "UPDATED " + id(A), "CANCELED " + id(A));
        assertThat(mirror.kept).isEqualTo(mirror.visible()).containsOnlyKeys(UUID.fromString(id(B)));
    }

    @Test
    void waitsForATransactionThatStartedEarlierAndCommitsLater() throws SQLException {
        store.store(List.of(usable(A, 1, 1, "a"), usable(B, 1, 1, "b")));
        mirror.catchUp();
        mirror.heard.clear();
        try (Connection slow = database.owner().getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("update article set stored_at = now() where id = '" + id(A) + "'");

            store.store(List.of(usable(B, 2, 2, "b")));
            assertThat(mirror.catchUp().heard).isEmpty();

            slow.commit();
        }
        assertThat(mirror.catchUp().heard).containsExactly("UPDATED " + id(A), "UPDATED " + id(B));
    }

    @ParameterizedTest
    @EnumSource(
            value = PubStatus.class,
            names = {"WITHHELD", "CANCELED", "UNKNOWN"})
    void takesBackWhatWasShownAndNeverTellsOfWhatWasNot(PubStatus hidden) {
        store.store(List.of(usable(A, 1, 1, "a"), with(usable(B, 1, 1, "b"), hidden)));
        mirror.catchUp();

        store.store(List.of(with(usable(A, 2, 2, "a"), hidden), with(usable(B, 2, 2, "b"), hidden)));

        assertThat(mirror.catchUp().heard).containsExactly("CREATED " + id(A), "CANCELED " + id(A));
        assertThat(mirror.kept).isEmpty();
    }

    @Test
    void tellsThatAnEmbargoEndsAndThatAnArticleExpires() {
        DueArticles clock = new DueArticles(database.writer());
        EnrichedArticle embargoed = usable(A, 1, 1, "a");
        embargoed.getArticle().put("embargoedUntil", Instant.now().plusSeconds(2));
        EnrichedArticle expiring = usable(B, 1, 1, "b");
        expiring.getArticle().put("expires", Instant.now().plusSeconds(2));
        store.store(List.of(embargoed, expiring));
        assertThat(clock.touch()).isZero();
        assertThat(mirror.catchUp().heard).containsExactly("CREATED " + id(B));

        Awaitility.await().until(() -> clock.touch() + mirror.catchUp().heard.size() >= 3);
        Awaitility.await().until(() -> mirror.catchUp().heard.size() == 3);

        assertThat(mirror.heard).contains("CREATED " + id(A), "CANCELED " + id(B));
        assertThat(mirror.kept).isEqualTo(mirror.visible()).containsOnlyKeys(UUID.fromString(id(A)));
        assertThat(clock.touch()).isZero(); // each change is noted once
    }

    @Test
    void takesBackWhatIsUnderEmbargoAgain() {
        store.store(List.of(usable(A, 1, 1, "a")));
        mirror.catchUp();
        EnrichedArticle again = usable(A, 2, 2, "a");
        again.getArticle().put("embargoedUntil", Instant.now().plusSeconds(600));

        store.store(List.of(again));
        assertThat(mirror.catchUp().kept).isEmpty();

        store.store(List.of(usable(A, 3, 3, "a")));
        assertThat(mirror.catchUp().heard).containsExactly("CREATED " + id(A), "CANCELED " + id(A), "CREATED " + id(A));
    }

    /** Whatever many writers do at once, who follows ends with what is visible: no change is ever missed. */
    @Test
    void mirrorsWhatManyWritersDoAtOnce() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        DueArticles clock = new DueArticles(database.writer());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Random random = new Random(writer);
                running.add(writers.submit(() -> write(random)));
            }
            while (running.stream().anyMatch(writer -> !writer.isDone())) {
                clock.touch();
                mirror.catchUp();
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        } finally {
            writers.shutdownNow();
        }
        Awaitility.await().untilAsserted(() -> {
            clock.touch();
            assertThat(mirror.catchUp().kept).isEqualTo(mirror.visible());
        });
        assertThat(mirror.heard).hasSizeGreaterThan(ROUNDS);
    }

    /** As after a dump of a server that had counted further was restored into a new one. */
    @Test
    void beginsAnewInADatabaseThatWasRestored() {
        store.store(List.of(usable(A, 1, 1, "a"), usable(B, 1, 1, "b")));
        Object feed = feed();
        database.flyway(database.owner()).migrate();
        assertThat(feed()).isEqualTo(feed);

        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("alter table article disable trigger article_change").update();
        owner.sql("update article set changed_xid = '9000000000'").update();
        owner.sql("alter table article enable trigger article_change").update();
        owner.sql("update change_feed set origin = 'another server'").update();
        assertThat(mirror.catchUp().kept).isEmpty();
        database.flyway(database.owner()).migrate();

        assertThat(feed()).isNotEqualTo(feed);
        assertThat(mirror.catchUp().kept).isEqualTo(mirror.visible()).hasSize(2);
    }

    private Object feed() {
        return database.rows("select id from change_feed").get(0).get("id");
    }

    private void write(Random random) {
        for (int round = 0; round < ROUNDS; round++) {
            List<EnrichedArticle> batch = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                batch.add(any(random, "https://example.org/" + random.nextInt(ARTICLES), 1 + round));
            }
            boolean stored = false;
            while (!stored) {
                try {
                    store.store(batch);
                    stored = true;
                } catch (TransientFailureException raced) {
                    // as the stream does: the batch comes again
                }
            }
        }
    }

    private static EnrichedArticle any(Random random, String uri, int version) {
        EnrichedArticle article = usable(uri, version, random.nextInt(ROUNDS), "kata");
        switch (random.nextInt(6)) {
            case 0 -> article = canceled(uri, version, 1);
            case 1 -> article.getArticle().put("pubStatus", PubStatus.WITHHELD);
            case 2 -> article.getArticle().put("embargoedUntil", Instant.now().plusMillis(random.nextInt(500)));
            case 3 -> article.getArticle().put("expires", Instant.now().plusMillis(random.nextInt(500)));
            default -> {} // usable
        }
        return article;
    }

    private static EnrichedArticle with(EnrichedArticle article, PubStatus status) {
        article.getArticle().put("pubStatus", status);
        return article;
    }
}
