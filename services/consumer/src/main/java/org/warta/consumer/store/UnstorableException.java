package org.warta.consumer.store;

import java.sql.SQLException;

/** The database refuses an article because of what is in it, and always will. */
public final class UnstorableException extends RuntimeException {
    UnstorableException(SQLException refusal) {
        super(
                "PostgreSQL refuses the article (SQL state " + refusal.getSQLState() + "): " + refusal.getMessage(),
                refusal);
    }
}
