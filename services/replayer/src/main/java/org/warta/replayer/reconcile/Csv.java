package org.warta.replayer.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reports as comma-separated values (<a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>). Names in articles come
 * from strangers, so a cell that a spreadsheet would take for a formula begins with an apostrophe
 * (<a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>).
 */
public final class Csv {
    private static final String FORMULA_STARTS = "=+-@\t\r\n";
    private static final String LIST_SEPARATOR = "; ";

    /** Names of the columns, ended by a line break. */
    public static final String HEADER = line(List.of(
            "verdict",
            "reason",
            "article_id",
            "version",
            "status",
            "topic",
            "partition",
            "offset",
            "enriched_at",
            "model",
            "stored_version",
            "stored_status",
            "stored_enriched_at",
            "stored_model",
            "gained_topics",
            "lost_topics",
            "gained_entities",
            "lost_entities"));

    private Csv() {}

    /** A row, ended by a line break; lists are joined by semicolons, and null is empty. */
    public static String line(ReportRow row) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.verdict());
        cells.add(row.reason());
        cells.add(row.articleId());
        cells.add(row.version());
        cells.add(row.status());
        cells.add(row.topic());
        cells.add(row.partition());
        cells.add(row.offset());
        cells.add(row.enrichedAt());
        cells.add(row.model());
        cells.add(row.storedVersion());
        cells.add(row.storedStatus());
        cells.add(row.storedEnrichedAt());
        cells.add(row.storedModel());
        cells.add(String.join(LIST_SEPARATOR, row.gainedTopics()));
        cells.add(String.join(LIST_SEPARATOR, row.lostTopics()));
        cells.add(String.join(LIST_SEPARATOR, row.gainedEntities()));
        cells.add(String.join(LIST_SEPARATOR, row.lostEntities()));
        return line(cells);
    }

    private static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (!text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
