package org.warta.producer.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.warta.producer.intake.Identity;
import org.warta.producer.push.Outcome;
import org.warta.producer.push.Piece;
import org.warta.producer.push.Splitter;
import org.warta.producer.push.Submission;
import org.warta.producer.push.SubmissionReader;
import org.warta.producer.push.Submitted;

/** Takes articles in, alone or many at once, and retracts them. */
@RestController
final class ArticleController {
    static final String ARTICLES = "/api/v1/articles";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Submitter submitter;
    private final Replies replies;
    private final RateLimit rate;
    private final HttpProperties properties;
    private final Clock clock;
    private final Semaphore requests;

    ArticleController(Submitter submitter, Replies replies, RateLimit rate, HttpProperties properties, Clock clock) {
        this.submitter = submitter;
        this.replies = replies;
        this.rate = rate;
        this.properties = properties;
        this.clock = clock;
        this.requests = new Semaphore(properties.maxRequests());
    }

    @PostMapping(ARTICLES)
    void submit(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(required = false) @Nullable String uri,
            Authentication who)
            throws IOException {
        Formats format = Formats.of(request.getContentType(), request.getHeader(HttpHeaders.CONTENT_ENCODING));
        if (request.getContentLengthLong() > properties.maxRequestSize().toBytes()) {
            throw ProblemException.tooLarge("The body is over the limit of "
                    + properties.maxRequestSize().toBytes() + " bytes: send it as several requests.");
        }
        Sender sender = sender(request, who);
        boolean limited = !sender.forwarded(); // waiting for each other, two instances would wait for ever
        if (limited && !requests.tryAcquire()) {
            throw ProblemException.tooFast("Too many requests are being worked on. Try again a little later.", 1);
        }
        try {
            submit(request, response, format, uri, sender);
        } finally {
            if (limited) {
                requests.release();
            }
        }
    }

    @DeleteMapping(value = ARTICLES + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> retract(
            HttpServletRequest request, @PathVariable String id, Authentication who) {
        UUID uuid;
        try {
            uuid = UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.unknownArticle("`" + id + "` is no id of an article.");
        }
        Outcome outcome = submitter
                .await(submitter.retract(uuid.toString(), sender(request, who)))
                .orElseThrow(() -> ProblemException.unknownArticle("No article " + uuid
                        + " was submitted here. One that came from a file or a feed is retracted by submitting its"
                        + " uri with pubStatus canceled."));
        if (outcome.version() == null) {
            throw ProblemException.of(outcome);
        }
        return ResponseEntity.ok(Lines.members(outcome));
    }

    private void submit(
            HttpServletRequest request,
            HttpServletResponse response,
            Formats format,
            @Nullable String uri,
            Sender sender)
            throws IOException {
        Splitter pieces = new Splitter(request.getInputStream(), properties.mostArticleBytes());
        boolean array = format == Formats.JSON && pieces.first() == '[';
        if (array) {
            pieces.enterArray();
        }
        String header = request.getHeader(IDEMPOTENCY_KEY);
        if (array || format == Formats.LINES) {
            IdempotencyKey key = forwarded(header, request.getHeader(Forwarder.PAYLOAD), sender);
            if (header != null && key == null) {
                throw ProblemException.badRequest("Idempotency-Key is for one article. Many may be sent again as they"
                        + " are: each is known by its uri and its content.");
            }
            new ManyArticles(submitter, rate, properties, sender, pieces, response).answer(key);
            return;
        }
        Piece piece = pieces.rest();
        byte[] body = piece.bytes();
        if (body == null) {
            throw ProblemException.tooLarge(
                    "The article is over the limit of " + properties.mostArticleBytes() + " bytes.");
        }
        List<Submission> submissions = read(format, body, request.getContentType(), uri, sender);
        pay(sender, submissions.size());
        if (submissions.size() == 1) {
            one(submissions.get(0), header, Identity.sha256(body), sender, response);
        } else {
            several(submissions, sender, response);
        }
    }

    private List<Submission> read(
            Formats format, byte[] body, String contentType, @Nullable String uri, Sender sender) {
        Submitted submitted = switch (format) {
            case JSON, LINES -> SubmissionReader.json(body, sender.sourceId(), 0);
            case TEXT -> SubmissionReader.text(body, sender.sourceId(), uri);
            case NEWSML_G2 -> SubmissionReader.newsMl(body, sender.sourceId(), contentType, clock.instant());
        };
        if (!submitted.faults().isEmpty()) {
            throw ProblemException.invalid(submitted.faults());
        }
        return submitted.submissions();
    }

    private void one(
            Submission submission,
            @Nullable String header,
            ByteBuffer payload,
            Sender sender,
            HttpServletResponse response)
            throws IOException {
        IdempotencyKey key = header == null ? null : IdempotencyKey.of(header, sender, payload);
        Outcome outcome = key == null
                ? publish(submission, sender, null)
                : replies.once(key, () -> publish(submission, sender, key));
        if (outcome.version() == null) {
            throw outcome.faults().stream().anyMatch(fault -> fault.detail().equals(Submitter.KEY_REUSED))
                    ? ProblemException.keyReused("Refused: " + Submitter.KEY_REUSED + ".")
                    : ProblemException.of(outcome);
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        Lines.write(Lines.members(outcome), answer);
        response.setStatus(outcome.status());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(
                HttpHeaders.LOCATION, URI.create(ARTICLES + "/" + outcome.id()).toString());
        answer.writeTo(response.getOutputStream());
    }

    private Outcome publish(Submission submission, Sender sender, @Nullable IdempotencyKey key) {
        return submitter.await(submitter
                .submit(List.of(submission), sender, key, new Order(), Duration.ZERO)
                .get(0));
    }

    /** Of one document: published in as many transactions as it has partitions. */
    private void several(List<Submission> submissions, Sender sender, HttpServletResponse response) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        long index = 0;
        for (CompletableFuture<Outcome> outcome :
                submitter.submit(submissions, sender, null, new Order(), properties.answerTimeout())) {
            Lines.write(index++, submitter.await(outcome), answer);
        }
        response.setStatus(HttpStatus.OK.value());
        response.setContentType(Formats.NDJSON);
        answer.writeTo(response.getOutputStream());
    }

    private void pay(Sender sender, int articles) {
        Duration wait = rate.wait(sender.name());
        if (!wait.isZero()) {
            throw ProblemException.tooFast(
                    "This token sends faster than its " + properties.articlesPerSecond() + " articles a second.",
                    Math.toIntExact(wait.plusMillis(999).toSeconds()));
        }
        rate.take(sender.name(), articles);
    }

    private static @Nullable IdempotencyKey forwarded(
            @Nullable String header, @Nullable String payload, Sender sender) {
        if (header == null || payload == null || !sender.forwarded() || !payload.matches("[0-9a-f]{64}")) {
            return null;
        }
        return IdempotencyKey.of(header, sender, ByteBuffer.wrap(HexFormat.of().parseHex(payload)));
    }

    private static Sender sender(HttpServletRequest request, Authentication who) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return new Sender(
                who.getName(),
                authorization == null ? "" : authorization,
                "1".equals(request.getHeader(Forwarder.FORWARDED)));
    }
}
