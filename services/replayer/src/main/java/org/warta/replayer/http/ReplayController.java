package org.warta.replayer.http;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.warta.event.ReplayEventKind;
import org.warta.replayer.replay.DryRun;
import org.warta.replayer.replay.Replay;
import org.warta.replayer.replay.ReplaySpec;
import org.warta.replayer.stream.Replays;

/** Replays over HTTP. What an answer says has been committed. */
@RestController
@RequestMapping("/api/v1/replays")
final class ReplayController {
    private final Replays replays;

    ReplayController(Replays replays) {
        this.replays = replays;
    }

    /** @param why null: nothing is said */
    record Reason(@Nullable String why) {}

    /**
     * @param recordsPerSecond null: as fast as it goes
     * @param why null: nothing is said
     */
    record Rate(@Nullable Long recordsPerSecond, @Nullable String why) {}

    @PostMapping("/dry-run")
    DryRun dryRun(@RequestBody ReplaySpec spec) {
        return replays.dryRun(spec);
    }

    @PostMapping
    ResponseEntity<ReplayView> start(@RequestBody ReplaySpec spec, Principal who) {
        Replay started = replays.start(spec, who.getName());
        return ResponseEntity.created(URI.create("/api/v1/replays/" + started.id()))
                .body(view(started));
    }

    @GetMapping
    Map<String, List<ReplayView>> list() {
        return Map.of("replays", replays.all().stream().map(this::view).toList());
    }

    @GetMapping("/{id}")
    ReplayView get(@PathVariable String id) {
        return view(find(id));
    }

    @GetMapping("/{id}/events")
    Map<String, List<ReplayView.Event>> events(@PathVariable String id) {
        return Map.of(
                "events", find(id).events().stream().map(ReplayView.Event::of).toList());
    }

    @PostMapping("/{id}/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayView pause(@PathVariable String id, @RequestBody(required = false) @Nullable Reason reason, Principal who) {
        return ask(id, ReplayEventKind.PAUSE_REQUESTED, reason, who);
    }

    @PostMapping("/{id}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayView resume(@PathVariable String id, @RequestBody(required = false) @Nullable Reason reason, Principal who) {
        return ask(id, ReplayEventKind.RESUME_REQUESTED, reason, who);
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayView cancel(@PathVariable String id, @RequestBody(required = false) @Nullable Reason reason, Principal who) {
        return ask(id, ReplayEventKind.CANCEL_REQUESTED, reason, who);
    }

    @PutMapping("/{id}/rate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayView rate(@PathVariable String id, @RequestBody Rate rate, Principal who) {
        try {
            return view(replays.setRate(find(id), rate.recordsPerSecond(), who.getName(), rate.why()));
        } catch (IllegalStateException ended) {
            throw problem(HttpStatus.CONFLICT, "replay-conflict", String.valueOf(ended.getMessage()));
        }
    }

    private ReplayView ask(String id, ReplayEventKind kind, @Nullable Reason reason, Principal who) {
        try {
            return view(replays.ask(find(id), kind, who.getName(), reason == null ? null : reason.why()));
        } catch (IllegalStateException impossible) {
            throw problem(HttpStatus.CONFLICT, "replay-conflict", String.valueOf(impossible.getMessage()));
        }
    }

    private Replay find(String id) {
        return replays.find(id)
                .orElseThrow(() -> problem(HttpStatus.NOT_FOUND, "unknown-replay", "There is no replay `" + id + "`."));
    }

    private ReplayView view(Replay replay) {
        return ReplayView.of(replay, replays.progress(replay));
    }

    private static ErrorResponseException problem(HttpStatus status, String type, String detail) {
        ProblemDetail problem = Problems.problem(status, type, detail);
        return new ErrorResponseException(status, problem, null);
    }
}
