package org.warta.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.warta.consumer.Samples.canceled;
import static org.warta.consumer.Samples.usable;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.warta.consumer.TestDatabase;
import org.warta.event.EnrichedArticle;
import org.warta.event.PubStatus;

class RolesIT {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final TestDatabase DATABASE = TestDatabase.migrated();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table article",
                "truncate article",
                "alter table article add column more text",
                "create table more (id int)",
                "create schema more",
                "delete from article",
                "delete from article_version",
                "select headline from article",
                "select body from article_version",
                "select name from entity",
                "select * from visible_article",
                "select * from article_change",
                "select * from article_audit",
                "update change_feed set id = gen_random_uuid()",
                "select * from flyway_schema_history"
            })
    void writerChangesRowsAndNothingElse(String sql) {
        assertRefused(DATABASE.writer(), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from article",
                "select * from article_version",
                "select * from article_topic",
                "select * from mention",
                "select * from entity",
                "select * from flyway_schema_history",
                "select * from article_audit",
                "insert into entity values ('00000000-0000-0000-0000-000000000000', 'PLACE', 'x', null)",
                "update visible_article set headline = 'x'",
                "delete from visible_article",
                "update change_feed set id = gen_random_uuid()",
                "drop view visible_article",
                "create table more (id int)"
            })
    void readerReadsTheViewsAndNothingElse(String sql) {
        assertRefused(DATABASE.reader(), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select headline from article",
                "select id from article",
                "select body from article_version",
                "select name from entity",
                "select * from article_topic",
                "select * from mention",
                "select * from visible_article",
                "select * from visible_version",
                "select * from article_change",
                "select * from flyway_schema_history",
                "update article_audit set version = 0",
                "delete from article_audit",
                "insert into entity values ('00000000-0000-0000-0000-000000000000', 'PLACE', 'x', null)",
                "drop view article_audit",
                "create table more (id int)"
            })
    void auditorReadsOneViewAndNothingElse(String sql) {
        assertRefused(DATABASE.auditor(), sql);
    }

    @Test
    void auditorSeesWhatIsThereHiddenOrNotAndNoTextOfIt() {
        TestDatabase database = TestDatabase.migrated();
        EnrichedArticle hidden = usable("https://example.org/hidden", 1, 1, "rahasia");
        hidden.getArticle().put("pubStatus", PubStatus.WITHHELD);
        new ArticleStore(database.writer()).store(List.of(hidden, usable("https://example.org/a", 2, 1, "kata")));
        new ArticleStore(database.writer()).store(List.of(canceled("https://example.org/a", 3, 2)));

        List<Map<String, Object>> rows = JdbcClient.create(database.auditor())
                .sql("select * from article_audit order by version")
                .query()
                .listOfRows();

        assertThat(rows)
                .extracting(row -> row.get("version"), row -> row.get("pub_status"))
                .containsExactly(tuple(1L, "WITHHELD"), tuple(3L, "CANCELED"));
        assertThat(rows.get(0))
                .containsOnlyKeys(
                        "id",
                        "version",
                        "pub_status",
                        "content_hash",
                        "enriched_at",
                        "model_name",
                        "model_version",
                        "model_vocabulary",
                        "stored_at",
                        "first_stored_at",
                        "topics",
                        "entities");
        assertThat(rows.get(0).get("topics")).hasToString("{medtop:11000000}");
        assertThat(rows.get(0).get("entities")).hasToString("{\"PERSON rahasia Person\",\"PLACE Indonesia\"}");
        assertThat(rows.get(1).get("entities")).hasToString("{}");
    }

    @ParameterizedTest
    @EnumSource(
            value = PubStatus.class,
            names = {"WITHHELD", "UNKNOWN"})
    void readerDoesNotSeeWhatIsNotUsable(PubStatus status) {
        EnrichedArticle hidden = usable("https://example.org/" + status, 1, 1, "rahasia");
        hidden.getArticle().put("pubStatus", status);
        assertHidden(hidden);
    }

    @Test
    void readerDoesNotSeeWhatIsEmbargoedExpiredOrCanceled() {
        EnrichedArticle embargoed = usable("https://example.org/embargoed", 1, 1, "rahasia");
        embargoed.getArticle().put("embargoedUntil", Instant.now().plusSeconds(600));
        assertHidden(embargoed);
        EnrichedArticle expired = usable("https://example.org/expired", 1, 1, "rahasia");
        expired.getArticle().put("expires", Instant.now().minusSeconds(1));
        assertHidden(expired);
        assertHidden(canceled("https://example.org/canceled", 1, 1));
    }

    @Test
    void readerSeesWhatIsUsable() {
        TestDatabase database = TestDatabase.migrated();
        new ArticleStore(database.writer()).store(List.of(usable("https://example.org/a", 1, 1, "kata")));

        assertThat(visible(database)).isEqualTo(7); // the article, its version, its topic, two mentions of entities
    }

    private static void assertHidden(EnrichedArticle hidden) {
        TestDatabase database = TestDatabase.migrated();
        new ArticleStore(database.writer()).store(List.of(hidden));

        assertThat(database.count("article")).isOne();
        assertThat(visible(database)).isZero();
    }

    private static long visible(TestDatabase database) {
        return JdbcClient.create(database.reader())
                .sql("select (select count(*) from visible_article) + (select count(*) from visible_topic)"
                        + " + (select count(*) from visible_mention) + (select count(*) from visible_entity)"
                        + " + (select count(*) from visible_version)")
                .query(Long.class)
                .single();
    }

    private static void assertRefused(DataSource user, String sql) {
        assertThatThrownBy(() -> {
                    try (Connection connection = user.getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }
}
