package org.warta.replayer.reconcile.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.warta.replayer.reconcile.Csv;
import org.warta.replayer.reconcile.Report;
import org.warta.replayer.reconcile.ReportRow;
import tools.jackson.databind.json.JsonMapper;

/** How a report is written. */
enum ReportFormat {
    /** The summary alone. */
    JSON(MediaType.APPLICATION_JSON_VALUE) {
        @Override
        String row(ReportRow row, JsonMapper mapper) {
            return "";
        }

        @Override
        String end(Report report, JsonMapper mapper) {
            return mapper.writeValueAsString(report);
        }
    },
    /** A JSON object a row, and one last with the report as {@code report}: without it, the rest is missing. */
    NDJSON(MediaType.APPLICATION_NDJSON_VALUE) {
        @Override
        String row(ReportRow row, JsonMapper mapper) {
            return mapper.writeValueAsString(row) + "\n";
        }

        @Override
        String end(Report report, JsonMapper mapper) {
            return mapper.writeValueAsString(Map.of("report", report)) + "\n";
        }
    },
    /** A header and a line a row. */
    CSV("text/csv;charset=UTF-8") {
        @Override
        String begin() {
            return Csv.HEADER;
        }

        @Override
        String row(ReportRow row, JsonMapper mapper) {
            return Csv.line(row);
        }

        @Override
        String end(Report report, JsonMapper mapper) {
            return "";
        }
    };

    private final String type;

    ReportFormat(String type) {
        this.type = type;
    }

    /** The first one that is accepted; JSON where nothing is asked for. */
    static ReportFormat accepted(String accept) {
        List<MediaType> ranges = new ArrayList<>(MediaType.parseMediaTypes(accept));
        MimeTypeUtils.sortBySpecificity(ranges);
        return ranges.stream()
                .flatMap(range -> Arrays.stream(values()).filter(format -> range.includes(format.type())))
                .findFirst()
                .orElse(JSON);
    }

    MediaType type() {
        return MediaType.parseMediaType(type);
    }

    String begin() {
        return "";
    }

    abstract String row(ReportRow row, JsonMapper mapper);

    abstract String end(Report report, JsonMapper mapper);
}
