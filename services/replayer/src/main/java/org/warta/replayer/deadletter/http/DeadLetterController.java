package org.warta.replayer.deadletter.http;

import java.security.Principal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.warta.replayer.deadletter.Letter;
import org.warta.replayer.deadletter.LetterAddress;
import org.warta.replayer.deadletter.LetterDetail;
import org.warta.replayer.deadletter.LetterFilter;
import org.warta.replayer.deadletter.LetterIndex;
import org.warta.replayer.deadletter.LetterState;
import org.warta.replayer.deadletter.stream.DeadLetters;
import org.warta.replayer.replay.RefusedException;

/** What dead letters there are, and what one of them says. */
@RestController
@RequestMapping("/api/v1/dead-letters")
final class DeadLetterController {
    private static final int MOST_LETTERS = 500;

    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    @GetMapping
    GroupList groups(@ModelAttribute LetterFilter filter, @RequestParam(defaultValue = "day") String by) {
        ChronoUnit bucket = switch (by) {
            case "hour" -> ChronoUnit.HOURS;
            case "day" -> ChronoUnit.DAYS;
            default -> throw new RefusedException("by", "by is `" + by + "`, but must be hour or day.");
        };
        return new GroupList(ReachView.of(letters.reach()), letters.groups(filter, bucket));
    }

    @GetMapping("/letters")
    LetterList letters(
            @ModelAttribute LetterFilter filter,
            @RequestParam(required = false) @Nullable LetterState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST_LETTERS) {
            throw new RefusedException("limit", "limit is " + limit + ", but must be from 1 to " + MOST_LETTERS + ".");
        }
        List<LetterIndex.Listed> found = letters.letters(filter, state, position(cursor), limit + 1);
        List<LetterLine> lines = found.stream().limit(limit).map(LetterLine::of).toList();
        String next = found.size() > limit
                ? found.get(limit - 1).head().time().toEpochMilli() + "~"
                        + found.get(limit - 1).head().address()
                : null;
        return new LetterList(ReachView.of(letters.reach()), lines, next);
    }

    @GetMapping("/{topic}/{partition}/{offset}")
    LetterDetail letter(
            @PathVariable String topic,
            @PathVariable int partition,
            @PathVariable long offset,
            @RequestParam(defaultValue = "false") boolean full) {
        DeadLetters.Found found = find(topic, partition, offset);
        return LetterDetail.of(found.letter(), found.event(), found.problem(), found.fate(), full);
    }

    /** The value's bytes as they are, never to be shown by a browser. */
    @GetMapping("/{topic}/{partition}/{offset}/value")
    ResponseEntity<byte[]> value(@PathVariable String topic, @PathVariable int partition, @PathVariable long offset) {
        DeadLetters.Found found = find(topic, partition, offset);
        byte[] bytes = Letter.bytes(found.letter().value());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + found.letter().address() + ".bin\"")
                .body(bytes == null ? new byte[0] : bytes);
    }

    @PostMapping("/{topic}/{partition}/{offset}/redrive")
    SingleResult redrive(
            @PathVariable String topic,
            @PathVariable int partition,
            @PathVariable long offset,
            @RequestBody SingleRequest request,
            Principal operator)
            throws InterruptedException {
        LetterAddress address = address(topic, partition, offset);
        String why = Why.checked(request.why(), request.dryRun());
        Optional<DeadLetters.RedrivenOne> done = letters.redrive(
                new DeadLetters.Single(address, operator.getName(), why, request.again(), request.value()),
                request.dryRun());
        DeadLetters.RedrivenOne one = done.orElseThrow(() -> new UnknownLetterException(address));
        SingleResult result = SingleResult.of(one);
        if (!request.dryRun() && one.outcome().target() == null) {
            throw new NotRedrivenException(result);
        }
        return result;
    }

    private DeadLetters.Found find(String topic, int partition, long offset) {
        LetterAddress address = address(topic, partition, offset);
        return letters.find(address).orElseThrow(() -> new UnknownLetterException(address));
    }

    private static LetterAddress address(String topic, int partition, long offset) {
        if (!LetterAddress.isTopic(topic) || partition < 0 || offset < 0) {
            throw new UnknownLetterException(topic + "-" + partition + "@" + offset);
        }
        return new LetterAddress(topic, partition, offset);
    }

    private static LetterIndex.@Nullable Position position(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        int end = cursor.indexOf('~');
        Optional<LetterAddress> address = end < 0 ? Optional.empty() : LetterAddress.parse(cursor.substring(end + 1));
        if (address.isEmpty() || !cursor.substring(0, end).matches("\\d{1,15}")) {
            throw new RefusedException(
                    "cursor", "cursor is none of this list's: take it from `next`, or leave it out.");
        }
        return new LetterIndex.Position(Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, end))), address.get());
    }
}
