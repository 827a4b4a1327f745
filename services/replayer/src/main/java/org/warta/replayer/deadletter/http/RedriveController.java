package org.warta.replayer.deadletter.http;

import java.net.URI;
import java.security.Principal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.warta.replayer.deadletter.LetterFilter;
import org.warta.replayer.deadletter.RedriveTask;
import org.warta.replayer.deadletter.stream.DeadLetters;

/** Many letters at once: dry runs, redrives, and how far they are. */
@RestController
@RequestMapping("/api/v1/dead-letters")
final class RedriveController {
    private static final String REDRIVES = "/api/v1/dead-letters/redrives";
    private static final int MOST_LISTED = 200;

    private final DeadLetters letters;

    RedriveController(DeadLetters letters) {
        this.letters = letters;
    }

    @PostMapping("/redrive")
    ResponseEntity<?> redrive(@RequestBody ManyRequest request, Principal operator) {
        LetterFilter filter = request.filter() == null ? LetterFilter.ALL : request.filter();
        String why = Why.checked(request.why(), request.dryRun());
        if (request.dryRun()) {
            return ResponseEntity.ok(letters.dryRun(filter, request.again()));
        }
        RedriveTask task = letters.start(filter, request.again(), operator.getName(), why);
        return ResponseEntity.accepted()
                .location(URI.create(REDRIVES + "/" + task.id()))
                .body(view(task));
    }

    @GetMapping("/redrives")
    RedriveList redrives() {
        return new RedriveList(
                letters.redrives().stream().limit(MOST_LISTED).map(this::view).toList());
    }

    @GetMapping("/redrives/{id}")
    RedriveView redrive(@PathVariable String id) {
        return view(letters.redrive(id).orElseThrow(() -> new UnknownRedriveException(id)));
    }

    @PostMapping("/redrives/{id}/cancel")
    RedriveView cancel(@PathVariable String id, @RequestBody CancelRequest request, Principal operator) {
        String why = Why.checked(request.why(), false);
        return view(letters.cancel(id, operator.getName(), why).orElseThrow(() -> new UnknownRedriveException(id)));
    }

    private RedriveView view(RedriveTask task) {
        return RedriveView.of(task, letters.waitsFor(task));
    }
}
