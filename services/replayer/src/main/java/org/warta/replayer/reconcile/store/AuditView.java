package org.warta.replayer.reconcile.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.warta.event.PubStatus;
import org.warta.replayer.reconcile.Stored;
import org.warta.replayer.reconcile.Tagging;

/** What the read store has. */
@Repository
public class AuditView {
    private final JdbcClient jdbc;

    AuditView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is stored of these articles, hidden ones included; without those of which nothing is.
     *
     * @throws org.springframework.dao.DataAccessException when the database does not answer
     */
    public Map<UUID, Stored> find(Collection<UUID> ids) {
        Map<UUID, Stored> found = new HashMap<>();
        jdbc.sql("select * from article_audit where id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query((ResultSet row) -> {
                    found.put(row.getObject("id", UUID.class), stored(row));
                });
        return found;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong("version"),
                PubStatus.valueOf(row.getString("pub_status")),
                row.getString("content_hash"),
                new Tagging(
                        instant(row, "enriched_at"),
                        row.getString("model_name") + " " + row.getString("model_version"),
                        texts(row, "topics"),
                        texts(row, "entities")),
                instant(row, "stored_at"),
                instant(row, "first_stored_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Set.of((String[]) array.getArray());
    }
}
