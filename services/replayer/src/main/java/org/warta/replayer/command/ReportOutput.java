package org.warta.replayer.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.warta.replayer.reconcile.Csv;
import org.warta.replayer.reconcile.ReportRow;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fetches a report and shows it; its rows go to a file as they come. */
final class ReportOutput {
    private static final int SHOWN = 15;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Output output;

    @Option(
            names = "--rows",
            paramLabel = "FILE",
            description = "Write a row for each record into this file: CSV when it ends in .csv, else NDJSON.")
    private @Nullable Path rows;

    @Option(
            names = "--verdict",
            paramLabel = "VERDICT",
            description = "Only rows of this verdict: new, same, changed, superseded, waiting, lost. May be repeated.")
    private List<String> verdicts = List.of();

    /** Fetches and shows; the exit code says whether something is lost. */
    int fetch(Api api, String method, String path, @Nullable JsonNode body) {
        JsonNode report = rows == null
                ? read(api.call(method, path, "application/json", body))
                : rows(api.call(method, path + query(), "application/x-ndjson", body), rows);
        output.print(report, out -> forPeople(report, out));
        boolean lost = report.at("/summary/verdicts/lost").asLong() > 0;
        return (lost ? ExitCode.LOST : ExitCode.OK).code();
    }

    private static JsonNode read(InputStream answer) {
        try (answer) {
            return JsonMapper.shared().readTree(answer);
        } catch (IOException broken) {
            throw new ApiException(ExitCode.UNAVAILABLE, "The report broke off: " + broken);
        }
    }

    private String query() {
        return verdicts.stream()
                .map(verdict -> "verdict=" + URLEncoder.encode(verdict, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", verdicts.isEmpty() ? "" : "?", ""));
    }

    private static JsonNode rows(InputStream answer, Path file) {
        boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        JsonMapper mapper = JsonMapper.shared();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8));
                Writer out = Files.newBufferedWriter(file)) {
            out.write(csv ? Csv.HEADER : "");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{\"report\":")) {
                    return mapper.readTree(line).path("report");
                }
                out.write(csv ? Csv.line(mapper.readValue(line, ReportRow.class)) : line + "\n");
            }
        } catch (IOException | UncheckedIOException broken) {
            throw new ApiException(ExitCode.UNAVAILABLE, "The report broke off: " + broken);
        }
        throw new ApiException(ExitCode.UNAVAILABLE, "The report broke off: " + file + " is not whole.");
    }

    private static void forPeople(JsonNode report, PrintWriter out) {
        JsonNode summary = report.path("summary");
        out.printf(
                "%s: %,d records compared with the read store%s%n",
                report.path("topic").asString(),
                summary.path("records").asLong(),
                report.path("settled").asBoolean() ? "" : ", which is still reading what was sent");
        Table verdicts = new Table("verdict", "records");
        summary.path("verdicts")
                .propertyStream()
                .forEach(verdict ->
                        verdicts.add(verdict.getKey(), verdict.getValue().asLong()));
        verdicts.print(out);
        out.printf(
                "%,d could not be decoded, %,d did not fit the filter, %,d offsets were deleted by retention%n",
                summary.path("undecodable").asLong(),
                report.path("skipped").asLong(),
                report.path("gone").asLong());
        summary.path("lost")
                .forEach(row -> out.printf(
                        "lost: %s version %d, %s-%d@%d, %s%n",
                        row.path("articleId").asString(),
                        row.path("version").asLong(),
                        row.path("topic").asString(),
                        row.path("partition").asInt(),
                        row.path("offset").asLong(),
                        row.path("reason").asString()));
        if (summary.has("enrichment")) {
            enrichment(summary.path("enrichment"), out);
        }
    }

    private static void enrichment(JsonNode enrichment, PrintWriter out) {
        out.printf(
                "%n%,d articles have two enrichments to compare; in %,d of them they find the same%n",
                enrichment.path("articles").asLong(),
                enrichment.path("unchanged").asLong());
        enrichment
                .path("models")
                .forEach(model -> out.printf(
                        "stored by %s, in the log by %s: %,d%n",
                        model.path("stored").asString(),
                        model.path("log").asString(),
                        model.path("articles").asLong()));
        changes("media topic", enrichment.path("topics"), out);
        changes("type of entity", enrichment.path("entityTypes"), out);
        changes("entity", enrichment.path("entities"), out);
        long undercount = enrichment.path("entitiesUndercount").asLong();
        if (undercount > 0) {
            out.printf("counts of entities may be too low by %,d%n", undercount);
        }
    }

    private static void changes(String name, JsonNode changes, PrintWriter out) {
        if (changes.isEmpty()) {
            return;
        }
        Table table = new Table(name, "kept", "gained", "lost", "agreement");
        int shown = 0;
        for (JsonNode change : changes) {
            if (shown++ == SHOWN) {
                break;
            }
            table.add(
                    change.path("name").asString(),
                    change.path("kept").asLong(),
                    change.path("gained").asLong(),
                    change.path("lost").asLong(),
                    "%.3f".formatted(change.path("agreement").asDouble()));
        }
        out.println();
        table.print(out);
        if (changes.size() > SHOWN) {
            out.printf("and %,d more: see --json%n", changes.size() - SHOWN);
        }
    }
}
