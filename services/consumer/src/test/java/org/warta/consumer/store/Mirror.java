package org.warta.consumer.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Follows the change feed as readers do, and keeps what it is told to keep. */
final class Mirror {
    private static final int PAGE = 3;

    private final JdbcClient reader;
    private String transaction = "0";
    private UUID article = new UUID(0, 0);

    /** Versions of the articles that it has. */
    final Map<UUID, Long> kept = new TreeMap<>();

    /** Every change that came, as {@code OPERATION id}. */
    final List<String> heard = new ArrayList<>();

    Mirror(DataSource reader) {
        this.reader = JdbcClient.create(reader);
    }

    /** Reads until nothing more is there. */
    Mirror catchUp() {
        int changes;
        do {
            changes = readPage();
        } while (changes == PAGE);
        return this;
    }

    private int readPage() {
        List<Map<String, Object>> page = reader.sql(
                        "select id, version, changed_xid::text, operation from article_change"
                                + " where (changed_xid, id) > (cast(:transaction as xid8), :article)"
                                + " and changed_xid < pg_snapshot_xmin(pg_current_snapshot())"
                                + " order by changed_xid, id limit " + PAGE)
                .param("transaction", transaction)
                .param("article", article)
                .query()
                .listOfRows();
        for (Map<String, Object> change : page) {
            transaction = (String) change.get("changed_xid");
            article = (UUID) change.get("id");
            heard.add(change.get("operation") + " " + article);
            if (change.get("operation").equals("CANCELED")) {
                kept.remove(article);
            } else {
                kept.put(article, (Long) change.get("version"));
            }
        }
        return page.size();
    }

    /** What a reader sees in the database now. */
    Map<UUID, Long> visible() {
        Map<UUID, Long> visible = new TreeMap<>();
        reader.sql("select id, version from visible_article")
                .query((row, number) -> visible.put(row.getObject(1, UUID.class), row.getLong(2)))
                .list();
        return visible;
    }
}
