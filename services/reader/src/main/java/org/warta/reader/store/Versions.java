package org.warta.reader.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.warta.reader.article.VersionText;
import org.warta.reader.article.VersionView;

/** The versions of articles that may be shown, without those that were withheld or retracted. */
@Repository
public class Versions {
    private final JdbcClient jdbc;

    Versions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of an article, newest first. */
    public List<VersionView> of(UUID article) {
        return jdbc.sql("select version, version_created, pub_status, headline, summary, byline, current"
                        + " from visible_version where article_id = ? order by version desc")
                .param(article)
                .query((row, number) -> view(row))
                .list();
    }

    /** One of an article with its text. */
    public Optional<VersionText> text(UUID article, long version) {
        return jdbc.sql("select version, version_created, pub_status, headline, summary, byline, current, body"
                        + " from visible_version where article_id = ? and version = ?")
                .param(article)
                .param(version)
                .query((row, number) -> new VersionText(view(row), row.getString("body")))
                .optional();
    }

    private static VersionView view(ResultSet row) throws SQLException {
        return new VersionView(
                row.getLong("version"),
                Articles.time(row, "version_created"),
                row.getString("pub_status"),
                row.getString("headline"),
                row.getString("summary"),
                row.getString("byline"),
                row.getBoolean("current"));
    }
}
