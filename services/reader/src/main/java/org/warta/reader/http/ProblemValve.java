package org.warta.reader.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Tells as a problem what Tomcat refuses before anything else sees it: a request line or a header that it cannot read. */
public final class ProblemValve extends ErrorReportValve {
    private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int code = response.getStatus();
        if (code < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return; // is told already
        }
        AtomicBoolean connected = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, connected);
        if (!connected.get()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            if (response.getReporter() != null) { // null when the answer has begun
                response.getReporter().write(JSON.writeValueAsString(problem(code)));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            log.debug("nobody is told of status {}", code, gone);
        }
    }

    private static Map<String, Object> problem(int code) {
        HttpStatus status = HttpStatus.resolve(code);
        boolean refused =
                code < HttpStatus.INTERNAL_SERVER_ERROR.value() || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED;
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", Problems.type(refused ? "bad-request" : "internal"));
        problem.put("title", status == null ? "Error" : status.getReasonPhrase());
        problem.put("status", code);
        problem.put("detail", refused ? Problems.MALFORMED : Problems.FAULT);
        return problem;
    }
}
