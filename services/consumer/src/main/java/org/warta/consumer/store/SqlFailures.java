package org.warta.consumer.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.platform.kafka.TransientFailureException;

/** Sorts the database's errors into those of the data, which are permanent, and all others, which are waited for. */
final class SqlFailures {
    /** Classes of SQL state: data exception, integrity constraint violation, program limit exceeded. */
    private static final Set<String> OF_DATA = Set.of("22", "23", "54");

    /** Violations that only another transaction can cause here: rows of a batch agree with each other. */
    private static final Set<String> OF_RACES = Set.of("23503", "23505");

    private SqlFailures() {}

    static RuntimeException sorted(SQLException failure) {
        return isOfData(failure.getSQLState())
                ? new UnstorableException(failure)
                : new TransientFailureException(
                        "the database did not store the batch (SQL state " + failure.getSQLState() + "): "
                                + failure.getMessage(),
                        failure);
    }

    private static boolean isOfData(@Nullable String state) {
        return state != null
                && state.length() == 5
                && OF_DATA.contains(state.substring(0, 2))
                && !OF_RACES.contains(state);
    }
}
