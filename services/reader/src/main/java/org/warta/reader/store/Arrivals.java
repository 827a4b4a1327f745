package org.warta.reader.store;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.Standing;

/** What has become of articles that Kafka tells of. */
@Repository
public class Arrivals {
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    Arrivals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The database's time: the one by which embargoes end. */
    public Instant now() {
        return jdbc.sql("select now()").query(OffsetDateTime.class).single().toInstant();
    }

    /** What the store has of these articles; without those of which it has nothing. */
    public Map<UUID, Standing> standings(Collection<UUID> ids) {
        Map<UUID, Standing> standings = new HashMap<>();
        jdbc.sql(
                        "select id, version, canceled, enriched_at, in_view, was_in_view from article_standing where id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query((ResultSet row) -> {
                    standings.put(
                            row.getObject("id", UUID.class),
                            new Standing(
                                    row.getLong("version"),
                                    row.getBoolean("canceled"),
                                    row.getObject("enriched_at", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getBoolean("in_view"),
                                    row.getBoolean("was_in_view")));
                });
        return standings;
    }

    /** Those of these articles that may be shown, in no order. */
    public List<ArticleView> articles(Collection<UUID> ids) {
        return jdbc.sql("select " + Articles.COLUMNS + " from visible_article a where a.id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query((row, number) -> Articles.article(row))
                .list();
    }

    /**
     * Articles whose embargo ended in this time and that may be shown, in the order of its end, then of their ids.
     *
     * @param after the time before the first one
     * @param afterId of those whose embargo ended at that very time only articles after this one; null: none
     * @param until the time of the last one
     */
    public List<ArticleView> released(Instant after, @Nullable UUID afterId, Instant until, int limit) {
        return jdbc.sql("select " + Articles.COLUMNS
                        + " from visible_article a where (a.embargoed_until, a.id) > (:after, :afterId)"
                        + " and a.embargoed_until <= :until order by a.embargoed_until, a.id limit :limit")
                .param("after", after.atOffset(ZoneOffset.UTC))
                .param("afterId", afterId == null ? LAST : afterId)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> Articles.article(row))
                .list();
    }
}
