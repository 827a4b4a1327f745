package org.warta.reader.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.warta.reader.catalogue.Shelf.NOON;
import static org.warta.reader.catalogue.Shelf.article;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.event.EnrichedArticle;
import org.warta.event.PubStatus;
import org.warta.platform.service.ServiceApplication;
import org.warta.reader.ReaderApplication;
import org.warta.reader.article.ArticlePage;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.ArticleSummary;
import org.warta.reader.index.NotReadyException;
import org.warta.reader.index.SearchIndex;

/** Whatever happens to the index, a reader ends with one that answers what the database shows. */
class IndexRecoveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ARTICLES = 30;

    private final Shelf shelf = new Shelf();

    @BeforeEach
    void fill() {
        for (int i = 0; i < ARTICLES; i++) {
            shelf.store(article("awal" + i, NOON.plusSeconds(i), "medtop:11000000", "Orang"));
        }
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void goesOnWhereItWas() {
        shelf.open();
        shelf.shut();
        shelf.store(article("kemudian", NOON, "medtop:11000000", "Orang"), withheld("awal0"));

        assertComplete(shelf.open());
    }

    @Test
    void buildsADeletedIndexAnew() throws IOException {
        shelf.open();
        shelf.shut();
        for (Path file : files()) {
            Files.delete(file);
        }

        assertComplete(shelf.open());
    }

    /** A byte anywhere: some files are only looked into when somebody searches. */
    @Test
    void buildsADamagedIndexAnew() throws IOException {
        shelf.open();
        shelf.shut();
        Path largest = files().stream()
                .max(Comparator.comparingLong(file -> file.toFile().length()))
                .orElseThrow();
        try (RandomAccessFile file = new RandomAccessFile(largest.toFile(), "rw")) {
            file.seek(file.length() / 2);
            int old = file.read();
            file.seek(file.length() / 2);
            file.write(~old);
        }

        assertComplete(shelf.open());
    }

    @Test
    void buildsTheIndexOfAnotherDatabaseAnew() {
        shelf.open();
        shelf.shut();
        shelf.owner().sql("update change_feed set id = gen_random_uuid()").update();
        shelf.owner()
                .sql("delete from article_topic; delete from mention; delete from article_version")
                .update();
        shelf.owner().sql("delete from article where source_id = 'kantor'").update();
        shelf.store(article("satu-satunya", NOON, "medtop:11000000", "Orang"));

        assertComplete(shelf.open());
    }

    @Test
    void waitsForADirectoryThatAnotherReaderUses() {
        shelf.open();
        try (ConfigurableApplicationContext second = ServiceApplication.of(ReaderApplication.class, "reader")
                .run(shelf.arguments().toArray(String[]::new))) {
            SearchIndex index = second.getBean(SearchIndex.class);
            await().atMost(PATIENCE).until(() -> index.progress().trouble() != null);
            assertThat(index.progress().trouble()).contains("used by another process", "warta.reader.index.directory");
            assertThatThrownBy(() -> second.getBean(Catalogue.class).find(ArticleQuery.newest(1)))
                    .isInstanceOf(NotReadyException.class);

            shelf.shut();
            await().atMost(PATIENCE).until(() -> index.progress().ready());
            assertComplete(second.getBean(Catalogue.class));
        }
    }

    /** That files cannot be read now says nothing about what is in them: they are not thrown away. */
    @Test
    void keepsAnIndexThatItCannotOpenNow() throws IOException {
        shelf.open();
        shelf.shut();
        Set<Path> before = Set.copyOf(files());
        Path commit = before.stream()
                .filter(file -> file.getFileName().toString().startsWith("segments_"))
                .findFirst()
                .orElseThrow();
        Path aside = commit.resolveSibling("aside");
        Files.move(commit, aside);
        Files.createDirectory(commit); // what cannot be read even by root

        try (ConfigurableApplicationContext reader = ServiceApplication.of(ReaderApplication.class, "reader")
                .run(shelf.arguments().toArray(String[]::new))) {
            SearchIndex index = reader.getBean(SearchIndex.class);
            await().atMost(PATIENCE).until(() -> index.progress().trouble() != null);
            assertThat(index.progress().trouble())
                    .contains(
                            commit.getParent().toAbsolutePath().toString(),
                            "cannot be kept",
                            commit.getFileName().toString());
            Files.delete(commit);
            Files.move(aside, commit);
            assertThat(files()).containsAll(before);

            await().atMost(PATIENCE).until(() -> index.progress().ready());
            assertComplete(reader.getBean(Catalogue.class));
        }
    }

    /** What a killed reader had made safe and where it goes on in the feed are of one moment. */
    @Test
    void agreesWithTheFeedAfterItWasKilled() throws IOException, InterruptedException {
        int stored = 0;
        for (int round = 0; round < 3; round++) {
            Process reader = startProcess(round);
            try {
                int commits = commits();
                do { // it indexes and commits while articles come and go
                    shelf.store(article("tengah" + stored, NOON.plusSeconds(stored), "medtop:11000000", "Orang"));
                    shelf.store(withheld("awal" + stored % ARTICLES));
                    stored++;
                    assertThat(reader.isAlive()).isTrue();
                } while (commits() == commits && stored < 5_000);
                assertThat(commits()).isNotEqualTo(commits);
            } finally {
                reader.destroyForcibly().waitFor();
            }
        }

        assertComplete(shelf.open());
    }

    private Process startProcess(int round) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1", // starts faster
                "-cp",
                System.getProperty("java.class.path"),
                ReaderApplication.class.getName()));
        command.addAll(shelf.arguments());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/killed-reader-" + round + ".log"))
                .start();
    }

    /** Changes with every commit of the index. */
    private int commits() throws IOException {
        return files().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.startsWith("segments_"))
                .toList()
                .hashCode();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(shelf.directory)) {
            return files.sorted().toList();
        }
    }

    private void assertComplete(Catalogue catalogue) {
        Set<UUID> found = new TreeSet<>();
        ArticleQuery query = ArticleQuery.newest(ArticleQuery.MAX_LIMIT);
        ArticlePage page = catalogue.find(query);
        page.articles().stream().map(ArticleSummary::id).forEach(found::add);
        while (page.next() != null) {
            page = catalogue.find(query.after(page.next()));
            page.articles().stream().map(ArticleSummary::id).forEach(found::add);
        }
        List<UUID> visible = shelf.owner()
                .sql("select id from visible_article")
                .query(UUID.class)
                .list();
        assertThat(found).containsExactlyInAnyOrderElementsOf(visible).isNotEmpty();
        assertThat(page.total()).isEqualTo(visible.size());
        assertThat(catalogue.facets(query).total()).isEqualTo(visible.size());
    }

    private static EnrichedArticle withheld(String name) {
        EnrichedArticle article = article(name, NOON.plusSeconds(3600), "medtop:11000000", "Orang");
        article.getArticle().put("pubStatus", PubStatus.WITHHELD);
        return article;
    }
}
