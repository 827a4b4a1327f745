package org.warta.consumer.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.warta.platform.kafka.TransientFailureException;

/**
 * Articles that time alone brings into view or takes out of it: an embargo ends, an article expires. The database notes
 * when that is due, and a change in the feed once the row is touched. Safe for use by many threads and processes, which
 * share the work.
 */
final class DueArticles {
    /** Keeps transactions short: the feed waits for the oldest one that runs. */
    private static final int BATCH = 1000;

    // Rows that are locked are being stored or touched by others, which notes the change as well.
    private static final String TOUCH = "update article set due_at = due_at where id in (select id from article"
            + " where due_at <= now() order by due_at limit " + BATCH + " for update skip locked)";

    private final DataSource dataSource;

    DueArticles(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Notes every change that is due by now.
     *
     * @return how many there were
     * @throws TransientFailureException when the database is away
     */
    int touch() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement touch = connection.prepareStatement(TOUCH)) {
            int all = 0;
            int touched;
            do {
                touched = touch.executeUpdate();
                all += touched;
            } while (touched == BATCH);
            return all;
        } catch (SQLException failed) {
            throw SqlFailures.sorted(failed);
        }
    }
}
