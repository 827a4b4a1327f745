package org.warta.consumer.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a statement takes all at once: one array of text a column, cast to the column's type by the server.
 *
 * @param columns in the order of the statement's parameters
 * @param <R> what a row is made from
 */
record Rows<R>(List<Column<R>> columns) {

    /**
     * @param name of the database's column
     * @param type of the database's column
     * @param value what the row has there, as PostgreSQL reads it from text
     */
    record Column<R>(String name, String type, Function<R, @Nullable Object> value) {}

    /** The column names with a prefix, separated by commas. */
    String names(String prefix) {
        return columns.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
    }

    /** A query that returns the rows. */
    String query() {
        return "select "
                + columns.stream()
                        .map(column -> "cast(r." + column.name() + " as " + column.type() + ") as " + column.name())
                        .collect(Collectors.joining(", "))
                + " from unnest("
                + columns.stream().map(column -> "cast(? as text[])").collect(Collectors.joining(", "))
                + ") as r(" + names("") + ")";
    }

    /** Runs a statement whose only parameters are those of {@link #query()}; without rows it does nothing. */
    int update(Connection connection, String sql, List<R> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                Function<R, @Nullable Object> value = columns.get(i).value();
                @Nullable
                String[] texts = rows.stream()
                        .map(row -> {
                            Object cell = value.apply(row);
                            return cell == null ? null : cell.toString();
                        })
                        .toArray(String[]::new);
                statement.setArray(i + 1, connection.createArrayOf("text", texts));
            }
            return statement.executeUpdate();
        }
    }
}
