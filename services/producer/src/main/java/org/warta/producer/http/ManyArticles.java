package org.warta.producer.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.warta.producer.push.Outcome;
import org.warta.producer.push.Piece;
import org.warta.producer.push.Splitter;
import org.warta.producer.push.Submission;
import org.warta.producer.push.SubmissionReader;
import org.warta.producer.push.Submitted;

/**
 * Answers one request with many articles: a line for each, in their order, while more of them still come in. A few hundred
 * are in the hands of Kafka at any time, so memory is bounded and neither side waits for the other. Where the request
 * cannot go on, a last line says why.
 */
final class ManyArticles {
    private static final int CHUNK_ARTICLES = 250;
    private static final int CHUNK_BYTES = 1024 * 1024;
    private static final int CHUNKS_IN_FLIGHT = 8;
    private static final int ANSWER_BYTES = 32 * 1024;

    private final Submitter submitter;
    private final RateLimit rate;
    private final HttpProperties properties;
    private final Sender sender;
    private final String sourceId;
    private final Splitter pieces;
    private final HttpServletResponse response;
    private final Order order = new Order();
    private final Deque<CompletableFuture<Outcome>> inFlight = new ArrayDeque<>();
    /** How many of those in flight each chunk has. */
    private final Deque<Integer> chunks = new ArrayDeque<>();

    private final ByteArrayOutputStream answer = new ByteArrayOutputStream(ANSWER_BYTES);
    private final long deadline;
    private long read;
    private long answered;
    private boolean published;
    private @Nullable Outcome failure;

    ManyArticles(
            Submitter submitter,
            RateLimit rate,
            HttpProperties properties,
            Sender sender,
            Splitter pieces,
            HttpServletResponse response) {
        this.submitter = submitter;
        this.rate = rate;
        this.properties = properties;
        this.sender = sender;
        this.sourceId = sender.sourceId();
        this.pieces = pieces;
        this.response = response;
        this.deadline = System.nanoTime() + properties.requestTimeout().toNanos();
    }

    /**
     * @param key of a single article that another instance handed on; null for none
     * @throws ProblemException when nothing was published and nothing can be now
     */
    void answer(@Nullable IdempotencyKey key) throws IOException {
        response.setStatus(HttpStatus.OK.value());
        response.setContentType(Formats.NDJSON);
        Stop stop = null;
        Chunk chunk = new Chunk();
        for (Piece piece = pieces.next(); piece != null && failure == null; piece = pieces.next()) {
            stop = stop();
            if (stop != null) {
                break;
            }
            read++;
            chunk.add(piece);
            if (chunk.isFull()) {
                chunk.submit(key);
                chunk = new Chunk();
                finish(CHUNKS_IN_FLIGHT);
            }
        }
        if (failure == null) {
            chunk.submit(key);
        }
        finish(0);
        end(stop == null ? broken() : stop);
    }

    /** Why no more is read, as HTTP says it. */
    private record Stop(HttpStatus status, String detail) {}

    /** Asked with another article in hand: where nothing is left, nothing has to stop. */
    private @Nullable Stop stop() {
        if (pieces.total() > properties.maxRequestSize().toBytes()) {
            return new Stop(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The body is over the limit of "
                            + properties.maxRequestSize().toBytes() + " bytes. Send the rest as another request.");
        }
        if (read >= properties.maxArticles()) {
            return new Stop(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The request holds more than " + properties.maxArticles()
                            + " articles. Send the rest as another request.");
        }
        if (deadline - System.nanoTime() <= 0) {
            return new Stop(
                    HttpStatus.REQUEST_TIMEOUT,
                    "The request takes longer than " + properties.requestTimeout()
                            + ". Send the rest as another request.");
        }
        return null;
    }

    private @Nullable Stop broken() {
        return pieces.problem() == null
                ? null
                : new Stop(HttpStatus.BAD_REQUEST, "The body is broken: " + pieces.problem() + ".");
    }

    /** Articles that are handed over together. */
    private final class Chunk {
        private final List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        private final List<Submission> submissions = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();
        private int bytes;

        void add(Piece piece) {
            byte[] json = piece.bytes();
            if (json == null) {
                outcomes.add(CompletableFuture.completedFuture(Outcome.tooLarge(properties.mostArticleBytes())));
                return;
            }
            bytes += json.length;
            Submitted submitted = SubmissionReader.json(json, sourceId, piece.linesBefore());
            outcomes.add(CompletableFuture.completedFuture(Outcome.rejected(submitted.faults(), null)));
            submitted.submissions().forEach(this::add);
        }

        private void add(Submission submission) {
            places.add(outcomes.size() - 1);
            submissions.add(submission);
        }

        boolean isFull() {
            return outcomes.size() >= CHUNK_ARTICLES || bytes >= CHUNK_BYTES;
        }

        void submit(@Nullable IdempotencyKey key) {
            pace(submissions.size());
            List<CompletableFuture<Outcome>> pending =
                    submitter.submit(submissions, sender, key, order, properties.answerTimeout());
            for (int i = 0; i < pending.size(); i++) {
                outcomes.set(places.get(i), pending.get(i));
            }
            inFlight.addAll(outcomes);
            chunks.add(outcomes.size());
        }
    }

    /** Waits for the sender's turn. */
    private void pace(int articles) {
        for (Duration wait = rate.wait(sender.name());
                !wait.isZero() && deadline - System.nanoTime() > 0;
                wait = rate.wait(sender.name())) {
            LockSupport.parkNanos(Math.min(wait.toNanos(), deadline - System.nanoTime()));
        }
        rate.take(sender.name(), articles);
    }

    /** Waits until no more than so many chunks are in flight, and writes the lines of the others. */
    private void finish(int most) throws IOException {
        while (chunks.size() > most) {
            for (int left = chunks.remove(); left > 0; left--) {
                line(outcome(inFlight.remove()));
            }
            if (answer.size() >= ANSWER_BYTES) {
                send();
            }
        }
    }

    /** Once one has failed the others are not waited for: they would all wait in turn. */
    private Outcome outcome(CompletableFuture<Outcome> pending) {
        if (failure != null && !pending.isDone()) {
            return Outcome.failed(null, HttpStatus.SERVICE_UNAVAILABLE.value(), Submitter.UNCERTAIN);
        }
        try {
            return submitter.await(pending);
        } catch (ProblemException late) {
            return Outcome.failed(null, late.status().value(), String.valueOf(late.getMessage()));
        }
    }

    private void line(Outcome outcome) {
        if (outcome.result() == Outcome.Result.FAILED && failure == null) {
            failure = outcome;
        }
        published |= outcome.result() == Outcome.Result.ACCEPTED || outcome.result() == Outcome.Result.UNCHANGED;
        Lines.write(answered++, outcome, answer);
    }

    private void end(@Nullable Stop stop) throws IOException {
        Outcome failed = failure;
        if (failed != null && !published && !response.isCommitted()) {
            response.reset();
            throw ProblemException.of(failed);
        }
        if (failed != null) {
            last(HttpStatus.valueOf(failed.status()), "Send the articles that failed, and the rest, again later.");
        } else if (stop != null) {
            last(stop.status, stop.detail);
        }
        send();
    }

    private void last(HttpStatus status, String detail) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("result", "stopped");
        members.put("status", status.value());
        members.put("detail", detail);
        Lines.write(members, answer);
    }

    private void send() throws IOException {
        answer.writeTo(response.getOutputStream());
        answer.reset();
        response.flushBuffer();
    }
}
