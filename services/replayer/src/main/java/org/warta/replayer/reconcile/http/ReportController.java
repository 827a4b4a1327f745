package org.warta.replayer.reconcile.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.warta.replayer.reconcile.Finding;
import org.warta.replayer.reconcile.Report;
import org.warta.replayer.reconcile.ReportRow;
import org.warta.replayer.reconcile.Verdict;
import org.warta.replayer.reconcile.stream.Reconciler;
import org.warta.replayer.replay.RefusedException;
import org.warta.replayer.replay.Replay;
import org.warta.replayer.stream.ReplayLog;
import org.warta.schemas.wire.RegistryUnavailableException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reports: the summary as JSON, or every row as NDJSON or CSV, written as it is found. An answer that breaks off has no proper
 * end, so that a client notices.
 */
@RestController
final class ReportController {
    private static final Logger log = LoggerFactory.getLogger(ReportController.class);
    private static final String CSV = "text/csv";

    /** More at once would only share the database. */
    private static final int MOST_AT_ONCE = 2;

    private static final String RETRY_AFTER_SECONDS = "30";

    private final Reconciler reconciler;
    private final ReplayLog replays;
    private final JsonMapper mapper;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE);

    ReportController(Reconciler reconciler, ReplayLog replays, JsonMapper mapper) {
        this.reconciler = reconciler;
        this.replays = replays;
        this.mapper = mapper;
    }

    @PostMapping(
            path = "/api/v1/reconciliations",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE, CSV})
    void reconcile(
            @RequestBody ReconciliationRequest request,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept,
            @RequestParam(name = "verdict", defaultValue = "") List<String> verdicts,
            HttpServletResponse response)
            throws IOException, ServletException {
        write(
                each -> reconciler.compare(request.from(), request.filter(), each),
                ReportFormat.accepted(accept),
                verdicts(verdicts),
                response);
    }

    @GetMapping(
            path = "/api/v1/replays/{id}/report",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE, CSV})
    void report(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept,
            @RequestParam(name = "verdict", defaultValue = "") List<String> verdicts,
            HttpServletResponse response)
            throws IOException, ServletException {
        replays.checkRead();
        Replay replay = replays.find(id)
                .orElseThrow(() -> problem(HttpStatus.NOT_FOUND, "unknown-replay", "There is no replay `" + id + "`."));
        if (replay.end() == null) {
            throw problem(
                    HttpStatus.CONFLICT,
                    "not-ended",
                    "The replay is " + replay.status() + ": its report can be made once it has ended.");
        }
        write(each -> reconciler.compare(replay, each), ReportFormat.accepted(accept), verdicts(verdicts), response);
    }

    private void write(
            Function<Consumer<Finding>, Report> comparison,
            ReportFormat format,
            Set<Verdict> verdicts,
            HttpServletResponse response)
            throws IOException, ServletException {
        if (!turns.tryAcquire()) {
            throw problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "busy",
                    MOST_AT_ONCE + " reports are being made already: ask again when one is done.");
        }
        try {
            response.setContentType(format.type().toString());
            OutputStream out = response.getOutputStream();
            out.write(format.begin().getBytes(StandardCharsets.UTF_8));
            Report report = comparison.apply(finding -> {
                if (verdicts.contains(finding.verdict())) {
                    write(out, format.row(ReportRow.of(finding), mapper));
                }
            });
            out.write(format.end(report, mapper).getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        } catch (RuntimeException failed) {
            if (!response.isCommitted()) {
                response.reset();
                throw failed;
            }
            log.error("a report broke off", failed);
            throw new ServletException("a report broke off"); // Tomcat closes the connection without ending the answer
        } finally {
            turns.release();
        }
    }

    private static void write(OutputStream out, String row) {
        try {
            out.write(row.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** @param labels none: all */
    private static Set<Verdict> verdicts(List<String> labels) {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        for (String label : labels) {
            verdicts.add(Verdict.labelled(label)
                    .orElseThrow(() -> new RefusedException(
                            "#/verdict",
                            "There is no verdict `" + label + "`: there are new, same, changed, superseded, waiting and"
                                    + " lost.")));
        }
        return verdicts.isEmpty() ? EnumSet.allOf(Verdict.class) : verdicts;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> databaseAway(DataAccessException away) {
        log.warn("The read store did not answer a report: {}", away.toString());
        return unavailable("The read store does not answer: try again later.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> registryAway(RegistryUnavailableException away) {
        log.warn("The schema registry did not answer a report: {}", away.toString());
        return unavailable("The schema registry does not answer: try again later.");
    }

    private static ResponseEntity<ProblemDetail> unavailable(String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(body(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", detail));
    }

    private static ErrorResponseException problem(HttpStatus status, String type, String detail) {
        return new ErrorResponseException(status, body(status, type, detail), null);
    }

    private static ProblemDetail body(HttpStatus status, String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:warta:problem:" + type));
        return problem;
    }
}
