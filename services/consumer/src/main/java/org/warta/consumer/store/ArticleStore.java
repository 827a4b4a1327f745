package org.warta.consumer.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.warta.consumer.merge.MergePlan;
import org.warta.consumer.merge.Outcome;
import org.warta.consumer.merge.Precedence;
import org.warta.consumer.merge.Standing;
import org.warta.event.EnrichedArticle;
import org.warta.platform.kafka.TransientFailureException;

/**
 * Stores articles, a batch a transaction. Storing is idempotent: what the database holds depends on which articles were
 * stored, not on their order or how often they came. Safe for use by many threads and processes.
 */
public final class ArticleStore {
    private static final String SELECT_STANDING =
            "select id, version, pub_status = 'CANCELED', enriched_at, canceled_version"
                    + " from article where id = any(?) order by id for update";
    private static final String RETRACTIONS =
            "unnest(cast(? as uuid[]), cast(? as bigint[])) as r(article_id, version)";
    private static final String MARK_CANCELED = "update article a set canceled_version = r.version from " + RETRACTIONS
            + " where a.id = r.article_id and (a.canceled_version is null or a.canceled_version < r.version)";
    private static final String ERASE_VERSIONS =
            "update article_version v set headline = null, body = null, summary = null, byline = null from "
                    + RETRACTIONS + " where v.article_id = r.article_id and v.version <= r.version";

    private final DataSource dataSource;

    public ArticleStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Stores all of them or none.
     *
     * @return what became of each, in order
     * @throws UnstorableException when the database refuses at least one of them for good
     * @throws TransientFailureException when the database is away or fails otherwise: the batch is to be tried again
     */
    public List<Outcome> store(List<EnrichedArticle> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Outcome> outcomes = merge(connection, batch);
                connection.commit();
                return outcomes;
            } catch (SQLException | RuntimeException failed) {
                rollBack(connection, failed);
                throw failed;
            }
        } catch (SQLException failed) {
            throw SqlFailures.sorted(failed);
        }
    }

    private static List<Outcome> merge(Connection connection, List<EnrichedArticle> batch) throws SQLException {
        Map<String, Standing> standing = lockStanding(connection, batch);
        MergePlan plan = MergePlan.of(batch, standing);
        int merged = ArticleRows.merge(connection, plan.current());
        if (merged != plan.current().size()) {
            throw new TransientFailureException(
                    "another consumer stored articles of the same batch: " + merged + " of "
                            + plan.current().size() + " were still to be stored",
                    null);
        }
        ArticleRows.remember(connection, plan.history());
        retract(connection, plan.retractions());
        TagRows.replace(
                connection,
                plan.current(),
                plan.current().stream()
                        .map(enriched -> enriched.getArticle().getId())
                        .filter(standing::containsKey)
                        .map(UUID::fromString)
                        .toList());
        return plan.outcomes();
    }

    private static Map<String, Standing> lockStanding(Connection connection, List<EnrichedArticle> batch)
            throws SQLException {
        Map<String, Standing> standing = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT_STANDING)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            batch.stream()
                                    .map(enriched -> enriched.getArticle().getId())
                                    .distinct()
                                    .toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    standing.put(
                            rows.getString(1),
                            new Standing(
                                    new Precedence(
                                            rows.getLong(2),
                                            rows.getBoolean(3),
                                            rows.getObject(4, OffsetDateTime.class)
                                                    .toInstant()),
                                    rows.getObject(5, Long.class)));
                }
            }
        }
        return standing;
    }

    private static void retract(Connection connection, Map<String, Long> retractions) throws SQLException {
        if (retractions.isEmpty()) {
            return;
        }
        for (String sql : List.of(MARK_CANCELED, ERASE_VERSIONS)) {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setArray(
                        1, connection.createArrayOf("uuid", retractions.keySet().toArray()));
                update.setArray(
                        2,
                        connection.createArrayOf("bigint", retractions.values().toArray()));
                update.executeUpdate();
            }
        }
    }

    private static void rollBack(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }
}
