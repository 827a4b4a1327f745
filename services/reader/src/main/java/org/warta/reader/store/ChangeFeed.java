package org.warta.reader.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.warta.reader.article.Change;
import org.warta.reader.article.ChangeCursor;
import org.warta.reader.article.ChangePage;
import org.warta.reader.article.StaleCursorException;
import org.warta.reader.store.IndexableArticle.Entity;

/**
 * The changes of what may be shown, in an order that never changes and without gaps: pages are read below the oldest
 * transaction that still runs, so whatever order transactions commit in, nothing appears behind a place already read.
 */
@Repository
public class ChangeFeed {
    // The page itself, and what may be shown of it, as one statement sees it.
    private static final String PAGE =
            "with change as materialized (select id, version, changed_xid, operation from article_change where"
                    + " (changed_xid, id) > (cast(:transaction as xid8), :article) and changed_xid <"
                    + " pg_snapshot_xmin(pg_current_snapshot()) order by changed_xid, id limit :limit) select c.id as"
                    + " changed_id, c.version as changed_version, c.changed_xid::text, c.operation, ";
    private static final String SHOWN = " from change c left join visible_article a on a.id = c.id";
    private static final String ORDER = " order by c.changed_xid, c.id";

    private static final String FULL = PAGE + Articles.COLUMNS + SHOWN + ORDER;
    private static final String INDEXABLE = PAGE
            + "a.id, a.published_at, a.expires, a.language, a.headline, a.summary, a.body, a.source_id,"
            + " array(select t.code from visible_topic t where t.article_id = a.id) as topics,"
            + " m.ids, m.types, m.names" + SHOWN
            + " left join lateral (select array_agg(m.entity_id) as ids, array_agg(m.type) as types,"
            + " array_agg(m.name) as names from visible_mention m where m.article_id = a.id) m on true" + ORDER;

    private final JdbcClient jdbc;

    ChangeFeed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page for the index: what is to be put, and what is to be removed. */
    public record IndexPage(List<UUID> removed, List<IndexableArticle> put, ChangeCursor next) {
        /** How many changes it has. */
        public int size() {
            return removed.size() + put.size();
        }
    }

    private record Row<A>(
            UUID id,
            long version,
            long transaction,
            String operation,
            @Nullable A article) {}

    /** Where the feed begins. */
    public ChangeCursor start() {
        return ChangeCursor.start(
                jdbc.sql("select id from change_feed").query(UUID.class).single());
    }

    /** About how many articles the feed tells of. */
    public long size() {
        return jdbc.sql("select count(*) from article_change").query(Long.class).single();
    }

    /**
     * What changed after a place, each article once, with its latest change.
     *
     * @throws StaleCursorException when the place is of another database
     */
    public ChangePage after(ChangeCursor since, int limit) {
        check(since);
        List<Row<org.warta.reader.article.ArticleView>> rows =
                read(FULL, since, limit, (row, number) -> Articles.article(row));
        return new ChangePage(rows.stream().map(ChangeFeed::change).toList(), next(since, rows));
    }

    /**
     * The same for the index.
     *
     * @throws StaleCursorException when the place is of another database
     */
    public IndexPage indexableAfter(ChangeCursor since, int limit) {
        check(since);
        List<Row<IndexableArticle>> rows = read(INDEXABLE, since, limit, (row, number) -> indexable(row));
        List<UUID> removed = new ArrayList<>();
        List<IndexableArticle> put = new ArrayList<>();
        for (Row<IndexableArticle> row : rows) {
            IndexableArticle article = row.article();
            if (article == null) {
                removed.add(row.id());
            } else {
                put.add(article);
            }
        }
        return new IndexPage(removed, put, next(since, rows));
    }

    /** A cursor of this database was given below the oldest transaction of that time, and that mark never goes back. */
    private void check(ChangeCursor since) {
        boolean known = jdbc.sql(
                        "select id = :feed and cast(:transaction as xid8) < pg_snapshot_xmin(pg_current_snapshot())"
                                + " from change_feed")
                .param("feed", since.feed())
                .param("transaction", Long.toString(since.transaction()))
                .query(Boolean.class)
                .single();
        if (!known) {
            throw new StaleCursorException();
        }
    }

    private <A> List<Row<A>> read(String sql, ChangeCursor since, int limit, RowMapper<A> article) {
        return jdbc.sql(sql)
                .param("transaction", Long.toString(since.transaction()))
                .param("article", since.article())
                .param("limit", limit)
                .query((row, number) -> new Row<>(
                        row.getObject("changed_id", UUID.class),
                        row.getLong("changed_version"),
                        Long.parseLong(row.getString("changed_xid")),
                        row.getString("operation"),
                        row.getObject("id", UUID.class) == null ? null : article.mapRow(row, number)))
                .list();
    }

    private static Change change(Row<org.warta.reader.article.ArticleView> row) {
        return new Change(
                row.article() == null ? Change.Operation.CANCELED : Change.Operation.valueOf(row.operation()),
                row.id(),
                row.version(),
                row.article());
    }

    private static <A> ChangeCursor next(ChangeCursor since, List<Row<A>> rows) {
        if (rows.isEmpty()) {
            return since;
        }
        Row<A> last = rows.get(rows.size() - 1);
        return new ChangeCursor(since.feed(), last.transaction(), last.id());
    }

    private static IndexableArticle indexable(ResultSet row) throws SQLException {
        List<Entity> entities = new ArrayList<>();
        if (row.getArray("ids") != null) {
            UUID[] ids = (UUID[]) row.getArray("ids").getArray();
            String[] types = (String[]) row.getArray("types").getArray();
            String[] names = (String[]) row.getArray("names").getArray();
            for (int i = 0; i < ids.length; i++) {
                entities.add(new Entity(ids[i], types[i], names[i]));
            }
        }
        return new IndexableArticle(
                row.getObject("id", UUID.class),
                Articles.time(row, "published_at"),
                Articles.optionalTime(row, "expires"),
                row.getString("language"),
                row.getString("headline"),
                row.getString("summary"),
                row.getString("body"),
                row.getString("source_id"),
                List.of((String[]) row.getArray("topics").getArray()),
                entities);
    }
}
